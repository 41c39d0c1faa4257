/** The tools as another program's client sees them: the command line of the MCP inspector. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startSimulator } from "../tools/simulator/simulator.ts";
import type { Simulator } from "../tools/simulator/simulator.ts";
import { serveMcp } from "./serveMcp.ts";

const root = join(import.meta.dirname, "..");
const inspector = join(root, "node_modules/.bin/mcp-inspector");
const token = "a-token-for-the-inspector";

let home: string;
let simulator: Simulator;
let address: string;
let serving: Promise<void>;
const stop = new AbortController();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "preflight-inspector-"));
  simulator = await startSimulator({ apps: [join(root, "tools/simulator/apps/notes")] });
  const ready = Promise.withResolvers<string>();
  serving = serveMcp(
    { adb: { host: "127.0.0.1", port: simulator.serverPort }, app: "com.example.fieldnotes" },
    { host: "127.0.0.1", port: 0, token },
    ready.resolve,
    stop.signal,
  );
  address = await ready.promise;
});

afterAll(async () => {
  stop.abort();
  await serving;
  await simulator.close();
  rmSync(home, { recursive: true });
});

/** Run the inspector; what it printed, and its exit code: 5 when a tool answered with an error, 6 for a schema problem. */
async function inspect(...words: string[]): Promise<{ out: string; err: string; code: number | null }> {
  const child = execFile(process.execPath, [inspector, "--cli", ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: home },
    maxBuffer: 20_000_000,
  });
  const [out, err] = [child.stdout, child.stderr].map(async (stream) =>
    (await stream?.setEncoding("utf8").toArray())?.join(""),
  );
  const [code]: unknown[] = await once(child, "close");
  return { out: (await out) ?? "", err: (await err) ?? "", code: z.number().nullable().parse(code) };
}

const overHttp = (...words: string[]): ReturnType<typeof inspect> =>
  inspect(address, "--transport", "http", "--header", `Authorization: Bearer ${token}`, ...words);

/** A call of each tool, in an order that makes sense on a phone with the notes app. */
const calls: readonly (readonly [tool: string, ...pairs: string[]])[] = [
  ["list_devices"],
  ["use_device", 'serial=""', "app=com.example.fieldnotes"],
  ["open_app", "package=com.example.fieldnotes"],
  ["dump_ui", "full=true"],
  ["screenshot", "marks=true"],
  ["swipe", 'ref=""', "direction=up", "distance=short"],
  ["press_key", "key=back"],
  ["set_condition", "condition=dark", "value=on"],
  ["interrupt", "kind=rotate"],
  ["wait_for", "text=no such text", "gone=true", "seconds=2"],
  ["read_signals"],
  ["reset_app", "package=com.example.fieldnotes"],
];

/** Tools that need a ref or a file of the answer before: they are refused, and say so. */
const refused: readonly (readonly [tool: string, ...pairs: string[]])[] = [
  ["tap", "ref=e9999"],
  ["double_tap", "ref=e9999"],
  ["long_press", "ref=e9999"],
  ["type_text", "ref=e9999", "text=hello", "submit=false"],
  ["tap_point", "x=10", "y=10"],
  ["install_app", "path=/no/such.apk"],
  ["open_link", "url=nothing:opens-this", 'package=""'],
];

describe("the MCP inspector", () => {
  it("finds nothing wrong with the schemas, over stdin and stdout", async () => {
    const { out, code, err } = await inspect(
      process.execPath,
      "server/main.ts",
      "mcp",
      "--simulated",
      "--method",
      "tools/list",
      "--strict",
    );
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringMatching(/error|warning/i) });
    const { tools } = z.object({ tools: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(out));
    expect(tools.map(({ name }) => name).toSorted()).toEqual(
      [...calls, ...refused].map(([name]) => name).toSorted(),
    );
  });

  it.each(calls)("calls %s over HTTP", async (tool, ...pairs) => {
    const { out, err, code } = await overHttp(
      "--method",
      "tools/call",
      "--tool-name",
      tool,
      ...pairs.flatMap((pair) => ["--tool-arg", pair]),
    );
    expect({ code, err, out }).toMatchObject({ code: 0, out: expect.stringContaining('"content"') });
  });

  it.each(refused)("is told why %s cannot be done now", async (tool, ...pairs) => {
    const { out, code } = await overHttp(
      "--method",
      "tools/call",
      "--tool-name",
      tool,
      ...pairs.flatMap((pair) => ["--tool-arg", pair]),
    );
    expect({ code, out }).toMatchObject({ code: 5, out: expect.stringContaining('"preflight/failure"') });
    expect(out).not.toMatch(/unexpected|bad-input.*Wrong arguments/s);
  });
});
