/** What the real adb sees of a phone: through a server of its own and adbd's packets, and straight from our adb server. */
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { startAdbd } from "./adbd/listen.ts";
import type { Adbd } from "./adbd/listen.ts";
import { startAdbServer } from "./host/listen.ts";
import type { AdbServer } from "./host/listen.ts";
import { adbBinary, startAdb } from "./trial/adb.ts";
import type { Adb } from "./trial/adb.ts";
import { blobOf, trialPhone } from "./trial/phone.ts";
import type { TrialPhone } from "./trial/phone.ts";

const text = (bytes: Buffer): string => bytes.toString();

/** Looks until it holds; the tests' own limit ends it. */
const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
};

interface Bench {
  readonly phone: TrialPhone;
  readonly adb: Adb;
  readonly serial: string;
  readonly adbd: Adbd | undefined;
  close(): Promise<void>;
}

/** adb's own server, connected to adbd. */
const overPackets = async (binary: string, api?: number): Promise<Bench> => {
  const phone = trialPhone("emulator-5600", api);
  const adbd = await startAdbd(phone, { port: 0 });
  const adb = await startAdb(binary);
  const serial = `127.0.0.1:${adbd.port}`;
  await adb.run(["connect", serial]);
  return {
    phone,
    adb,
    serial,
    adbd,
    close: async () => {
      await adb.close();
      await adbd.close();
    },
  };
};

/** adb as a client of our server. */
const overServer = async (binary: string, api?: number): Promise<Bench> => {
  const phone = trialPhone("emulator-5600", api);
  const server: AdbServer = await startAdbServer([phone], { port: 0 });
  const adb = await startAdb(binary, server.port);
  return {
    phone,
    adb,
    serial: "emulator-5600",
    adbd: undefined,
    close: async () => {
      await adb.close();
      await server.close();
    },
  };
};

