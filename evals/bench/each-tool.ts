/** What each of the tools costs in time and processor, beside the bare commands that it cannot do without. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { connectAdb } from "../../tools/device/adb.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { median } from "./median.ts";
import { startPhoneElsewhere, type PhoneTask } from "./phone-elsewhere.ts";
import type { Metric } from "./phone.ts";
import { toolCases, type Floor, type ToolCase } from "./tool-cases.ts";
import { callTool, type Client } from "./walk.ts";

const app = "com.example.pocketmarket";
const shop = join(import.meta.dirname, "../../tools/simulator/apps/shop");
const apiDemos = join(
  dirname(createRequire(import.meta.url).resolve("android-apidemos/package.json")),
  "apks/ApiDemos-debug.apk",
);

/** Medians in milliseconds, of a call and of its bare commands: time, and processor time of our process. */
interface Cost {
  readonly tool: string;
  readonly wall: number;
  readonly floor: number;
  readonly cpu: number;
  readonly floorCpu: number;
}

/** A client of a new server, which has looked up nothing yet. */
interface Connected {
  readonly client: Client;
  close(): Promise<void>;
}

/** A figure, and where it stands in the table that is printed for people. */
export interface ToolMetric extends Metric {
  readonly cell?: { readonly row: string; readonly column: string };
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function timed(run: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const spent = process.cpuUsage();
  const begun = performance.now();
  await run();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(spent);
  return { wall, cpu: (user + system) / 1000 };
}

/** Bare command and call take turns, so that neither has the quieter machine. The first rounds compile code. */
async function measureCase(
  { tool, input, floor, first }: ToolCase,
  connect: () => Promise<Connected>,
  bare: Floor,
  rounds: number,
  warm: number,
): Promise<Cost> {
  const walls: number[] = [];
  const floors: number[] = [];
  const cpus: number[] = [];
  const floorCpus: number[] = [];
  let connected = await connect();
  try {
    if (!first) await callTool(connected.client, "open_app", { package: app });
    for (let turn = 0; turn < rounds + warm; turn += 1) {
      const { client } = connected;
      const given = await input(client, turn);
      const under = await timed(() => floor(bare, turn));
      const ours = await timed(async () => {
        const { isError, content } = await client.callTool({ name: tool, arguments: { ...given } });
        if (isError === true) throw new Error(`${tool} was refused: ${JSON.stringify(content)}`);
      });
      if (turn >= warm) {
        floors.push(under.wall);
        floorCpus.push(under.cpu);
        walls.push(ours.wall);
        cpus.push(ours.cpu);
      }
      if (first) {
        await connected.close();
        connected = await connect();
      }
    }
  } finally {
    await connected.close();
  }
  return {
    tool,
    wall: median(walls),
    floor: median(floors),
    cpu: median(cpus),
    floorCpu: median(floorCpus),
  };
}

async function measureAll(latency: PhoneTask["latency"], rounds: number, warm: number): Promise<Cost[]> {
  const phone = await startPhoneElsewhere({ apps: [shop], latency });
  const adb = { host: "127.0.0.1", port: phone.port };
  const connected = connectAdb(adb);
  const port = connected.device("emulator-5554");
  const apk = readFileSync(apiDemos);
  const bare: Floor = {
    shell: (command) => port.shell(command),
    bytes: (command) => port.exec(command),
    install: () => port.exec(`cmd package install -r -t -S ${apk.length}`, { input: apk }),
    devices: () => connected.devices(),
  };
  const connect = async (): Promise<Connected> => {
    const server = createMcpServer({ adb, app });
    return { client: await connectInMemory(server), close: () => server.close() };
  };
  const costs: Cost[] = [];
  try {
    for (const toolCase of toolCases(app, apiDemos)) {
      await bare.shell(`am force-stop ${app}`);
      costs.push(await measureCase(toolCase, connect, bare, rounds, warm));
    }
  } finally {
    await phone.close();
  }
  return costs;
}

const ratioMethod = (phone: string, rounds: number): string =>
  `median time of ${rounds} calls through MCP over that of the bare commands in one shell command over one socket, ${phone}`;

/** Metrics of one phone. `suffix` tells its names from those of the other. */
function metricsOf(costs: readonly Cost[], suffix: string, phone: string, rounds: number): ToolMetric[] {
  return costs.flatMap(({ tool, wall, floor, cpu, floorCpu }): ToolMetric[] => {
    const column = (name: string): { row: string; column: string } => ({
      row: tool,
      column: `${name}${suffix === "" ? "" : " (phone)"}`.padStart(6),
    });
    const metrics: ToolMetric[] = [
      {
        name: `tool_${tool}_ms${suffix}`,
        value: round(wall),
        unit: "ms",
        method: `median of ${rounds} calls through MCP, ${phone}`,
        cell: column("ms"),
      },
      {
        name: `tool_${tool}_floor_ms${suffix}`,
        value: round(floor),
        unit: "ms",
        method: `median of ${rounds} runs of the bare commands that it needs, in one shell command over one socket, ${phone}`,
        cell: column("floor"),
      },
      {
        name: `tool_${tool}_ratio${suffix}`,
        value: round(wall / floor),
        unit: "times",
        method: ratioMethod(phone, rounds),
        cell: column("ratio"),
      },
    ];
    const processor = `median processor time of our process in ${rounds} calls (client, server and tools; all threads), the phone in another`;
    const ofProcessor: ToolMetric[] = [
      {
        name: `tool_${tool}_cpu_ms`,
        value: round(cpu),
        unit: "ms",
        method: processor,
        cell: column("cpu"),
      },
      {
        name: `tool_${tool}_overhead_cpu_ms`,
        value: round(cpu - floorCpu),
        unit: "ms",
        method: `${processor}, without what the bare commands take of it`,
        cell: column("overhead cpu"),
      },
    ];
    // Waiting costs no processor: it is the same on a slow phone.
    return suffix === "" ? [...metrics, ...ofProcessor] : metrics;
  });
}

/**
 * For each tool `tool_<name>_ms`, `_floor_ms`, `_ratio`, `_cpu_ms` and `_overhead_cpu_ms` on a phone without latency,
 * the first three with `_phone` on one as slow as a real one.
 */
export async function benchEachTool(rounds = 15, slowRounds = 3): Promise<ToolMetric[]> {
  const quick = await measureAll("none", rounds, 4);
  const slow = slowRounds > 0 ? await measureAll("phone", slowRounds, 1) : [];
  return [
    ...metricsOf(quick, "", "the phone in another process and without latency", rounds),
    ...metricsOf(slow, "_phone", "the phone in another process and as slow as a real one", slowRounds),
  ];
}
