/** Many phones in one process, each driven by a client of its own, and nothing mixed up. */
import { once } from "node:events";
import type { Duplex } from "node:stream";
import { Adb } from "@devicefarmer/adbkit";
import { expect, it, onTestFinished } from "vitest";
import { startSimulator } from "./simulator.ts";
import { trialApp } from "./trial/app.ts";
import { trialPackage } from "./trial/phone.ts";

const count = 16;

async function read(stream: Duplex): Promise<string> {
  let text = "";
  stream.on("data", (part: Buffer) => (text += part.toString()));
  await once(stream, "end");
  return text;
}

function centreOf(xml: string, id: string): string {
  const bounds = new RegExp(`/${id}"[^>]* bounds="\\[(\\d+),(\\d+)\\]\\[(\\d+),(\\d+)\\]"`).exec(xml);
  const [left = 0, top = 0, right = 0, bottom = 0] = (bounds ?? []).slice(1).map(Number);
  return `${Math.round((left + right) / 2)} ${Math.round((top + bottom) / 2)}`;
}

/** Start a phone, use it through its adb server, and tell all that a client could see of it. */
async function drive(number: number) {
  const name = `phone${String(number).padStart(2, "0")}`;
  const simulator = await startSimulator({
    apps: [trialApp],
    serial: `emulator-${5600 + 2 * number}`,
    seed: number + 1,
    api: 26 + (number % 11),
  });
  onTestFinished(() => simulator.close());
  const client = Adb.createClient({ host: "127.0.0.1", port: simulator.serverPort, bin: "" });
  const device = client.getDevice(`emulator-${5600 + 2 * number}`);
  const shell = async (command: string): Promise<string> => read(await device.shell(command));
  await shell(`echo ${name} > /sdcard/name`);
  await shell(`am start -W -n ${trialPackage}/.Main`);
  const before = await shell("uiautomator dump /dev/tty");
  await shell(`input tap ${centreOf(before, "name")}`);
  await shell(`input text ${name}; log -t mark ${name}`);
  return {
    name,
    api: String(26 + (number % 11)),
    devices: (await client.listDevices()).map(({ id }) => id),
    file: (await shell("cat /sdcard/name")).trim(),
    screen: await shell("uiautomator dump /dev/tty"),
    log: await shell("logcat -d -s mark"),
    sdk: (await shell("getprop ro.build.version.sdk")).trim(),
    pid: (await shell(`pidof ${trialPackage}`)).trim(),
  };
}

it("sixteen phones at once, each with its own client", async () => {
  const seen = await Promise.all(Array.from({ length: count }, (_, number) => drive(number)));
  const names = seen.map(({ name }) => name);
  for (const [number, phone] of seen.entries()) {
    expect(phone.devices).toEqual([`emulator-${5600 + 2 * number}`]);
    expect([phone.file, phone.sdk]).toEqual([phone.name, phone.api]);
    expect(phone.screen).toContain(`text="${phone.name}"`);
    expect(phone.log).toContain(phone.name);
    expect(phone.pid).toMatch(/^\d+$/);
    const others = names.filter((name) => name !== phone.name);
    expect(others.filter((name) => phone.screen.includes(name) || phone.log.includes(name))).toEqual([]);
  }
});
