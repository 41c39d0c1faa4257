import { describe, expect, it } from "vitest";
import { RunEvent } from "../events.ts";
import { button, field, text } from "../literal.ts";
import { ModelError } from "../models/model.ts";
import type { Model, ModelReply } from "../models/model.ts";
import { calls, scriptedModel } from "../models/scripted.ts";
import type { ScriptStep } from "../models/scripted.ts";
import { run } from "../run.ts";
import { createToy } from "../toy.ts";
import type { ToyScreen } from "../toy.ts";
import { createMind } from "./mind.ts";
import type { MindOptions } from "./options.ts";
import { toyTools } from "./toy-tools.ts";

const shop: Record<string, ToyScreen> = {
  home: {
    inside: [text({ text: "Shop" }), button({ text: "Cart" }), button({ text: "About" })],
    on: { Cart: "cart", About: "about" },
  },
  about: { inside: [text({ text: "About us" })], back: "home" },
  cart: {
    inside: [
      text({ text: "Cart" }),
      text({ text: "2 x $10.00" }),
      text({ text: "Total $30.00" }),
      field({ resourceId: "note" }),
      button({ text: "Refresh" }),
    ],
    on: { Refresh: "cart" },
    back: "home",
  },
};

const navigate = (name: string, args: Record<string, unknown>): ScriptStep => ({
  purpose: "navigate",
  reply: calls(name, args),
});
const reply = (part: Partial<ModelReply>): ScriptStep => ({ purpose: "navigate", reply: part });
const tap = (ref: string, expect: string): ScriptStep => navigate("tap", { ref, expect });
const finish = (outcome = "done"): ScriptStep => navigate("finish_goal", { outcome, evidence: "seen" });
const verdict = (facts: Record<string, unknown>): ScriptStep => ({
  purpose: "judge",
  reply: calls("give_verdict", {
    reason: "because",
    verdict: "as_expected",
    quotes: [],
    kind: "wrong-result",
    symptom: { type: "none", text: "" },
    ...facts,
  }),
});
const rated = (goal: string, rating: number) => ({
  goal,
  end: "seen",
  realism: rating,
  importance: rating,
  variety: rating,
  risk: rating,
});
const planOf = (...goals: object[]): ScriptStep => ({
  purpose: "plan",
  reply: calls("plan_goals", { goals }),
});
const noGoals: ScriptStep = { purpose: "plan", reply: calls("plan_goals", { goals: [] }) };

async function explored(
  script: readonly ScriptStep[],
  more: Partial<MindOptions> = {},
  limits: { steps: number | null; minutes: number | null } = { steps: 12, minutes: null },
) {
  const toy = createToy(shop);
  const model = scriptedModel(script);
  const policy = createMind({
    app: "com.example.app",
    model,
    price: { input: 1, cached: 0.1, output: 10 },
    tools: toyTools,
    goals: ["Look at the cart"],
    language: "en",
    seed: 1,
    nonce: "00c0ffee",
    limits: { tokens: null, money: null },
    fallback: "explorer",
    now: () => 0,
    ...more,
  });
  const events: RunEvent[] = [];
  const options = {
    run: "r1",
    client: toy.client,
    app: "com.example.app",
    goals: ["Look at the cart"],
    seed: 1,
    limits,
    blobs: { put: () => Promise.resolve("blob") },
    policy,
    signal: new AbortController().signal,
    now: () => 0,
  };
  for await (const event of run(options)) events.push(RunEvent.parse(event));
  return { events, model, toy };
}

const of = <T extends RunEvent["type"]>(
  events: readonly RunEvent[],
  type: T,
): Extract<RunEvent, { type: T }>[] =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
const notes = (events: readonly RunEvent[]): string[] => of(events, "note").map((one) => one.text);

