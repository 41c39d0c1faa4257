import { expect, it, onTestFinished } from "vitest";
import { connectAdb } from "../device/adb.ts";
import type { DevicePort } from "../device/port.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { createBoots } from "./boots.ts";
import { readDeviceFacts } from "./facts.ts";

async function phone() {
  const simulator = await startSimulator({ apps: [] });
  onTestFinished(() => simulator.close());
  const port = connectAdb({ host: "127.0.0.1", port: simulator.serverPort }).device("emulator-5554");
  return { phone: simulator.phone, port };
}

const answersAgain = (port: DevicePort): Promise<boolean> =>
  port.shell("true").then(
    ({ code }) => code === 0,
    () => false,
  );

it("tells a new start of the device once", async () => {
  const { phone: device, port } = await phone();
  const boots = createBoots(port, (await readDeviceFacts(port, undefined)).boot);
  expect(await boots.again(undefined)).toBe(false);
  device.reboot();
  // The answer to a reboot still goes out; then the link is gone for a while.
  await expect.poll(() => answersAgain(port), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => answersAgain(port), { timeout: 20_000 }).toBe(true);
  expect(await boots.again(undefined)).toBe(true);
  expect(await boots.again(undefined)).toBe(false);
});

it("claims nothing of a device that tells no word", async () => {
  const { phone: device, port } = await phone();
  const boots = createBoots(port, "");
  device.settings.put("global", "boot_count", "7");
  expect(await boots.again(undefined)).toBe(false);
});
