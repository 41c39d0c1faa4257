import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator } from "../simulator/simulator.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { connectAdb } from "./adb.ts";
import type { AdbServer, DevicePort } from "./port.ts";
import { quote } from "./quote.ts";

let simulator: Simulator;
let adb: AdbServer;
let device: DevicePort;

beforeAll(async () => {
  simulator = await startSimulator({ apps: [] });
  adb = connectAdb({ host: "127.0.0.1", port: simulator.serverPort });
  device = adb.device("emulator-5554");
});

afterAll(() => simulator.close());

describe("an adb server", () => {
  it("lists devices with their states", async () => {
    expect(await adb.devices()).toMatchObject([{ serial: "emulator-5554" }]);
  });

  it("that does not run is named, with what to do", async () => {
    const nobody = connectAdb({ host: "127.0.0.1", port: 1 });
    const failure = { reason: "no-device", message: "No adb server answers at 127.0.0.1:1." };
    await expect(nobody.devices()).rejects.toMatchObject(failure);
    await expect(nobody.device("x").shell("true")).rejects.toMatchObject(failure);
  });
});

describe("the device's shell", () => {
  it("gives standard output, standard error and exit code apart", async () => {
    expect(await device.shell("echo out; echo err >&2; exit 7")).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      code: 7,
    });
  });

  it("stops at its deadline", async () => {
    await expect(device.shell("cat", { deadline: 5_000 })).resolves.toMatchObject({ code: 0 });
    const endless = "while true; do sleep 3600; done";
    await expect(device.shell(endless, { deadline: 50 })).rejects.toMatchObject({ reason: "timeout" });
  });

  it("stops when the caller gives up, also before it began", async () => {
    const stop = new AbortController();
    const running = device.shell("while true; do sleep 3600; done", { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ reason: "cancelled" });
    await expect(device.shell("true", { signal: stop.signal })).rejects.toMatchObject({
      reason: "cancelled",
    });
  });

  it("says that a device is gone, and which", async () => {
    await expect(adb.device("nope").shell("true")).rejects.toMatchObject({
      reason: "device-lost",
      message: expect.stringContaining("nope"),
    });
  });

  it("refuses a command that ADB cannot carry", async () => {
    await expect(device.shell(`echo ${"x".repeat(70_000)}`)).rejects.toMatchObject({ reason: "bad-input" });
  });

  it("takes every quoted argument as text and runs nothing of it (P25)", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.stringMatching(/^[$`'"\\;&|<>(){}\n ~*?#!a-c-]{0,30}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), async (words) => {
        const sent = words.map((word) => word.replaceAll("\0", "").toWellFormed());
        const { stdout, stderr } = await device.shell(`printf '%s\\0' ${sent.map(quote).join(" ")}`);
        expect({ words: stdout.split("\0").slice(0, -1), stderr }).toEqual({ words: sent, stderr: "" });
      }),
      { numRuns: 150 },
    );
  });
});

describe("bytes", () => {
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256));

  it("come back from a file as they went", async () => {
    await device.push(content, "/data/local/tmp/bytes");
    expect((await device.pull("/data/local/tmp/bytes")).equals(content)).toBe(true);
    expect((await device.exec("cat /data/local/tmp/bytes")).equals(content)).toBe(true);
  });

  it("reach a command's standard input", async () => {
    await device.exec("head -c 300000 > /data/local/tmp/input", { input: content });
    expect((await device.pull("/data/local/tmp/input")).equals(content)).toBe(true);
  });

  it("of a missing file are refused", async () => {
    await expect(device.pull("/sdcard/none")).rejects.toMatchObject({ reason: "refused" });
  });
});
