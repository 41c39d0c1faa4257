import { afterEach, describe, expect, it } from "vitest";
import { connectInMemory, createMcpServer } from "../tools/mcp.ts";
import { startSimulator } from "../tools/simulator/simulator.ts";
import type { RunEvent } from "./events.ts";
import { createExplorer } from "./explorer/explorer.ts";
import { run } from "./run.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** All events of a run on a simulated phone with the notes app. */
async function exploreNotes(options: {
  off: readonly string[] | "all";
  steps: number;
  seed: number;
}): Promise<RunEvent[]> {
  const app = "com.example.fieldnotes";
  const phone = await startSimulator({
    apps: [`${import.meta.dirname}/../tools/simulator/apps/notes`],
    off: options.off,
  });
  closing.push(() => phone.close());
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: phone.serverPort }, app });
  closing.push(() => server.close());
  const client = await connectInMemory(server);
  const events: RunEvent[] = [];
  const stream = run({
    run: "r1",
    client,
    app,
    goals: [],
    seed: options.seed,
    limits: { steps: options.steps, minutes: null },
    blobs: { put: (bytes) => Promise.resolve(String(bytes.length)) },
    policy: createExplorer({ seed: options.seed }),
    signal: new AbortController().signal,
    now: () => 0,
  });
  for await (const event of stream) events.push(event);
  return events;
}

const words = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => {
    if (event.type === "step") return [event.action.words];
    if (event.type === "finding") return [`found ${event.finding.signature}`];
    return event.type === "finding_checked" ? [`${event.verdict} ${event.steps.length}`] : [];
  });

describe("the explorer on a simulated phone", () => {
  it("does and finds the same with the same seed", { timeout: 300_000 }, async () => {
    const first = words(await exploreNotes({ off: [], steps: 105, seed: 1 }));
    const second = words(await exploreNotes({ off: [], steps: 105, seed: 1 }));
    expect(first.length).toBeGreaterThan(105);
    expect(second).toEqual(first);
  });

  it("reports nothing on an app without errors", { timeout: 300_000 }, async () => {
    const events = await exploreNotes({ off: "all", steps: 120, seed: 1 });
    expect(events.filter((event) => event.type === "finding")).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: "run_ended", steps: 120 });
  });
});
