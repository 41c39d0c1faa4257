import { hostname } from "node:os";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSimulator } from "../simulator/simulator.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { connectAdb } from "./adb.ts";
import { keepUndo, releaseLease, takeLease } from "./lease.ts";
import type { DevicePort } from "./port.ts";

const folder = "/data/local/tmp/preflight-lease";
let simulator: Simulator;
let port: DevicePort;

beforeEach(async () => {
  simulator = await startSimulator({ apps: [] });
  port = connectAdb({ host: "127.0.0.1", port: simulator.serverPort }).device("emulator-5554");
});

afterEach(() => simulator.close());

const take = (id: string): ReturnType<typeof takeLease> =>
  takeLease(port, { id, name: `client ${id}` }, undefined);

/** A holder that wrote its lease and then died or went on, on this machine or another. */
async function writeHolder(host: string, pid: number): Promise<void> {
  await port.shell(
    `mkdir ${folder}; printf 'x\t${host}\t${pid}\tan agent\n' > ${folder}/holder; echo >${folder}/used`,
  );
}

it("is held by one client, which others are told, until it is given back", async () => {
  expect(await take("a")).toBeNull();
  expect(await take("b")).toMatchObject({ by: "client a" });
  await port.shell(releaseLease("b"));
  expect(await take("b")).toMatchObject({ by: "client a" });
  await port.shell(releaseLease("a"));
  expect(await take("b")).toBeNull();
  await port.shell(releaseLease("b"));
  expect(simulator.phone.files.list("/data/local/tmp")).toEqual([]);
});

it("is respected across machines, and taken over once it has lain idle", async () => {
  await writeHolder("some-other-machine", 1);
  expect(await take("a")).toMatchObject({ by: "an agent" });
  await port.shell("sleep 601");
  expect(await take("a")).toBeNull();
});

it("of a process that died is taken over at once, and the device put back as it was", async () => {
  // Larger than any process id that a system gives.
  await writeHolder(hostname(), 2 ** 30);
  await port.shell(keepUndo("settings put system user_rotation 0\nsettings put global word 'it is'"));
  await port.shell("settings put system user_rotation 1");
  expect(await take("a")).toBeNull();
  expect(simulator.phone.settings.get("system", "user_rotation")).toBe("0");
  expect(simulator.phone.settings.get("global", "word")).toBe("it is");
  expect(simulator.phone.files.list(folder)).toEqual(["holder", "used"]);
});
