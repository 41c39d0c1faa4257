import { createServer } from "node:net";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { runShell } from "./shell/run.ts";
import { startSimulator } from "./simulator.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";
import { adbBinary, startAdb } from "./wire/trial/adb.ts";
import type { Adb } from "./wire/trial/adb.ts";
import { blobOf } from "./wire/trial/phone.ts";

const shop = join(import.meta.dirname, "apps", "shop");
const shopPackage = "com.example.pocketmarket";
const text = (bytes: Buffer): string => bytes.toString();

const started = async (options: SimulatorOptions): Promise<Simulator> => {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return simulator;
};

describe("the simulator", () => {
  it("refuses a port in use and leaves nothing running", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(startSimulator({ apps: [], port })).rejects.toThrow("EADDRINUSE");
    await expect(startSimulator({ apps: [], serverPort: port })).rejects.toThrow("EADDRINUSE");
  });

  it("refuses an API level and an app that it cannot use", async () => {
    await expect(startSimulator({ apps: [], api: 25 })).rejects.toThrow("25");
    await expect(startSimulator({ apps: ["/no/such/app.ts"] })).rejects.toThrow("/no/such/app.ts");
  });

  it("installs apps by path, with the system's own beside them", async () => {
    const { phone } = await started({ apps: [shop], off: "all" });
    const names = phone.packages.all().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([shopPackage, "com.google.android.apps.nexuslauncher", "com.android.settings"]),
    );
  });

  it("lets time pass by commands, so that what was started is there in the end", async () => {
    const { phone } = await started({ apps: [shop] });
    let text = "";
    const shell = async (command: string): Promise<void> => {
      text += (await runShell((call) => phone.shell(call), command)).stdout;
    };
    await shell(`monkey -p ${shopPackage} 1 >/dev/null 2>&1`);
    for (let look = 0; look < 30 && !text.includes(`${shopPackage}/`); look++)
      await shell("dumpsys window | grep mCurrentFocus");
    expect(text).toContain(`${shopPackage}/`);
  });

  it("lists what a launcher lists, and finds the home screen by its category", async () => {
    const { phone } = await started({ apps: [shop] });
    const run = async (command: string) => (await runShell((call) => phone.shell(call), command)).stdout;
    const main = "-a android.intent.action.MAIN -c android.intent.category";
    const listed = await run(`cmd package query-activities ${main}.LAUNCHER --brief`);
    expect(listed.match(/^ {4}[^p].*$/gm)).toEqual([
      "    com.android.settings/.Settings",
      `    ${shopPackage}/.MainActivity`,
    ]);
    expect(await run(`am start -W ${main}.HOME`)).toMatch(
      /^Activity: com\.google\.android\.apps\.nexuslauncher\//m,
    );
  });

  it("runs phones beside each other", async () => {
    const phones = await Promise.all([started({ apps: [] }), started({ apps: [] })]);
    expect(new Set(phones.flatMap(({ adbdPort, serverPort }) => [adbdPort, serverPort])).size).toBe(4);
  });
});

describe.skipIf(adbBinary === undefined).each(["adbd", "server"] as const)(
  "the real adb over the phone's %s",
  (side) => {
    let simulator: Simulator;
    let adb: Adb;
    const shell = async (command: string) => {
      const { code, stdout, stderr } = await adb.run(["shell", command]);
      return { code, stdout: text(stdout), stderr };
    };
    beforeAll(async () => {
      simulator = await startSimulator({ apps: [shop] });
      adb = await startAdb(adbBinary ?? "", side === "server" ? simulator.serverPort : undefined);
      if (side === "adbd") await adb.run(["connect", `127.0.0.1:${simulator.adbdPort}`]);
    });
    afterAll(async () => {
      await adb.close();
      await simulator.close();
    });

    it("runs a shell with exit codes and stderr apart", async () => {
      expect(await shell("echo 'a  b'; echo wrong >&2; exit 7")).toEqual({
        code: 7,
        stdout: "a  b\n",
        stderr: "wrong\n",
      });
      expect(await shell("nope")).toEqual({
        code: 127,
        stdout: "",
        stderr: "/system/bin/sh: nope: inaccessible or not found\n",
      });
    });

    it("keeps a shell open between commands", async () => {
      const { stdout } = await adb.run(["shell"], { stdin: Buffer.from("x=5\necho $((x * 2))\nexit\n") });
      expect(text(stdout)).toContain("10\n");
    });

    it("pushes and pulls a megabyte with equal bytes, which the shell sees as well", async () => {
      const bytes = blobOf(1_048_579);
      const from = join(adb.folder, "from");
      const to = join(adb.folder, "to");
      await writeFile(from, bytes);
      expect((await adb.run(["push", from, "/sdcard/Download/blob"])).code).toBe(0);
      expect((await shell("ls /sdcard/Download")).stdout).toBe("blob\n");
      expect((await adb.run(["exec-out", "cat", "/sdcard/Download/blob"])).stdout.equals(bytes)).toBe(true);
      await adb.run(["pull", "/sdcard/Download/blob", to]);
      expect((await readFile(to)).equals(bytes)).toBe(true);
    });

    it("passes ten megabytes through the shell quickly and exactly", async () => {
      const bytes = blobOf(10_368_016);
      simulator.phone.files.write("/data/local/tmp/raw", bytes);
      const { stdout } = await adb.run(["exec-out", "cat", "/data/local/tmp/raw"]);
      expect(stdout.equals(bytes)).toBe(true);
    });

    it("goes away in a reboot and comes back", async () => {
      const tracker = adb.start(["track-devices"]);
      onTestFinished(() => void tracker.kill());
      let states = "";
      tracker.stdout?.on("data", (chunk: Buffer) => {
        states += chunk.toString();
      });
      await expect.poll(() => states).toMatch(/\tdevice\n$/);
      expect((await adb.run(["reboot"])).code).toBe(0);
      await expect
        .poll(() => states, { timeout: 20_000 })
        .toMatch(/\tdevice\n[^]*\toffline\n[^]*\tdevice\n$/);
      expect(simulator.phone.faults.booting).toBe(true);
      await adb.run(["wait-for-device"]);
      expect((await shell("echo up")).stdout).toBe("up\n");
    });
  },
);
