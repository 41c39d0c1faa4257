/** What a step through the tools costs, beside the bare commands that it cannot do without. */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { connectAdb } from "../../tools/device/adb.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { median } from "./median.ts";
import type { Metric } from "./phone.ts";
import { startPhoneElsewhere, type PhoneTask } from "./phone-elsewhere.ts";
import { callTool } from "./walk.ts";
import type { Client } from "./walk.ts";

const app = "com.example.pocketmarket";
const serial = "emulator-5554";
const apps = [join(import.meta.dirname, "../../tools/simulator/apps/shop")];

interface Bench {
  readonly client: Client;
  /** A command line for the phone's shell, over one socket, and nothing else. */
  readonly bare: (command: string) => Promise<unknown>;
}

async function withPhone<T>(latency: PhoneTask["latency"], run: (bench: Bench) => Promise<T>): Promise<T> {
  const phone = await startPhoneElsewhere({ apps, latency });
  const adb = { host: "127.0.0.1", port: phone.port };
  const server = createMcpServer({ adb, app });
  try {
    const client = await connectInMemory(server);
    const port = connectAdb(adb).device(serial);
    await callTool(client, "open_app", { package: app });
    return await run({ client, bare: (command) => port.shell(command) });
  } finally {
    await server.close();
    await phone.close();
  }
}

/** Milliseconds of each round; the first rounds, in which code is compiled, do not count. */
async function times(
  rounds: number,
  warm: number,
  run: (round: number) => Promise<unknown>,
): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < rounds + warm; round += 1) {
    const begun = performance.now();
    await run(round);
    if (round >= warm) found.push(performance.now() - begun);
  }
  return found;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const scroll = { ref: "", distance: "short" } as const;
const look = "uiautomator dump /data/local/tmp/bench.xml; cat /data/local/tmp/bench.xml";

/** `step_cpu_ms_median`: the processor time of our process in a step, on a phone that answers at once. */
async function benchProcessor(): Promise<Metric> {
  const rounds = 60;
  const warm = 15;
  const values = await withPhone("none", async ({ client }) => {
    const spent: number[] = [];
    for (let step = 0; step < rounds + warm; step += 1) {
      const before = process.cpuUsage();
      await callTool(client, "swipe", { ...scroll, direction: step % 2 === 0 ? "up" : "down" });
      const { user, system } = process.cpuUsage(before);
      if (step >= warm) spent.push((user + system) / 1000);
    }
    return spent;
  });
  return {
    name: "step_cpu_ms_median",
    value: round(median(values)),
    unit: "ms",
    method: `median of ${rounds} swipes on the shop's home through MCP with their evidence, the phone in another process; processor time of ours, all threads`,
  };
}

/** `tool_overhead_ratio`: a tap through the tools against the bare tap and dump, on a phone as slow as a real one. */
async function benchOverhead(rounds: number): Promise<Metric> {
  const { tools, bare } = await withPhone("phone", async (bench) => {
    const tap = { x: 270, y: 30 };
    await bench.client.callTool({ name: "screenshot", arguments: { marks: false } });
    return {
      bare: median(await times(rounds, 1, () => bench.bare(`input tap 540 60; ${look}`))),
      tools: median(await times(rounds, 1, () => callTool(bench.client, "tap_point", tap))),
    };
  });
  return {
    name: "tool_overhead_ratio",
    value: round(tools / bare),
    unit: "times",
    method: `median time of ${rounds} tap_point through MCP with the settled screen as answer (${Math.round(tools)} ms), over that of "input tap", "uiautomator dump" and "cat" in one shell command over one socket (${Math.round(bare)} ms), on the simulated phone with a real phone's latency`,
  };
}

/** `step_cpu_ms_median`, and `tool_overhead_ratio` from so many rounds. */
export const benchSteps = async (rounds = 6): Promise<Metric[]> => [
  await benchProcessor(),
  await benchOverhead(rounds),
];
