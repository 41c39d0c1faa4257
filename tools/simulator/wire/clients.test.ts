/** Two client libraries against the adb server: adbkit, which speaks its protocol, and appium-adb, which runs adb. */
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { Duplex } from "node:stream";
import { Adb } from "@devicefarmer/adbkit";
import { ADB } from "appium-adb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAdbServer } from "./host/listen.ts";
import type { AdbServer } from "./host/listen.ts";
import { adbBinary } from "./trial/adb.ts";
import { blobOf, trialPhone } from "./trial/phone.ts";

const phone = trialPhone();
let server: AdbServer;
beforeAll(async () => {
  server = await startAdbServer([phone], { port: 0 });
});
afterAll(() => server.close());

const readAll = async (stream: Duplex): Promise<Buffer> => {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  await once(stream, "end");
  return Buffer.concat(parts);
};

const client = () => Adb.createClient({ host: "127.0.0.1", port: server.port, bin: "" });
const device = () => client().getDevice("emulator-5600");
const adb = () =>
  new ADB({
    adbPort: server.port,
    executable: { path: adbBinary ?? "", defaultArgs: [] },
    udid: "emulator-5600",
  });

describe("adbkit", () => {
  it("knows the version and the devices", async () => {
    expect(await client().version()).toBe(41);
    expect(await client().listDevices()).toMatchObject([{ id: "emulator-5600", type: "device" }]);
    expect(await device().getState()).toBe("device");
    // adbkit 3.3.9 sends get-devpath for both (its index maps the one command to the other's file).
    expect(await device().getSerialNo()).toBe("unknown");
    expect(await device().getDevicePath()).toBe("unknown");
  });

  it("runs a command", async () => {
    expect((await readAll(await device().shell("echo hi"))).toString()).toBe("hi\n");
  });

  it("pushes, looks at, lists and pulls a file of a megabyte", async () => {
    const bytes = blobOf(1_000_001);
    const push = await device().push(new PassThrough().end(bytes), "/sdcard/Download/a.bin", 0o644);
    await once(push, "end");
    expect(phone.files.read("/sdcard/Download/a.bin")?.equals(bytes)).toBe(true);
    expect(await device().stat("/sdcard/Download/a.bin")).toMatchObject({ size: bytes.length });
    expect((await device().readdir("/sdcard/Download")).map(({ name }) => name)).toContain("a.bin");
    const pull = await device().pull("/sdcard/Download/a.bin");
    const parts: Buffer[] = [];
    pull.on("data", (part: Buffer) => parts.push(part));
    await once(pull, "end");
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  });

  it("forwards and reverses", async () => {
    await device().reverse("tcp:7001", "tcp:9");
    expect(await device().listReverses()).toMatchObject([{ remote: "tcp:7001", local: "tcp:9" }]);
    await device().forward("tcp:0", "tcp:7001");
    expect(await device().listForwards()).toMatchObject([{ serial: "emulator-5600", remote: "tcp:7001" }]);
  });

  it("opens a service, and is told when there is none", async () => {
    const stream = await device().openLocal("exec:echo raw");
    expect((await readAll(stream)).toString()).toBe("raw\n");
    await expect(device().openLocal("nothing:")).rejects.toThrow("closed");
  });

  it("follows the devices", async () => {
    const tracker = await client().trackDevices();
    const changes: string[] = [];
    tracker.on("changeSet", (set: { changed: { type: string }[]; removed: unknown[] }) => {
      changes.push(...set.changed.map(({ type }) => type), ...set.removed.map(() => "removed"));
    });
    phone.faults.link = "offline";
    server.refresh();
    await expect.poll(() => changes).toContain("offline");
    phone.faults.link = "device";
    server.refresh();
    await expect.poll(() => changes).toContain("device");
    tracker.end();
  });
});

describe.skipIf(adbBinary === undefined)("appium-adb", () => {
  it("finds the device and runs commands", async () => {
    expect(await adb().getConnectedDevices()).toMatchObject([{ udid: "emulator-5600", state: "device" }]);
    expect(await adb().shell(["echo", "ping"])).toBe("ping");
    await expect(adb().shell(["exit", "3"])).rejects.toThrow("code 3");
  });

  it("installs and forwards", async () => {
    const port = 20_000 + (server.port % 10_000);
    await adb().forwardPort(port, 6790);
    expect(await adb().getForwardList()).toContain(`emulator-5600 tcp:${port} tcp:6790`);
    await adb().removePortForward(port);
  });
});
