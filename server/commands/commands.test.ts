import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleEvents } from "../report/example.ts";
import { openEmbeddedStore } from "../store/embedded.ts";
import { preflight, root, start } from "../simulated/trial.ts";

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

describe("The doctor", () => {
  it("says what is here and what is not, and changes nothing", async () => {
    const { code, stdout, cwd } = await preflight("doctor", "--adb-port", "1");
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      `ok   Node: ${process.versions.node}`,
      "ok   record: .preflight, 0 runs",
      "-    adb server: None listens on 127.0.0.1:1. `preflight run` starts one where adb is installed.",
      "-    devices: Unknown without an adb server. `preflight demo` needs none.",
      "",
    ]);
    expect(readdirSync(cwd)).toEqual([]);
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
