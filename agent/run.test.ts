import { describe, expect, it } from "vitest";
import { createExplorer } from "./explorer/explorer.ts";
import { button, text } from "./literal.ts";
import type { RunEvent } from "./events.ts";
import { RunEvent as RunEventSchema } from "./events.ts";
import { run } from "./run.ts";
import type { RunOptions } from "./run.ts";
import { createToy } from "./toy.ts";
import type { Toy, ToyScreen } from "./toy.ts";

const shop: Record<string, ToyScreen> = {
  home: {
    inside: [text({ text: "Shop" }), button({ text: "Catalog" }), button({ text: "About" })],
    on: { Catalog: "catalog", About: "about" },
  },
  about: { inside: [text({ text: "About us" })], back: "home" },
  catalog: {
    inside: [text({ text: "Catalog" }), button({ text: "Kettle" })],
    on: { Kettle: "detail" },
    back: "home",
  },
  detail: {
    inside: [text({ text: "Kettle" }), button({ text: "Share" })],
    on: { Share: "crash" },
    back: "catalog",
  },
};

function options(toy: Toy, more: Partial<RunOptions> = {}): RunOptions {
  return {
    run: "r1",
    client: toy.client,
    app: "com.example.app",
    goals: [],
    seed: 1,
    limits: { steps: 200, minutes: null },
    blobs: { put: () => Promise.resolve("blob") },
    policy: createExplorer({ seed: 1 }),
    signal: new AbortController().signal,
    now: () => 0,
    ...more,
  };
}

async function eventsOf(
  from: RunOptions,
  each: (event: RunEvent) => void = () => undefined,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run(from)) {
    events.push(RunEventSchema.parse(event));
    each(event);
  }
  return events;
}

const wordsOf = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === "step" ? [event.action.words] : []));
const endOf = (events: readonly RunEvent[]): RunEvent | undefined => events.at(-1);

describe("a run", () => {
  it("finds a crash three taps deep and proves it in the fewest steps", async () => {
    const events = await eventsOf(options(createToy(shop)));
    const finding = events.find((event) => event.type === "finding");
    const checked = events.find((event) => event.type === "finding_checked");
    expect(finding?.finding.title).toBe("Crash: NullPointerException in app.detail");
    expect(checked?.verdict).toBe("confirmed");
    expect(checked?.reproduced).toEqual({ k: 3, n: 3 });
    expect(checked?.steps.map((step) => step.action.words)).toEqual([
      'tap "Catalog"',
      'tap "Kettle"',
      'tap "Share"',
    ]);
    expect(endOf(events)).toMatchObject({ type: "run_ended", outcome: "completed", screens: 4 });
  });

  it("numbers its events without gaps and begins and ends as said", async () => {
    const events = await eventsOf(options(createToy(shop)));
    expect(events.map((event) => event.number)).toEqual(events.map((_, at) => at + 1));
    expect(events[0]?.type).toBe("run_started");
    expect(events.filter((event) => event.type === "run_ended")).toHaveLength(1);
  });

  it("does the same with the same seed", async () => {
    const [first, second] = [
      await eventsOf(options(createToy(shop))),
      await eventsOf(options(createToy(shop))),
    ];
    expect(wordsOf(second)).toEqual(wordsOf(first));
  });

  it("ends at the limit of steps and still proves what it found", async () => {
    const events = await eventsOf(options(createToy(shop), { limits: { steps: 14, minutes: null } }));
    expect(wordsOf(events)).toHaveLength(14);
    expect(endOf(events)).toMatchObject({ outcome: "step-limit", steps: 14 });
  });

  it("ends in order when it is cancelled, when the device goes, and when the app cannot be opened", async () => {
    const abort = new AbortController();
    const cancelled = await eventsOf(options(createToy(shop), { signal: abort.signal }), (event) => {
      if (event.type === "step" && event.step === 5) abort.abort();
    });
    expect(endOf(cancelled)).toMatchObject({ outcome: "cancelled", steps: 5 });

    const toy = createToy(shop);
    const lost = await eventsOf(options(toy), (event) => {
      if (event.type === "step" && event.step === 5) toy.fail("device-lost");
    });
    expect(endOf(lost)).toMatchObject({ outcome: "device-lost" });

    const missing = createToy(shop);
    missing.fail("app-missing");
    const refused = await eventsOf(options(missing));
    expect(refused.map((event) => event.type)).toEqual(["run_started", "run_ended"]);
    expect(endOf(refused)).toMatchObject({ outcome: "app-unavailable", reason: "failed: app-missing" });
  });
});
