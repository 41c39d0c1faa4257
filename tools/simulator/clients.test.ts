/** Real clients drive the whole phone: adb through adbd's packets, adbkit and appium-adb through the adb server. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { Adb } from "@devicefarmer/adbkit";
import { ADB } from "appium-adb";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator } from "./simulator.ts";
import type { Simulator } from "./simulator.ts";
import { adbBinary, startAdb } from "./wire/trial/adb.ts";
import type { Adb as RealAdb } from "./wire/trial/adb.ts";

const shop = join(import.meta.dirname, "apps", "shop");
const shopPackage = "com.example.pocketmarket";
const apiDemos = join(import.meta.dirname, "../../node_modules/android-apidemos/apks/ApiDemos-debug.apk");
const apiDemosPackage = "io.appium.android.apis";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ apps: [shop] });
});
afterAll(() => simulator.close());

const device = () =>
  Adb.createClient({ host: "127.0.0.1", port: simulator.serverPort, bin: "" }).getDevice("emulator-5554");
const read = async (stream: Duplex): Promise<Buffer> => {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  await once(stream, "end");
  return Buffer.concat(parts);
};
const appium = () =>
  new ADB({
    adbPort: simulator.serverPort,
    executable: { path: adbBinary ?? "", defaultArgs: [] },
    udid: "emulator-5554",
  });

describe.skipIf(adbBinary === undefined)("the real adb", () => {
  let adb: RealAdb;
  const out = async (...args: string[]): Promise<string> => (await adb.run(args)).stdout.toString();
  beforeAll(async () => {
    adb = await startAdb(adbBinary ?? "");
    await adb.run(["connect", `127.0.0.1:${simulator.adbdPort}`]);
  });
  afterAll(() => adb.close());

  it("installs a real APK, whose package then shows, and removes it", async () => {
    expect(await out("install", "-r", apiDemos)).toBe("Performing Streamed Install\nSuccess\n");
    expect(await out("shell", "pm list packages")).toContain(`package:${apiDemosPackage}\n`);
    expect(await out("shell", "pm", "path", apiDemosPackage)).toMatch(/^package:\/data\/app\/.*\.apk\n$/);
    expect(await out("uninstall", apiDemosPackage)).toBe("Success\n");
    expect(await out("shell", "pm list packages")).not.toContain(apiDemosPackage);
  });

  it("says why what is no APK cannot be installed", async () => {
    const text = join(adb.folder, "text.apk");
    await writeFile(text, "not an archive");
    const { code, stderr } = await adb.run(["install", text]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^adb: failed to install .*text\.apk: Failure \[INSTALL_(PARSE_)?FAILED_/);
  });

  it("starts an app, dumps its screen and takes its picture, exact to the byte", async () => {
    expect(await out("shell", "am start -W -n", `${shopPackage}/.MainActivity`)).toContain("Status: ok\n");
    expect(await out("shell", "uiautomator dump")).toBe("UI hierchary dumped to: /sdcard/window_dump.xml\n");
    const xml = await out("exec-out", "cat", "/sdcard/window_dump.xml");
    expect(xml).toContain(`package="${shopPackage}"`);
    expect(xml.endsWith("</hierarchy>")).toBe(true);
    const png = (await adb.run(["exec-out", "screencap", "-p"])).stdout;
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1080, height: 2400 });
    const raw = (await adb.run(["exec-out", "screencap"])).stdout;
    expect(raw).toHaveLength(16 + 1080 * 2400 * 4);
    expect([raw.readUInt32LE(0), raw.readUInt32LE(4), raw.readUInt32LE(8)]).toEqual([1080, 2400, 1]);
    expect((await sharp(png).ensureAlpha().raw().toBuffer()).equals(raw.subarray(16))).toBe(true);
  });

  it("follows the log until it is ended", async () => {
    const child = adb.start(["logcat", "-v", "brief", "preflight:*", "*:S"]);
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    await expect
      .poll(async () => {
        await adb.run(["shell", "log -t preflight 'one line'"]);
        return text;
      })
      .toMatch(/I\/preflight\( *\d+\): one line\n/);
    child.kill();
    await once(child, "close");
  });

  it("types text that would be a command, and nothing starts", async () => {
    const before = (await out("shell", "ls /sdcard")).length;
    const word = `'a;touch /sdcard/x$(touch /sdcard/y)\`touch /sdcard/z\`'`;
    expect(await out("shell", `echo ${word}`)).toBe(`${word.slice(1, -1)}\n`);
    expect((await out("shell", "ls /sdcard")).length).toBe(before);
  });
});

describe("adbkit", () => {
  it("reads properties, features and packages", async () => {
    expect(await device().getProperties()).toMatchObject({
      "ro.build.version.sdk": "34",
      "sys.boot_completed": "1",
    });
    expect(await device().getPackages()).toEqual(expect.arrayContaining([shopPackage]));
    expect(await device().isInstalled(shopPackage)).toBe(true);
    expect(await device().isInstalled("com.nobody")).toBe(false);
  });

  it("installs a real APK by push, and removes it", async () => {
    expect(await device().install(apiDemos)).toBe(true);
    expect(await device().isInstalled(apiDemosPackage)).toBe(true);
    expect(await device().uninstall(apiDemosPackage)).toBe(true);
  });

  it("starts an app and takes a picture of it", async () => {
    expect(await device().startActivity({ component: `${shopPackage}/.MainActivity`, wait: true })).toBe(
      true,
    );
    expect(await sharp(await read(await device().screencap())).metadata()).toMatchObject({
      format: "png",
      width: 1080,
    });
  });
});

describe.skipIf(adbBinary === undefined)("appium-adb", () => {
  it("waits for the phone and knows it", async () => {
    await appium().waitForDevice(10);
    expect(await appium().getApiLevel()).toBe(34);
    expect(await appium().getScreenSize()).toBe("1080x2400");
    expect(await appium().getScreenDensity()).toBe(420);
    expect(await appium().isScreenLocked()).toBe(false);
  });

  it("installs, starts, finds the focus and stops", async () => {
    const client = appium();
    await client.install(apiDemos);
    expect(await client.isAppInstalled(apiDemosPackage)).toBe(true);
    await client.uninstallApk(apiDemosPackage);
    await client.startApp({ pkg: shopPackage, activity: ".MainActivity", waitForLaunch: true });
    expect(await client.getFocusedPackageAndActivity()).toMatchObject({ appPackage: shopPackage });
    expect(await client.processExists(shopPackage)).toBe(true);
    await client.forceStop(shopPackage);
    expect(await client.processExists(shopPackage)).toBe(false);
  });

  it("takes a picture", async () => {
    expect(await sharp(await appium().takeScreenshot()).metadata()).toMatchObject({
      format: "png",
      width: 1080,
    });
  });
});