describe.skipIf(adbBinary === undefined)("the real adb", () => {
  describe.each([
    ["over adbd's packets", overPackets],
    ["over our adb server", overServer],
  ])("%s", (_, start) => {
    let bench: Bench;
    const run = (args: readonly string[], stdin?: Buffer) =>
      bench.adb.run(args, stdin === undefined ? {} : { stdin });
    beforeAll(async () => {
      bench = await start(adbBinary ?? "");
    });
    afterAll(() => bench.close());
    beforeEach(async () => {
      await run(["wait-for-device"]);
    });

    it("lists the device", async () => {
      expect(text((await run(["devices", "-l"])).stdout)).toMatch(
        `List of devices attached\n${bench.serial.padEnd(22)} device product:sdk_gphone64_x86_64 model:sdk_gphone64_x86_64 device:emu64xa transport_id:`,
      );
      expect(text((await run(["get-state"])).stdout)).toBe("device\n");
      expect(text((await run(["get-serialno"])).stdout)).toBe(`${bench.serial}\n`);
    });

    it("runs commands, with exit codes and stderr apart", async () => {
      expect(await run(["shell", "echo hi there"])).toEqual({
        code: 0,
        stdout: Buffer.from("hi there\n"),
        stderr: "",
      });
      expect(await run(["shell", "err wrong"])).toEqual({
        code: 1,
        stdout: Buffer.alloc(0),
        stderr: "wrong\n",
      });
      expect((await run(["shell", "exit 77"])).code).toBe(77);
      expect((await run(["shell", "nope"])).stderr).toBe("/system/bin/sh: nope: inaccessible or not found\n");
    });

    it("gives a command its standard input to the last byte", async () => {
      const bytes = blobOf(300_000);
      expect((await run(["shell", "cat"], bytes)).stdout.equals(bytes)).toBe(true);
    });

    it("pushes and pulls a megabyte with equal bytes, mode and time", async () => {
      const bytes = blobOf(1_048_579);
      const from = join(bench.adb.folder, "from");
      await writeFile(from, bytes);
      const pushed = await run(["push", from, "/sdcard/new/folder/한글.bin"]);
      expect(text(pushed.stdout)).toContain("1 file pushed, 0 skipped.");
      expect(bench.phone.files.read("/sdcard/new/folder/한글.bin")?.equals(bytes)).toBe(true);
      const to = join(bench.adb.folder, "to");
      expect(text((await run(["pull", "-a", "/sdcard/new/folder/한글.bin", to])).stdout)).toContain(
        "1 file pulled, 0 skipped.",
      );
      expect((await readFile(to)).equals(bytes)).toBe(true);
      expect(text((await run(["ls", "/sdcard/new/folder"])).stdout)).toMatch(
        /^000081[ab][04] 00100003 [0-9a-f]{8} 한글\.bin$/m,
      );
    });

    it("says in adb's words why a file cannot be copied", async () => {
      const from = join(bench.adb.folder, "from");
      await writeFile(from, blobOf(3_000_000));
      const message = async (path: string): Promise<string> => {
        const { code, stdout, stderr } = await run(["push", from, path]);
        expect(code).toBe(1);
        return text(stdout) + stderr;
      };
      expect(await message("/system/x")).toContain(
        `failed to copy '${from}' to '/system/x': remote couldn't create file: Read-only file system`,
      );
      expect(await message("/data/data/x")).toContain("remote couldn't create file: Permission denied");
      bench.phone.faults.storageFull = true;
      onTestFinished(() => void (bench.phone.faults.storageFull = false));
      expect(await message("/sdcard/x")).toContain("remote write failed: No space left on device");
      const missing = await run(["pull", "/sdcard/none.txt", from]);
      expect(missing.code).toBe(1);
      expect(text(missing.stdout) + missing.stderr).toContain(
        "failed to stat remote object '/sdcard/none.txt': No such file or directory",
      );
    });

    it("passes binary output exactly, ten megabytes in well under a second", async () => {
      const bytes = blobOf(10_368_016);
      bench.phone.files.write("/sdcard/blob", bytes);
      const started = performance.now();
      const { stdout } = await run(["exec-out", "cat", "/sdcard/blob"]);
      expect(performance.now() - started).toBeLessThan(1000);
      expect(stdout.equals(bytes)).toBe(true);
    });

    it("streams an installation whole", async () => {
      const bytes = blobOf(6_400_321);
      const apk = join(bench.adb.folder, "a.apk");
      await writeFile(apk, bytes);
      const { code, stdout } = await run(["install", "-r", apk]);
      expect({ code, stdout: text(stdout) }).toEqual({
        code: 0,
        stdout: "Performing Streamed Install\nSuccess\n",
      });
      expect(bench.phone.installed.at(-1)?.equals(bytes)).toBe(true);
      expect(bench.phone.ran.at(-1)).toBe("cmd package install -r -S 6400321");
    });

    it("follows a command until the client leaves, and then the command ends", async () => {
      const child = bench.adb.start(["shell", "follow"]);
      for (let seen = 0; seen < 3; seen += 1) await once(child.stdout ?? child, "data");
      const before = bench.phone.ran.filter((line) => line === "follow ended").length;
      child.kill();
      await eventually(() => bench.phone.ran.filter((line) => line === "follow ended").length > before);
    });

    it("carries forward and reverse, through the phone and back to the host", async () => {
      const host = createServer((socket) => {
        socket.on("error", () => socket.destroy());
        socket.on("data", (data: Buffer) => socket.end(`host got ${data.toString()}`));
      });
      host.listen(0, "127.0.0.1");
      await once(host, "listening");
      onTestFinished(() => void host.close());
      const address = host.address();
      const hostPort = typeof address === "object" && address !== null ? address.port : 0;
      expect((await run(["reverse", "tcp:8081", `tcp:${hostPort}`])).code).toBe(0);
      expect(text((await run(["reverse", "--list"])).stdout)).toMatch(
        new RegExp(`^host-\\d+ tcp:8081 tcp:${hostPort}\\n`),
      );
      const port = text((await run(["forward", "tcp:0", "tcp:8081"])).stdout).trim();
      expect(text((await run(["forward", "--list"])).stdout)).toBe(
        `${bench.serial} tcp:${port} tcp:8081\n\n`,
      );
      const { connect } = await import("node:net");
      const socket = connect(Number(port), "127.0.0.1");
      socket.write("ping");
      const [answer] = await once(socket, "data");
      expect(String(answer)).toBe("host got ping");
      socket.destroy();
      expect(text((await run(["reverse", "tcp:0", "tcp:9"])).stdout)).toMatch(/^\d+\n$/);
      expect((await run(["reverse", "--remove", "tcp:9999"])).stderr).toContain(
        "listener 'tcp:9999' not found",
      );
      expect((await run(["reverse", "--no-rebind", "tcp:8081", "tcp:9"])).stderr).toContain(
        "cannot rebind existing socket",
      );
      expect((await run(["reverse", "--remove-all"])).code).toBe(0);
      expect((await run(["forward", "--remove-all"])).code).toBe(0);
      expect(text((await run(["forward", "--list"])).stdout).trim()).toBe("");
    });

    it("closes a connection to a port that nothing in the phone listens on", async () => {
      const port = text((await run(["forward", "tcp:0", "tcp:9008"])).stdout).trim();
      const { connect } = await import("node:net");
      const socket = connect(Number(port), "127.0.0.1");
      await once(socket, "close");
      await run(["forward", "--remove-all"]);
    });

    it("says what adbd says of root and of services it lacks", async () => {
      expect(text((await run(["root"])).stdout)).toBe("adbd cannot run as root in production builds\n");
      expect(text((await run(["unroot"])).stdout)).toBe("adbd not running as root\n");
      const lacking = await run(["disable-verity"]);
      expect(lacking.code).not.toBe(0);
      expect(lacking.stderr).toContain("closed");
    });

    it("comes back by itself when the link is cut in mid-stream", async () => {
      bench.phone.files.write("/sdcard/blob", blobOf(5_000_000));
      bench.phone.faults.cutAfter = 2_000_000;
      const { stdout } = await run(["exec-out", "cat", "/sdcard/blob"]);
      expect(stdout.length).toBeLessThan(5_000_000);
      expect(stdout.equals(blobOf(5_000_000).subarray(0, stdout.length))).toBe(true);
      expect(bench.phone.faults.cutAfter).toBeUndefined();
      await run(["wait-for-device"]);
      expect(text((await run(["shell", "echo back"])).stdout)).toBe("back\n");
    }, 20_000);

    it("shows a phone that is offline, unauthorized or gone, and one that comes back", async () => {
      const state = async (): Promise<string> => text((await run(["devices"])).stdout);
      onTestFinished(() => void (bench.phone.faults.link = "device"));
      bench.phone.faults.link = "unauthorized";
      await eventually(async () => (await state()).includes("unauthorized"));
      expect((await run(["shell", "ls"])).stderr).toContain(
        "error: device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set",
      );
      bench.phone.faults.link = "device";
      await eventually(async () => (await state()).includes("\tdevice\n"));
      bench.phone.faults.link = "offline";
      await eventually(async () => !(await state()).includes("\tdevice\n"));
      bench.phone.faults.link = "device";
      await eventually(async () => (await state()).includes("\tdevice\n"));
      bench.phone.faults.link = "gone";
      await eventually(async () => !(await state()).includes("\tdevice\n"));
      bench.phone.faults.link = "device";
      await eventually(async () => (await state()).includes("\tdevice\n"));
      expect(text((await run(["shell", "echo back"])).stdout)).toBe("back\n");
    }, 60_000);
  });

  it("disconnects and connects again", async () => {
    const bench = await overPackets(adbBinary ?? "");
    onTestFinished(() => bench.close());
    const connect = async (): Promise<string> =>
      text((await bench.adb.run(["connect", bench.serial])).stdout);
    expect(await connect()).toBe(`already connected to ${bench.serial}\n`);
    expect(text((await bench.adb.run(["disconnect", bench.serial])).stdout)).toBe(
      `disconnected ${bench.serial}\n`,
    );
    expect(text((await bench.adb.run(["devices"])).stdout)).toBe("List of devices attached\n\n");
    expect(await connect()).toBe(`connected to ${bench.serial}\n`);
    expect(text((await bench.adb.run(["shell", "echo hi"])).stdout)).toBe("hi\n");
  });

  it.each([26, 28, 30, 36])("works with the features of API level %i", async (api) => {
    const bench = await overPackets(adbBinary ?? "", api);
    onTestFinished(() => bench.close());
    const apk = join(bench.adb.folder, "a.apk");
    await writeFile(apk, blobOf(100_000));
    expect((await bench.adb.run(["shell", "exit 3"])).code).toBe(3);
    expect(text((await bench.adb.run(["install", apk])).stdout)).toContain("Success");
    expect(bench.phone.installed[0]?.equals(blobOf(100_000))).toBe(true);
    await bench.adb.run(["push", apk, "/data/local/tmp/a"]);
    const pulled = join(bench.adb.folder, "b");
    await bench.adb.run(["pull", "/data/local/tmp/a", pulled]);
    expect((await readFile(pulled)).equals(blobOf(100_000))).toBe(true);
  });

  it("tells several phones apart, over our server", async () => {
    const phones = [
      trialPhone("emulator-5600"),
      trialPhone("emulator-5602"),
      trialPhone("R58M123ABC"),
    ] as const;
    const server = await startAdbServer(phones, { port: 0 });
    const adb = await startAdb(adbBinary ?? "", server.port);
    onTestFinished(async () => {
      await adb.close();
      await server.close();
    });
    expect((await adb.run(["shell", "ls"])).stderr).toBe("error: more than one device/emulator\n");
    expect((await adb.run(["-e", "shell", "ls"])).stderr).toBe("error: more than one emulator\n");
    expect(text((await adb.run(["-d", "shell", "echo usb"])).stdout)).toBe("usb\n");
    expect(phones[2].ran).toEqual(["echo usb"]);
    expect(text((await adb.run(["shell", "echo second"], { serial: "emulator-5602" })).stdout)).toBe(
      "second\n",
    );
    expect(phones[1].ran).toEqual(["echo second"]);
    expect((await adb.run(["shell", "ls"], { serial: "nope" })).stderr).toBe(
      "error: device 'nope' not found\n",
    );
    expect((await adb.run(["-t", "99", "shell", "ls"])).stderr).toBe(
      "error: no device with transport id '99'\n",
    );
    server.remove("R58M123ABC");
    expect((await adb.run(["-d", "shell", "ls"])).stderr).toBe("error: no devices found\n");
    server.add(trialPhone("R58M999"));
    expect(text((await adb.run(["devices"])).stdout)).toContain("R58M999\tdevice\n");
  });

  it("connects our server to a simulated phone on a port of this machine", async () => {
    const phone = trialPhone();
    const adbd = await startAdbd(phone, { port: 0 });
    const server = await startAdbServer([], {
      port: 0,
      findPhone: (port) => (port === adbd.port ? { phone, ports: adbd.ports } : undefined),
    });
    const adb = await startAdb(adbBinary ?? "", server.port);
    onTestFinished(async () => {
      await adb.close();
      await server.close();
      await adbd.close();
    });
    const target = `127.0.0.1:${adbd.port}`;
    expect((await adb.run(["shell", "ls"])).stderr).toBe("error: no devices/emulators found\n");
    expect(text((await adb.run(["connect", target])).stdout)).toBe(`connected to ${target}\n`);
    expect(text((await adb.run(["connect", target])).stdout)).toBe(`already connected to ${target}\n`);
    expect(text((await adb.run(["shell", "echo hi"])).stdout)).toBe("hi\n");
    // Like adb itself: a link over TCP keeps its number and its names when it breaks and comes back.
    const before = text((await adb.run(["devices", "-l"])).stdout);
    server.kick();
    expect(text((await adb.run(["devices", "-l"])).stdout)).toBe(before.replace(" device ", " offline "));
    await adb.run(["wait-for-device"]);
    expect(text((await adb.run(["devices", "-l"])).stdout)).toBe(before);
    expect(text((await adb.run(["connect", "127.0.0.1:1"])).stdout)).toBe(
      "failed to connect to '127.0.0.1:1': Connection refused\n",
    );
    expect(text((await adb.run(["disconnect", target])).stdout)).toBe(`disconnected ${target}\n`);
    expect((await adb.run(["disconnect", target])).stderr).toBe(`error: no such device '${target}'\n`);
  });
});
