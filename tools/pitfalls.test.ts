/**
 * Ways in which other tools for phones went wrong (numbers P1 to P40, as the tests' names give them), each held by a test:
 * those of the whole tools are here, the others beside what they are about.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { connectInMemory, createMcpServer } from "./mcp.ts";
import type { AppFile } from "./simulator/language.ts";
import { startSimulator } from "./simulator/simulator.ts";
import type { Simulator } from "./simulator/simulator.ts";

const app = "com.example.pit";

const pit: AppFile = ({ defineApp, column, text, button }) => {
  const built = defineApp({
    package: app,
    label: "Pit",
    icon: { name: "flask", color: "#fff", background: "#246" },
    disk: () => ({}),
    statics: () => ({}),
  });
  built.activity("MainActivity", {
    saved: () => ({ taps: 0 }),
    view: (a) =>
      column([
        text(`taps ${a.saved.taps}`),
        button("Count", { onTap: () => void a.saved.taps++ }),
        button("Nothing", { onTap: () => undefined }),
        button("Hang", { onTap: () => a.block(30_000) }),
      ]),
  });
  return built;
};

const Answer = z.object({
  isError: z.boolean().default(false),
  content: z.tuple([z.object({ text: z.string() })]).rest(z.unknown()),
});

let simulator: Simulator;
let server: McpServer;
let client: Client;
/** Command lines that reached the phone, as they came, with how many ran at that moment. */
let commands: { readonly line: string; readonly running: number }[];

beforeEach(async () => {
  simulator = await startSimulator({ apps: [pit] });
  commands = [];
  let running = 0;
  const { phone } = simulator;
  const shell = phone.shell.bind(phone);
  phone.shell = async (call) => {
    // The log is followed all the time, beside everything.
    const counts = !call.command.includes("logcat");
    if (counts) running += 1;
    commands.push({ line: call.command, running });
    try {
      return await shell(call);
    } finally {
      if (counts) running -= 1;
    }
  };
  server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort }, app });
  client = await connectInMemory(server);
  await call("open_app", { package: app });
  commands.length = 0;
});

afterEach(async () => {
  await server.close();
  await simulator.close();
});

async function call(name: string, input: Record<string, unknown>): Promise<string> {
  const { content } = Answer.parse(await client.callTool({ name, arguments: input }));
  return content[0].text;
}

async function tap(label: string): Promise<string> {
  const screen = await call("dump_ui", { full: false });
  return call("tap", { ref: new RegExp(`(e\\d+) button "${label}"`).exec(screen)?.[1] ?? "" });
}

const taps = (): number =>
  commands.reduce((sum, { line }) => sum + (line.match(/^\{? ?input tap /gm)?.length ?? 0), 0);

describe("an action", () => {
  it("that changes nothing is not repeated (P21)", async () => {
    expect(await tap("Nothing")).toContain("Nothing changed on the screen.");
    expect(taps()).toBe(1);
  });

  it("is done once though looking at what came of it fails at first (P24)", async () => {
    const screen = await call("dump_ui", { full: false });
    simulator.phone.faults.dump = { kind: "null-root", times: 2 };
    const ref = /(e\d+) button "Count"/.exec(screen)?.[1] ?? "";
    expect(await call("tap", { ref })).toContain("taps 1");
    expect(taps()).toBe(1);
  });

  it("hits the middle of what a ref names (P20)", async () => {
    const full = await call("dump_ui", { full: true });
    const [, left, top, right, bottom] = (
      /button "Count".*\[(\d+),(\d+)\]\[(\d+),(\d+)\]/.exec(full) ?? []
    ).map(Number);
    await tap("Count");
    const middle = [((left ?? 0) + (right ?? 0)) / 2, ((top ?? 0) + (bottom ?? 0)) / 2].map(Math.round);
    expect(commands.some(({ line }) => line.includes(`input tap ${middle.join(" ")}`))).toBe(true);
  });

  it("that makes the app hang is told, and the dialog is left for whoever decides (P8)", async () => {
    await tap("Hang");
    const told = await call("press_key", { key: "back" });
    expect(told).toContain("ANR com.example.pit");
    expect(told).toMatch(/button "Close app"/);
    expect(await call("dump_ui", { full: false })).toMatch(/button "Wait"/);
  });
});

describe("a device", () => {
  it("does one thing at a time, however many are asked for (P17)", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => call("dump_ui", { full: false })));
    expect(new Set(answers).size).toBe(1);
    expect(commands.filter(({ line }) => line.includes("uiautomator dump")).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...commands.map(({ running }) => running))).toBe(1);
  });

  it("runs no command that a client words (P26)", async () => {
    const { tools } = await client.listTools();
    const names = tools.flatMap(({ name, inputSchema }) => [
      name,
      ...Object.keys(inputSchema.properties ?? {}),
    ]);
    expect(names.filter((name) => /shell|command|exec|adb/.test(name))).toEqual([]);
  });
});

it("each pitfall that concerns tools has a test", () => {
  const root = join(import.meta.dirname, "..");
  const tests = globSync("{tools,server}/**/*.test.ts", { cwd: root });
  const named = tests.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\((P\d+(?:, P\d+)*)\)/g)].flatMap(
      ([, numbers = ""]) => numbers.split(", ").map((number) => Number(number.slice(1))),
    ),
  );
  // P7, P27, P28 and P30 to P33 are about judging, P37 and P38 about what is shipped, P39 about having these tests at all.
  const others = new Set([7, 27, 28, 30, 31, 32, 33, 37, 38, 39]);
  const wanted = Array.from({ length: 40 }, (_, at) => at + 1).filter((number) => !others.has(number));
  expect(wanted.filter((number) => !named.includes(number))).toEqual([]);
});
