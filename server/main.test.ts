import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exampleEvents } from "./report/example.ts";
import { openEmbeddedStore } from "./store/embedded.ts";
import { startSimulator, type Simulator } from "../tools/simulator/simulator.ts";
import { startAdbServer } from "../tools/simulator/wire/host/listen.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-cli-"));
const entry = resolve(import.meta.dirname, "main.ts");
/** Tests that need adb are left out where it is not installed. */
const adbInstalled = existsSync("/usr/bin/adb");
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  rmSync(root, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real entry in a process of its own, in an empty folder. Nothing of this machine's adb or settings is seen. */
function start(words: readonly string[], environment: Record<string, string> = {}) {
  const cwd = mkdtempSync(join(root, "cwd-"));
  const env = { PATH: process.env["PATH"], HOME: cwd, TMPDIR: root, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [entry, ...words], { cwd, env });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then((): Ended => ({ code: child.exitCode, stdout, stderr }));
  /** Resolves once stdout or stderr holds the text; rejects when the process ends without. */
  const says = async (text: string): Promise<void> => {
    while (!stdout.includes(text) && !stderr.includes(text)) {
      const more = Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
      const over = ended.then(() => {
        throw new Error(`Ended without saying "${text}": ${stdout}${stderr}`);
      });
      await Promise.race([more, over]);
    }
  };
  return { child, cwd, ended, says, stdout: () => stdout };
}

async function preflight(...words: string[]): Promise<Ended & { cwd: string }> {
  const { ended, cwd } = start(words);
  return { ...(await ended), cwd };
}

async function phone(serial: string): Promise<Simulator> {
  const simulator = await startSimulator({
    apps: [resolve(import.meta.dirname, "../tools/simulator/apps/notes")],
    serial,
  });
  closing.push(() => simulator.close());
  return simulator;
}

/** The port of an adb server with these phones. */
async function serverWith(...phones: readonly Simulator[]): Promise<string> {
  const server = await startAdbServer(
    phones.map((simulator) => simulator.phone),
    { port: 0 },
  );
  closing.push(() => server.close());
  return String(server.port);
}

const notes = ["run", "--app", "com.example.fieldnotes"];

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

describe("Reports of recorded runs", () => {
  const out = join(root, "record");

  it("are listed, and made again without a device, in both forms", async () => {
    const store = await openEmbeddedStore(out);
    for (const event of exampleEvents()) await store.append(event);
    await store.close();
    const list = await preflight("report", "--list", "--out", out);
    expect(list.stdout).toMatch(
      /^example-run +15 Jan 2026, 09:30 UTC +com.example.shop +Completed +3 steps, 2 findings\n$/,
    );
    const page = await preflight("report", "--out", out, "--lang", "ko");
    expect(page.stdout).toBe(`${join(out, "runs", "example-run", "report.html")}\n`);
    expect(readFileSync(page.stdout.trim(), "utf8")).toContain('<html lang="ko">');
    const json = await preflight("report", "example-run", "--out", out, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      runId: "example-run",
      findings: [{ id: "f2" }, { id: "f1" }],
    });
  });

  it("are refused for a run that is not there", async () => {
    const { code, stderr } = await preflight("report", "other", "--out", out);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `preflight: There is no run "other" in "${out}". \`preflight report --list\` shows the runs there are.\n`,
    });
  });
});