describe("the mind", () => {
  it("files what the navigator reports and the judge agrees to, and replays confirm it", async () => {
    const { events, model } = await explored([
      tap("e2", 'The cart shows "Total $20.00"'),
      navigate("report_issue", {
        title: "The total of the cart is wrong",
        expected: "Total $20.00",
        actual: "Total $30.00",
        severity: "high",
        refs: ["e3"],
        last_actions: 1,
      }),
      verdict({
        verdict: "app_defect",
        reason: "2 x 10 is 20",
        quotes: [{ ref: "e3", text: "Total $30.00" }],
        symptom: { type: "shows", text: "Total $30.00" },
      }),
      finish("blocked"),
      noGoals,
    ]);
    model.end();
    const finding = of(events, "finding").find((one) => one.finding.oracle === "model")?.finding;
    expect(finding).toMatchObject({
      kind: "wrong-result",
      severity: "high",
      activity: "com.example.app.cart",
    });
    expect(of(events, "finding_checked").find((one) => one.finding === finding?.id)).toMatchObject({
      verdict: "confirmed",
      reproduced: { k: 3, n: 3 },
      steps: [{ action: { words: 'tap "Cart"' } }],
    });
    expect(of(events, "goal_ended")[0]).toMatchObject({ goal: "u1", outcome: "blocked" });
  });

  it("files nothing when the judge disagrees, quotes what is not there, or names no symptom", async () => {
    const report = navigate("report_issue", {
      title: "The total is wrong",
      expected: "a",
      actual: "b",
      severity: "high",
      refs: ["e3"],
      last_actions: 1,
    });
    const shown = { type: "shows", text: "Total $30.00" };
    const { events, model } = await explored([
      navigate("tap", { ref: "e2", expect: "The cart opens" }),
      report,
      verdict({ verdict: "as_expected" }),
      navigate("press_key", { key: "back", expect: "The shop" }),
      navigate("tap", { ref: "e2", expect: "The cart opens" }),
      report,
      verdict({ verdict: "app_defect", quotes: [{ ref: "e3", text: "Total $99" }], symptom: shown }),
      navigate("press_key", { key: "back", expect: "The shop" }),
      navigate("tap", { ref: "e2", expect: "The cart opens" }),
      navigate("press_key", { key: "back", expect: "The shop" }),
      navigate("tap", { ref: "e2", expect: "The cart opens" }),
      report,
      verdict({ verdict: "app_defect", quotes: [{ ref: "e3", text: "Total $30.00" }] }),
      finish("blocked"),
      noGoals,
    ]);
    model.end();
    expect(of(events, "finding").filter((one) => one.finding.oracle === "model")).toEqual([]);
    expect(notes(events).join("\n")).toContain("its quotes are not on the screen");
  });

  it("answers what it cannot use with what is wrong, counts it, and goes on", async () => {
    const { events, model } = await explored([
      reply({ text: "I would tap the cart." }),
      tap("e2", "The cart"),
      reply({ calls: [...(calls("tap", {}).calls ?? []), ...(calls("tap", {}).calls ?? [])] }),
      navigate("uninstall", {}),
      tap("e2", ""),
      reply({ calls: [{ id: "c", name: "tap", arguments: '{"ref": ' }] }),
      tap("e99", "x"),
      tap("e5", ""),
      navigate("tap", { ref: "e5", expect: "", extra: 1 }),
      reply({ refusal: "I cannot help with that." }),
      navigate("press_key", { key: "back", expect: "" }),
      reply({ cut: true }),
      navigate("press_key", { key: "explode", expect: "" }),
      finish("blocked"),
      noGoals,
    ]);
    model.end();
    expect(of(events, "model_call").flatMap((one) => (one.problem === "" ? [] : [one.problem]))).toEqual([
      "Your answer held no function call. Answer with exactly one function call.",
      "Your answer held 2 function calls. Only one is allowed in a turn; none was carried out.",
      expect.stringContaining('There is no function "uninstall". Nothing was done. There are: dump_ui,'),
      expect.stringContaining("The arguments of tap are not valid JSON"),
      "There is no element e99 on the screen. Nothing was done. Take a ref from the last screen, or call dump_ui.",
      "Wrong arguments for tap: extra is not known. Nothing was done.",
      expect.stringContaining("You answered without acting."),
      "Your answer was cut off before it was complete. Answer shortly, with one function call.",
      "Wrong arguments for press_key: key must be one of back, home, enter, power. Nothing was done.",
    ]);
    expect(of(events, "run_ended")[0]?.outcome).toBe("step-limit");
    expect(notes(events).join("\n")).toContain("9 answers of no use");
  });

  it("lets the explorer go on when answers are never of use, and when the model is down", async () => {
    const nothing: ScriptStep = { purpose: "navigate", reply: { text: "?" } };
    const garbled = await explored([nothing, nothing, nothing, noGoals], { goals: ["One"] });
    garbled.model.end();
    expect(of(garbled.events, "goal_ended").map((one) => one.outcome)).toEqual(["blocked", "limit"]);

    const down = new ModelError("key", "http://x refuses the key (401)", "Check OPENAI_API_KEY");
    const { events, model } = await explored([{ purpose: "navigate", reply: down }]);
    model.end();
    expect(notes(events)).toContain(
      "http://x refuses the key (401). Check OPENAI_API_KEY. The explorer goes on without it.",
    );
    expect(of(events, "step").length).toBe(12);
    expect(of(events, "goal_started").map((one) => one.goal)).toEqual(["u1", "x1"]);
    expect(of(events, "run_ended")[0]?.outcome).toBe("step-limit");
  });

  it("ends the run instead where it is told so", async () => {
    const down = new ModelError("key", "http://x refuses the key (401)", "Check OPENAI_API_KEY");
    const { events } = await explored([{ purpose: "navigate", reply: down }], { fallback: "end" });
    expect(of(events, "run_ended")[0]).toMatchObject({
      outcome: "failed",
      reason: "http://x refuses the key (401). Check OPENAI_API_KEY.",
      steps: 2,
    });
  });

  it("keeps hard to limits of tokens and money, and says which was reached", async () => {
    const usage = { input: 2_500, cached: 0, output: 20 };
    const taps = ["e2", "e5", "e5"].map((ref): ScriptStep => ({
      purpose: "navigate",
      reply: { ...calls("tap", { ref, expect: "" }), usage },
    }));
    const tokens = await explored(taps, { limits: { tokens: 6_000, money: null }, fallback: "end" });
    expect(of(tokens.events, "run_ended")[0]).toMatchObject({
      outcome: "token-limit",
      reason: "The model's limit of 6,000 tokens is reached.",
    });
    const spent = of(tokens.events, "model_call").reduce(
      (sum, { usage }) => sum + usage.input + usage.output,
      0,
    );
    expect(spent).toBeLessThanOrEqual(6_000);
    const money = await explored([tap("e2", "")], {
      limits: { tokens: null, money: 0.001 },
      fallback: "end",
    });
    expect(of(money.events, "run_ended")[0]).toMatchObject({
      outcome: "money-limit",
      reason: "The model's limit of $0.001 is reached.",
    });
  });

  it("does not wait for a model beyond the minutes", async () => {
    const silent: Model = {
      name: "silent",
      ask: (_request, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("aborted")));
        }),
    };
    const limits = { tokens: null, money: null, minutes: 0.001 };
    const { events } = await explored([], { model: silent, limits, fallback: "end" });
    expect(of(events, "run_ended")[0]).toMatchObject({
      outcome: "time-limit",
      reason: "The model's limit of 0.001 minutes is reached.",
    });
  });

  it("ends a goal at its own limit and goes on with the next, on a fresh start", async () => {
    const { events, model } = await explored(
      [
        tap("e2", ""),
        navigate("press_key", { key: "back", expect: "" }),
        tap("e3", ""),
        finish("blocked"),
        noGoals,
      ],
      { goals: ["One", "두 번째 목표"], goalLimits: { steps: 2 } },
    );
    model.end();
    expect(of(events, "goal_ended").slice(0, 2)).toMatchObject([
      { goal: "u1", outcome: "limit", evidence: "The limit for this goal is reached (2 steps)." },
      { goal: "u2", outcome: "blocked" },
    ]);
    expect(of(events, "step").map((one) => one.action.words)).toContain(
      "force-stop the app and open it anew",
    );
    const asked = model.requests[2]?.items.at(-1);
    expect(asked?.type === "user" && asked.text).toContain("두 번째 목표");
  });

  it("opens a new chapter with a journal when the old one is long", async () => {
    const { events, model } = await explored(
      [
        tap("e2", ""),
        navigate("press_key", { key: "back", expect: "" }),
        tap("e3", ""),
        finish("blocked"),
        noGoals,
      ],
      { chapterTokens: 60 },
    );
    model.end();
    const [first] = model.requests.at(3)?.items ?? [];
    expect(first?.type === "user" && first.text).toContain("Steps of this goal so far");
    expect(first?.type === "user" && first.text).toContain('tap "Cart"');
    const [second] = model.requests.at(2)?.items ?? [];
    expect(second?.type === "user" && second.text).toContain('e2 Button "Cart" tried 1x');
    expect(notes(events)).toContain("Chapter 2 of the conversation begins");
  });

  it("only ever appends within a chapter", async () => {
    const { model } = await explored([
      tap("e2", ""),
      navigate("press_key", { key: "back", expect: "" }),
      tap("e3", ""),
      finish("blocked"),
      noGoals,
    ]);
    const turns = model.requests.filter((one) => one.purpose === "navigate");
    for (const [at, turn] of turns.entries()) {
      const before = turns[at - 1]?.items ?? [];
      expect(turn.items.slice(0, before.length)).toEqual(before);
      expect(turn.system).toBe(turns[0]?.system);
      expect(turn.functions).toEqual(turns[0]?.functions);
    }
  });

  it("settles an agent's mistake by doing the same again at the exact element", async () => {
    const { events, model } = await explored([
      tap("e2", ""),
      navigate("press_key", { key: "back", expect: "" }),
      tap("e2", ""),
      tap("e5", "The total is refreshed"),
      verdict({ verdict: "agent_mistake", reason: "Nothing had to change." }),
      finish("blocked"),
      noGoals,
    ]);
    model.end();
    const own = of(events, "step").filter((one) => one.goal === "u1");
    expect(own.filter((one) => one.action.words === 'tap "Refresh"')).toHaveLength(2);
    const answer = model.requests[5]?.items.at(-1);
    expect(answer?.type === "output" && answer.text).toContain(
      "We repeated the action at exactly this element: again nothing changed.",
    );
  });

  it("does not do the same again and again where nothing comes of it", async () => {
    const again = tap("e5", "");
    const { events, model } = await explored(
      [tap("e2", ""), again, again, again, again, again, finish("blocked"), noGoals],
      {},
      { steps: 20, minutes: null },
    );
    model.end();
    expect(
      of(events, "step").filter((one) => one.goal === "u1" && one.action.words === 'tap "Refresh"'),
    ).toHaveLength(4);
    const last = model.requests[6]?.items.at(-1);
    expect(last?.type === "output" && last.text).toContain("so often without effect");
  });

  it("plans goals by their score after the user's, never the same twice", async () => {
    const { events, model } = await explored(
      [
        finish("blocked"),
        {
          purpose: "plan",
          reply: calls("plan_goals", {
            goals: [rated("Dull", 1), rated("look at THE cart!", 5), rated("Bold", 5), rated("Fair", 3)],
          }),
        },
        finish("given-up"),
        finish("given-up"),
        finish("given-up"),
        noGoals,
      ],
      {},
      { steps: 8, minutes: null },
    );
    model.end();
    expect(of(events, "goal_started").map((one) => one.text)).toEqual([
      "Look at the cart",
      "Bold",
      "Fair",
      "Dull",
      "Reach every screen, use every control, and see that the app holds.",
    ]);
  });

  it("thinks again about its goals once it knows more of the app", async () => {
    const { events, model } = await explored(
      [
        planOf(rated("First", 5), rated("Second", 4), rated("Third", 2)),
        tap("e2", ""),
        finish("blocked"),
        navigate("press_key", { key: "back", expect: "" }),
        tap("e3", ""),
        finish("blocked"),
        planOf(rated("Better than the third", 3)),
        finish("blocked"),
        finish("blocked"),
        noGoals,
      ],
      { goals: [] },
    );
    model.end();
    expect(of(events, "goal_started").map((one) => one.text)).toEqual([
      "First",
      "Second",
      "Better than the third",
      "Third",
      "Reach every screen, use every control, and see that the app holds.",
    ]);
  });

  it("has goals of its own when the planner cannot be understood, and explores when it is told nothing", async () => {
    const nothing: ScriptStep = { purpose: "plan", reply: { text: "Test everything." } };
    const { events, model } = await explored(
      [nothing, finish("blocked"), finish("blocked"), finish("blocked"), nothing],
      { goals: [] },
    );
    model.end();
    expect(of(events, "goal_started").map((one) => one.goal)).toEqual(["p1", "p2", "p3", "x1"]);
  });
});
