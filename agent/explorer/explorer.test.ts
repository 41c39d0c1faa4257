import { describe, expect, it } from "vitest";
import { createHands } from "../hands.ts";
import { act } from "../act.ts";
import { button, field, list, row, text, toggle } from "../literal.ts";
import { openAction } from "../proof/replay.ts";
import { createToy } from "../toy.ts";
import type { ToyScreen } from "../toy.ts";
import type { TraceStep } from "../trace.ts";
import { createExplorer } from "./explorer.ts";

/** What the explorer does in an app, in words, until it has nothing left to do. */
async function walk(screens: Readonly<Record<string, ToyScreen>>, seed = 1, most = 300): Promise<string[]> {
  const toy = createToy(screens);
  const hands = createHands(toy.client, new AbortController().signal);
  const policy = createExplorer({ seed });
  const steps: TraceStep[] = [];
  const app = "com.example.app";
  const opened = await act(hands, 1, openAction(app), null, null, "never");
  let here = opened.trace.after;
  steps.push(opened.trace);
  while (steps.length < most) {
    const decision = await policy.decide(
      { app, trace: { app, steps }, screen: here, stepsLeft: most },
      new AbortController().signal,
    );
    if (decision === null) return steps.map((step) => step.action.words);
    const done = await act(hands, steps.length + 1, decision.action, decision.element, here, "never");
    steps.push(done.trace);
    here = done.trace.after ?? here;
  }
  throw new Error(`no end after ${most} steps`);
}

const hub: Record<string, ToyScreen> = {
  home: {
    inside: [button({ text: "Orders" }), button({ text: "Profile" }), button({ text: "Settings" })],
    on: { Orders: "orders", Profile: "profile", Settings: "settings" },
  },
  orders: {
    inside: [
      list(
        {},
        Array.from({ length: 30 }, (_, at) =>
          row({ clickable: true, resourceId: "order", label: `Order ${at}` }, [
            text({ text: `Order ${at}` }),
          ]),
        ),
      ),
    ],
    back: "home",
  },
  profile: {
    inside: [field({ resourceId: "name" }), field({ resourceId: "email" }), button({ text: "Save" })],
    on: { Save: "home" },
    back: "home",
  },
  settings: { inside: [toggle({ text: "Alerts" })], back: "home" },
};

describe("the explorer", () => {
  it("uses each control, a few rows of a list, and fills forms in several ways", async () => {
    const words = await walk(hub);
    for (const one of ['tap "Orders"', 'tap "Profile"', 'tap "Settings"', 'tap "Alerts"'])
      expect(words).toContain(one);
    expect(new Set(words.filter((one) => one.startsWith('tap "Order '))).size).toBeLessThanOrEqual(12);
    expect(words).toContain('double-tap "Save"');
    expect(words.filter((one) => one.startsWith('type "mina.kim@example.com"')).length).toBeGreaterThan(0);
    expect(words.filter((one) => one.startsWith('type "mina.kim@"')).length).toBeGreaterThan(0);
    expect(words).toContain('tap "Save"');
  });

  it("interrupts each screen", async () => {
    const words = await walk(hub);
    expect(words.filter((one) => one.startsWith("rotate")).length).toBeGreaterThanOrEqual(4);
    expect(words.filter((one) => one.startsWith("go to the home screen")).length).toBe(4);
    expect(words.filter((one) => one.startsWith("let Android end")).length).toBeGreaterThanOrEqual(1);
    expect(words.filter((one) => one.startsWith("force-stop")).length).toBeGreaterThanOrEqual(1);
  });

  it("does the same with the same seed, and other things with another", async () => {
    expect(await walk(hub, 7)).toEqual(await walk(hub, 7));
    const orders = new Set(
      await Promise.all([1, 2, 3, 4, 5].map(async (seed) => (await walk(hub, seed)).join())),
    );
    expect(orders.size).toBeGreaterThan(1);
  });

  it("comes to an end where nothing leads anywhere, and where each screen is left for good", async () => {
    expect(await walk({ home: { inside: [text({ text: "Nothing here" })] } })).toContain("press back");
    expect(await walk({ home: { inside: [button({ text: "Away" })], on: { Away: "gone" } } })).toContain(
      'tap "Away"',
    );
  });

  it("finishes with a cart that is emptied one by one", async () => {
    const words = await walk({
      home: { inside: [button({ text: "Remove" }), text({ text: "two" })], on: { Remove: "one" } },
      one: { inside: [button({ text: "Remove" })], on: { Remove: "none" }, back: "home" },
      none: { inside: [text({ text: "Empty" })], back: "home" },
    });
    expect(words.filter((one) => one === 'tap "Remove"').length).toBeGreaterThanOrEqual(2);
  });
});