describe("The tools for an assistant", () => {
  it("speak MCP on stdin and stdout, and end when the assistant goes", async () => {
    const { child, ended, stdout, says } = start(["mcp", "--simulated"]);
    const send = (message: object): boolean =>
      child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
    const clientInfo = { name: "test", version: "1" };
    send({
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo },
    });
    await says('"serverInfo"');
    send({ method: "notifications/initialized" });
    send({ id: 2, method: "tools/call", params: { name: "list_devices", arguments: {} } });
    await says("emulator-5554 device");
    for (const line of stdout().trim().split("\n"))
      expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
    child.stdin.end();
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("A simulated phone for any client", () => {
  it("tells how to connect, answers, and ends with Ctrl-C", async () => {
    const running = start(["phone", "--app", "notes"]);
    await running.says("Ctrl-C ends it");
    const port = /adb-port (\d+) --app com.example.fieldnotes/.exec(running.stdout())?.[1] ?? "";
    const { stdout } = await preflight("devices", "--adb-port", port);
    expect(stdout).toBe("emulator-5554\tdevice\n");
    running.child.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("says that a port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, stderr } = await preflight("phone", "--port", port);
    other.close();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `preflight: Port ${port} is in use. Name another, or leave it out to take a free one.\n`,
    });
  });

  it("says what is wrong with an app file", async () => {
    const file = join(root, "wrong.ts");
    writeFileSync(file, "export default 7;\n");
    const { code, stderr } = await preflight("phone", "--app", file);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}: its default export must be a function`);
  });
});

describe("A run on a device", () => {
  it("ends with 1 when there are findings and 0 when there are none, and tells them as JSON", async () => {
    const device = await phone("emulator-5604");
    const port = await serverWith(device);
    const { code, stdout } = await preflight(...notes, "--adb-port", port, "--steps", "30", "--json", "-");
    const { findings }: { findings: unknown[] } = JSON.parse(stdout);
    expect(code).toBe(findings.length > 0 ? 1 : 0);
  });

  it("leaves the device's settings as they were when it is stopped, and the report holds what was found", async () => {
    const device = await phone("emulator-5606");
    const port = await serverWith(device);
    const settings = () => device.phone.settings.list("system");
    const before = settings();
    const running = start([...notes, "--adb-port", port, "--steps", "400"]);
    await running.says("step 25/");
    running.child.kill("SIGINT");
    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(readFileSync(/Report: (.*)\n$/.exec(stdout)?.[1] ?? "", "utf8")).toContain("Cancelled");
    expect(settings()).toEqual(before);
  });

  it("reports what it has when the device goes away, and does not call that clean", async () => {
    const device = await phone("emulator-5608");
    const running = start([
      ...notes,
      "--adb-port",
      await serverWith(device),
      "--steps",
      "400",
      "--json",
      "r.json",
    ]);
    await running.says("step 25/");
    device.phone.faults.link = "gone";
    const { code, stdout } = await running.ended;
    const { findings }: { findings: unknown[] } = JSON.parse(
      readFileSync(join(running.cwd, "r.json"), "utf8"),
    );
    expect(code).toBe(findings.length > 0 ? 1 : 2);
    expect(stdout).toContain("Device lost");
  });
});

describe("The demo", () => {
  it("explores, proves, reports, and writes the result as JSON", async () => {
    const { code, stdout, stderr, cwd } = await preflight(
      "demo",
      "--app",
      "notes",
      "--steps",
      "40",
      "--json",
      "result.json",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("goal: ") });
    const result: unknown = JSON.parse(readFileSync(join(cwd, "result.json"), "utf8"));
    const report = expect.stringMatching(/report\.html$/);
    expect(result).toMatchObject({ app: "com.example.fieldnotes", steps: 40, report });
    expect(Object.keys(result ?? {}).sort()).toEqual([
      "app",
      "elapsedMs",
      "findings",
      "report",
      "runId",
      "screens",
      "steps",
    ]);
    expect(stdout).toMatch(/\nReport: .*report\.html\n$|^.*\nReport: .*report\.html\n$/s);
    const path = /Report: (.*)\n$/.exec(stdout)?.[1] ?? "";
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain("Field Notes");
  });

  it("reports what it has and gives the phone back when it is stopped", async () => {
    const running = start(["demo", "--steps", "400"]);
    await running.says("step 25/");
    running.child.kill("SIGINT");
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining("Stopping: ") });
    const path = /Report: (.*)\n$/.exec(stdout)?.[1] ?? "";
    expect(readFileSync(path, "utf8")).toContain("Cancelled");
  });

  it.skipIf(!adbInstalled)("works through a real adb server, and leaves none behind", async () => {
    const { code, stderr } = await preflight("demo", "--app", "notes", "--steps", "5", "--adb");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining("through a real adb server on port "),
    });
    const port = Number(/adb server on port (\d+)/.exec(stderr)?.[1]);
    const socket = connect({ host: "127.0.0.1", port });
    await expect(once(socket, "connect")).rejects.toThrow("ECONNREFUSED");
    expect(readdirSync(root).filter((name) => name.startsWith("preflight-adb-"))).toEqual([]);
  });
});
