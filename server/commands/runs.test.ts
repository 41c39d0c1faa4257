import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notes, phone, preflight, root, serverWith, start } from "../simulated/trial.ts";

/** Tests that need adb are left out where it is not installed. */
const adbInstalled = existsSync("/usr/bin/adb");

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
