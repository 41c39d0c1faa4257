import { join } from "node:path";
import type { Adb } from "@yume-chan/adb";
import { ReadableStream } from "@yume-chan/stream-extra";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator } from "./simulator.ts";
import type { Simulator } from "./simulator.ts";
import { blobOf } from "./wire/trial/phone.ts";
import { tangoDaemon, tangoServer } from "./wire/trial/tango.ts";

const shop = join(import.meta.dirname, "apps", "shop");

const bytesIn = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ apps: [shop] });
});
afterAll(() => simulator.close());

it("Tango knows the server's version, features and devices", async () => {
  const client = tangoServer(simulator.serverPort);
  expect(await client.getVersion()).toBe(41);
  expect(await client.getServerFeatures()).toContain("shell_v2");
  expect(await client.getDevices()).toMatchObject([
    { serial: "emulator-5554", state: "device", model: "sdk_gphone64_x86_64" },
  ]);
  const { features } = await client.getDeviceFeatures({ serial: "emulator-5554" });
  expect(features).toEqual(simulator.phone.profile.features);
  await client.waitFor({ serial: "emulator-5554" }, "device");
  await expect(client.createTransport({ serial: "nope" })).rejects.toThrow("device 'nope' not found");
});

it("Tango follows devices as they go and come", async () => {
  const client = tangoServer(simulator.serverPort);
  const observer = await client.trackDevices();
  const seen: string[] = [];
  observer.onListChange((devices) => seen.push(devices.map(({ state }) => state).join() || "none"));
  simulator.phone.faults.link = "gone";
  await expect.poll(() => seen.at(-1)).toBe("none");
  simulator.phone.faults.link = "device";
  await expect.poll(() => seen.at(-1)).toBe("device");
  await observer.stop();
});

describe.each(["server", "packets of adbd"] as const)("Tango over the %s", (side) => {
  let adb: Adb;
  beforeAll(async () => {
    adb =
      side === "server"
        ? await tangoServer(simulator.serverPort).createAdb({ serial: "emulator-5554" })
        : await tangoDaemon(simulator.adbdPort);
  });
  afterAll(() => adb.close());

  it("knows what it speaks to", async () => {
    expect(adb.banner).toMatchObject({ product: "sdk_gphone64_x86_64", device: "emu64xa" });
    expect(await adb.getProp("ro.build.version.sdk")).toBe("34");
  });

  it("runs commands with and without the shell protocol", async () => {
    const shell = await adb.subprocess.shellProtocol?.spawnWait("echo out; echo wrong >&2; exit 3");
    expect(shell?.exitCode).toBe(3);
    expect(Buffer.from(shell?.stdout ?? []).toString()).toBe("out\n");
    expect(Buffer.from(shell?.stderr ?? []).toString()).toBe("wrong\n");
    expect(await adb.subprocess.noneProtocol.spawnWaitText("echo a; echo b >&2")).toBe("a\nb\n");
  });

  it("holds a terminal open", async () => {
    const terminal = await adb.subprocess.shellProtocol?.pty();
    const writer = terminal?.input.getWriter();
    await writer?.write(Buffer.from("echo $((6 * 7))\nexit 5\n"));
    let text = "";
    if (terminal) for await (const part of terminal.output) text += Buffer.from(part).toString();
    expect(text).toContain("\r\n42\r\n");
    expect(await terminal?.exited).toBe(5);
  });

  it("writes, looks at, lists and reads files", async () => {
    const bytes = blobOf(1_000_003);
    const sync = await adb.sync();
    const file = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    await sync.write({ filename: "/sdcard/Download/tango.bin", file, permission: 0o644 });
    expect(await sync.stat("/sdcard/Download/tango.bin")).toMatchObject({ size: BigInt(bytes.length) });
    expect((await sync.readdir("/sdcard/Download")).map(({ name }) => name)).toContain("tango.bin");
    expect((await bytesIn(sync.read("/sdcard/Download/tango.bin"))).equals(bytes)).toBe(true);
    await expect(sync.stat("/sdcard/none")).rejects.toThrow();
    await expect(bytesIn(sync.read("/sdcard/none"))).rejects.toThrow("No such file or directory");
    await sync.dispose();
    expect(await adb.rm("/sdcard/Download/tango.bin")).toBe("");
  });

  it("takes a picture", async () => {
    const frame = await adb.framebuffer();
    expect(frame).toMatchObject({ width: 1080, height: 2400, red_offset: 0, blue_offset: 16 });
    expect(frame.data.length).toBe(1080 * 2400 * 4);
  });

  it("is told why it cannot be root, and that a service is not there", async () => {
    expect(await adb.createSocketAndWait("root:")).toBe("adbd cannot run as root in production builds\n");
    await expect(adb.createSocket("nonsense:")).rejects.toThrow();
  });

  it("runs many streams at once, each with its own bytes", async () => {
    const texts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        adb.subprocess.noneProtocol.spawnWaitText(`for i in 1 2 3; do echo ${index}; done`),
      ),
    );
    expect(texts).toEqual(texts.map((_, index) => `${index}\n`.repeat(3)));
  });
});

it("Tango reaches a server of the host through a reverse forward", async () => {
  const adb = await tangoDaemon(simulator.adbdPort);
  const heard = Promise.withResolvers<string>();
  // Tango takes the connection only when this has returned.
  await adb.reverse.add("tcp:7123", (socket) => {
    heard.resolve(bytesIn(socket.readable).then(String));
  });
  expect(await adb.reverse.list()).toMatchObject([{ deviceSerial: expect.stringMatching(/^host-/) }]);
  const client = await adb.createSocket("tcp:7123");
  const writer = client.writable.getWriter();
  await writer.write(Buffer.from("hello host"));
  await client.close();
  expect(await heard.promise).toBe("hello host");
  await adb.close();
});
