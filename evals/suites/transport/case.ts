/** A case of the transport suite: what goes wrong between us and the device, when, and how the run must end. */
import { join } from "node:path";
import { RunEvent } from "../../../agent/events.ts";
import type { Outcome } from "../../../agent/events.ts";
import { createExplorer } from "../../../agent/explorer/explorer.ts";
import { run } from "../../../agent/run.ts";
import { connectInMemory, createMcpServer } from "../../../tools/mcp.ts";
import type { Phone } from "../../../tools/simulator/phone.ts";
import { startSimulator } from "../../../tools/simulator/simulator.ts";
import type { Simulator, SimulatorOptions } from "../../../tools/simulator/simulator.ts";

/** One thing that goes wrong. */
export interface Case {
  /** Named after what goes wrong. */
  readonly name: string;
  /** The phone itself. */
  readonly phone?: Partial<SimulatorOptions>;
  /** Before the run begins. */
  readonly before?: (phone: Phone) => void;
  /** When step `at` is over. */
  readonly at?: number;
  readonly goes?: (simulator: Simulator) => void | Promise<void>;
  /** Outcomes that are right. */
  readonly ends: readonly Outcome[];
  /** What the reason of the end says. */
  readonly says?: RegExp;
  /** Findings that are right, as the app is without bugs; none when not said. */
  readonly finds?: RegExp;
  /** Fewest steps that must be in the record. */
  readonly least?: number;
}

/** The clean twin of the notes app. */
const notes = join(import.meta.dirname, "../../../tools/simulator/apps/notes");
const notesPackage = "com.example.fieldnotes";
const steps = 12;

/** Plays a case; answers what was wrong, or null. It never throws. */
export async function playCase(one: Case): Promise<string | null> {
  try {
    return await play(one);
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function play(one: Case): Promise<string | null> {
  const simulator = await startSimulator({ apps: [notes], off: "all", ...one.phone });
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort } });
  const events: RunEvent[] = [];
  try {
    one.before?.(simulator.phone);
    const going = run({
      run: "r1",
      client: await connectInMemory(server),
      app: notesPackage,
      goals: [],
      seed: 1,
      limits: { steps, minutes: null },
      blobs: { put: () => Promise.resolve("blob") },
      policy: createExplorer({ seed: 1 }),
      signal: AbortSignal.timeout(90_000),
      now: Date.now,
    });
    for await (const event of going) {
      events.push(event);
      if (event.type === "step" && event.step === (one.at ?? 4)) await one.goes?.(simulator);
    }
  } finally {
    await server.close();
    await simulator.close();
  }
  return wrongWith(one, events);
}

function wrongWith(one: Case, events: readonly RunEvent[]): string | null {
  const ended = events.at(-1);
  if (ended?.type !== "run_ended") return `the last event is ${ended?.type ?? "none"}`;
  const gap = events.findIndex((event, at) => event.number !== at + 1);
  if (gap !== -1) return `event ${gap + 1} is missing`;
  const unread = events.find((event) => !RunEvent.safeParse(event).success);
  if (unread !== undefined) return `event ${unread.number} (${unread.type}) does not fit its schema`;
  if (!one.ends.includes(ended.outcome)) return `ended ${ended.outcome}: ${ended.reason}`;
  if (one.says !== undefined && !one.says.test(ended.reason)) return `said: ${ended.reason}`;
  if (ended.steps < (one.least ?? 0)) return `only ${ended.steps} steps: ${ended.reason}`;
  const told = events.filter((event) => event.type === "step").length;
  if (told !== ended.steps) return `${told} steps in the record, ${ended.steps} in its end`;
  const found = events.flatMap((event) => (event.type === "finding" ? [event.finding.title] : []));
  const strange = found.find((title) => one.finds?.test(title) !== true);
  return strange === undefined ? null : `false alarm: ${strange}`;
}
