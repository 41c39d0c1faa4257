import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notes, phone, preflight, root, serverWith, start } from "./simulated/trial.ts";

describe("The command line", () => {
  it("tells its commands on stdout", async () => {
    const { code, stdout, stderr } = await preflight("--help");
    for (const command of ["demo", "run", "devices", "report", "mcp", "phone", "doctor"])
      expect(stdout).toContain(`  ${command} `);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it.each([
    { words: ["dmeo"], line: "preflight: unknown command 'dmeo'\n(Did you mean demo?)\n" },
    { words: ["demo", "--cleen"], line: "preflight: unknown option '--cleen'\n(Did you mean --clean?)\n" },
    { words: ["demo", "--steps"], line: "preflight: option '--steps <n>' argument missing\n" },
    {
      words: ["demo", "--steps", "0"],
      line: 'preflight: --steps is "0", expected a whole number from 1 to 100000. Correct it and try again; `preflight --help` tells the settings.\n',
    },
    { words: ["demo", "--app", "bank"], line: 'preflight: --app is "bank". The demo has shop and notes.\n' },
    {
      words: ["run"],
      line: "preflight: There is no app to explore. Say which with --app PACKAGE, or give --apk FILE.\n",
    },
    {
      words: ["report"],
      line: 'preflight: There is no record of runs in ".preflight". Name its folder with --out DIR.\n',
    },
    {
      words: ["phone", "--api", "12"],
      line: 'preflight: --api is "12". Give a whole number from 26 to 36.\n',
    },
  ])("refuses $words in a line", async ({ words, line }) => {
    const { code, stdout, stderr, cwd } = await preflight(...words);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: line });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

/** The words of a run that cannot begin; all else is checked here. */
async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, stderr, cwd } = await preflight(...words);
  expect({ code, stdout, left: readdirSync(cwd) }).toEqual({ code: 2, stdout: "", left: [] });
  expect(stderr).toMatch(/^preflight: [^\n]+\.\n$/);
  return stderr.replace(/^preflight: /, "").trim();
}

describe("A run that cannot begin says in a line what to do, leaves nothing and ends with 2:", () => {
  it("no adb server and no adb", async () => {
    const { ended } = start([...notes, "--adb-port", "1"], { PATH: root });
    expect(await ended).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^preflight: No adb server listens on 127.0.0.1:1, and adb is not installed\. Install it/,
      ),
    });
  });

  it("no device", async () => {
    expect(await refusal(...notes, "--adb-port", await serverWith())).toBe(
      "No device is connected. Connect a phone with USB debugging, or start an emulator, then try again.",
    );
  });

  it("several devices and none named", async () => {
    const port = await serverWith(await phone("emulator-5590"), await phone("emulator-5592"));
    expect(await refusal(...notes, "--adb-port", port)).toBe(
      "Several devices are connected: emulator-5590 (device), emulator-5592 (device). Say which with --device SERIAL.",
    );
  });

  it("a device that is not there", async () => {
    const port = await serverWith(await phone("emulator-5594"));
    expect(await refusal(...notes, "--adb-port", port, "--device", "R3CT")).toBe(
      "There is no device R3CT. Connected: emulator-5594 (device).",
    );
  });

  it("a device that has not allowed debugging", async () => {
    const shy = await phone("emulator-5596");
    shy.phone.faults.link = "unauthorized";
    expect(await refusal(...notes, "--adb-port", await serverWith(shy))).toBe(
      "Device emulator-5596 is unauthorized. Unlock it and allow USB debugging for this computer.",
    );
  });

  it("a device that is offline", async () => {
    const away = await phone("emulator-5598");
    away.phone.faults.link = "offline";
    expect(await refusal(...notes, "--adb-port", await serverWith(away))).toBe(
      "Device emulator-5598 is offline. Reconnect it and wait until `adb devices` shows it as device.",
    );
  });

  it("an app that is not installed", async () => {
    const port = await serverWith(await phone("emulator-5600"));
    expect(await refusal("run", "--app", "com.example.absent", "--adb-port", port)).toBe(
      "com.example.absent is not installed on emulator-5600. Install com.example.absent first, give its file with --apk FILE, or correct --app.",
    );
  });

  it("an output folder that cannot be written", async () => {
    const port = await serverWith(await phone("emulator-5602"));
    const file = join(root, "a-file");
    writeFileSync(file, "");
    expect(await refusal(...notes, "--adb-port", port, "--out", join(file, "out"))).toBe(
      `The output folder "${join(file, "out")}" cannot be written (a part of the path is a file). Name a folder that you may write with --out DIR.`,
    );
  });

  it.each([
    { name: "missing.apk", bytes: null, why: "there is no such file that can be read" },
    { name: "text.apk", bytes: Buffer.from("hello"), why: "it is not a zip archive" },
    {
      name: "cut.apk",
      bytes: Buffer.from("PK\u0003\u0004 and then it ends"),
      why: "it is cut off: the archive has no end",
    },
    {
      name: "empty.apk",
      bytes: Buffer.from(`PK\u0003\u0004${"\0".repeat(40)}PK\u0005\u0006${"\0".repeat(18)}`),
      why: "the archive holds no AndroidManifest.xml",
    },
  ])("an APK that is none: $name", async ({ name, bytes, why }) => {
    const path = join(root, name);
    if (bytes) writeFileSync(path, bytes);
    expect(await refusal(...notes, "--apk", path)).toBe(
      `--apk "${path}" is not an APK (${why}). Give the path of a whole .apk file.`,
    );
  });

  it("a folder for an APK", async () => {
    mkdirSync(join(root, "folder.apk"));
    expect(await refusal(...notes, "--apk", join(root, "folder.apk"))).toContain(
      "(it is a folder or a device)",
    );
  });
});
