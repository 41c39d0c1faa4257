import { resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { RunEvent } from "../events.ts";
import { connectModel } from "../models/connect.ts";
import { startFakeServer } from "../models/fake-server.ts";
import type { Fault } from "../models/fake-server.ts";
import type { Api } from "../models/model.ts";
import { run } from "../run.ts";
import { ListedTool } from "./functions.ts";
import { createMind } from "./mind.ts";
import type { MindOptions } from "./options.ts";
import { direct } from "./script.ts";
import type { Script, ScriptTurn } from "./script.ts";

const app = "com.example.pocketmarket";
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

async function wholeRun(api: Api, script: Script, more: Partial<MindOptions> = {}, steps = 16) {
  const simulator = await startSimulator({
    apps: [resolve(import.meta.dirname, "../../tools/simulator/apps/shop")],
  });
  const mcp = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort }, app });
  const client = await connectInMemory(mcp);
  const director = direct(script);
  const fake = await startFakeServer((heard) => director.answer(heard));
  closing.push(
    () => fake.close(),
    () => simulator.close(),
    () => mcp.close(),
  );
  const { tools } = z.object({ tools: z.array(ListedTool) }).parse(await client.listTools());
  const goals = ["전화번호를 바꾸면 저장되는지 확인해 줘"];
  const policy = createMind({
    app,
    model: connectModel(api, { baseUrl: fake.url, apiKey: "test-key", model: "gpt-5-mini" }),
    price: { input: 0.25, cached: 0.025, output: 2 },
    tools,
    goals,
    language: "en",
    seed: 1,
    nonce: "00c0ffee",
    limits: { tokens: null, money: null },
    chapterTokens: 1_300,
    fallback: "explorer",
    allow: ["buy"],
    now: Date.now,
    ...more,
  });
  const events: RunEvent[] = [];
  const options = {
    run: "r1",
    client,
    app,
    goals,
    seed: 1,
    limits: { steps, minutes: null },
    blobs: { put: () => Promise.resolve("blob") },
    policy,
    signal: new AbortController().signal,
    now: Date.now,
  };
  for await (const event of run(options)) events.push(RunEvent.parse(event));
  return { events, fake, director };
}

const of = <T extends RunEvent["type"]>(
  events: readonly RunEvent[],
  type: T,
): Extract<RunEvent, { type: T }>[] =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);

const tap = (at: string, expect: string): ScriptTurn => ({ name: "tap", at, args: { expect } });
const rated = (goal: string, end: string, rating: number) => ({
  goal,
  end,
  realism: rating,
  importance: rating,
  variety: rating,
  risk: rating,
});

const profile: readonly ScriptTurn[] = [
  tap('item "Account"', 'The account with "Edit profile" opens'),
  tap("Edit profile", 'A form "Edit profile" opens'),
  {
    name: "type_text",
    at: "profile_phone",
    args: { text: "010-9999-0000", submit: false, expect: 'The field holds "010-9999-0000"' },
  },
  tap('button "Save"', 'The account shows "010-9999-0000"'),
  {
    name: "report_issue",
    at: "010-2345-6789",
    args: {
      title: "A new phone number is not saved",
      expected: "010-9999-0000 in the account",
      actual: "010-2345-6789 is still there",
      severity: "medium",
      refs: ["$ref"],
      last_actions: 2,
    },
  },
  { name: "finish_goal", args: { outcome: "done", evidence: "The old number 010-2345-6789 is shown." } },
];

const script: Script = {
  navigate: [
    ...profile,
    tap('button "Cart, 1', 'The cart shows "Total"'),
    tap('button "One more', 'The line shows "2"'),
    { name: "finish_goal", args: { outcome: "given-up", evidence: "Not today." } },
    tap('item "Browse"', "The list of products"),
    { name: "finish_goal", args: { outcome: "blocked", evidence: "Enough." } },
  ],
  judge: [
    {
      name: "give_verdict",
      at: "010-2345-6789",
      args: {
        reason: "The number that was saved is not shown.",
        verdict: "app_defect",
        quotes: [{ ref: "$ref", text: "010-2345-6789" }],
        kind: "not-saved",
        symptom: { type: "missing", text: "010-9999-0000" },
      },
    },
    {
      name: "give_verdict",
      args: {
        reason: "Done.",
        verdict: "as_expected",
        quotes: [],
        kind: "not-saved",
        symptom: { type: "none", text: "" },
      },
    },
  ],
  plan: [
    {
      name: "plan_goals",
      args: {
        goals: [
          rated("Browse the products", "A list is shown", 2),
          rated("Raise the quantity of a line of the cart", "The total is right", 5),
        ],
      },
    },
    { name: "plan_goals", args: { goals: [] } },
  ],
  faults: {
    2: { fault: "status", status: 429, message: "Rate limit reached", retryAfter: 1 },
    4: { fault: "status", status: 500, message: "The server had an error", retryAfter: 1 },
    7: { fault: "cut" },
  },
};

describe.each(["responses", "chat"] as const)("A run with a model over %s", (api) => {
  it("plans, finds, proves and reports, and survives what servers do", async () => {
    const { events, fake, director } = await wholeRun(api, script);
    expect(director.loose()).toEqual([]);

    const finding = of(events, "finding").find((one) => one.finding.oracle === "model")?.finding;
    expect(finding).toMatchObject({ title: "A new phone number is not saved", kind: "not-saved" });
    const checked = of(events, "finding_checked").find((one) => one.finding === finding?.id);
    expect(checked).toMatchObject({ verdict: "confirmed", reproduced: { k: 3, n: 3 } });
    expect(checked?.steps.map((step) => step.action.words)).toEqual([
      'tap "Account"',
      expect.stringContaining("Edit profile"),
      'type "010-9999-0000" into "profile phone"',
      'tap "Save"',
    ]);

    expect(of(events, "goal_started").map((one) => one.goal)).toEqual(["u1", "p1", "p2", "x1"]);
    expect(of(events, "goal_ended").map((one) => one.outcome)).toEqual([
      "done",
      "given-up",
      "blocked",
      "limit",
    ]);
    const notes = of(events, "note").map((one) => one.text);
    expect(notes.filter((text) => text.startsWith("Chapter")).length).toBeGreaterThan(0);
    expect(of(events, "run_ended")[0]).toMatchObject({ outcome: "step-limit", steps: 16 });

    // Each fault cost one more request, and nothing else.
    const asked = of(events, "model_call");
    expect(fake.heard.length).toBe(asked.length + 3);
    expect(fake.heard.every((one) => one.key === "test-key")).toBe(true);
    expect(asked.every((one) => one.problem === "" && (one.cost ?? 0) > 0)).toBe(true);
    const judged = asked.filter((one) => one.purpose === "judge").length;
    const navigated = asked.filter((one) => one.purpose === "navigate").length;
    expect(navigated).toBeLessThanOrEqual(16);
    expect(judged).toBeLessThanOrEqual(16 / 4);
  });

  it("stops asking when its tokens are spent, says so, and explores on", async () => {
    const { events } = await wholeRun(
      api,
      { ...script, faults: {} },
      { limits: { tokens: 9_000, money: null } },
      14,
    );
    const spent = of(events, "model_call").reduce((sum, { usage }) => sum + usage.input + usage.output, 0);
    expect(spent).toBeLessThanOrEqual(9_000);
    expect(of(events, "note").map((one) => one.text)).toContain(
      "The model's limit of 9,000 tokens is reached. The explorer goes on without it.",
    );
    expect(of(events, "goal_ended").map((one) => one.outcome)).toEqual(["limit", "limit"]);
    expect(of(events, "run_ended")[0]).toMatchObject({ outcome: "step-limit", steps: 14 });
  });

  it("shows the screen as a picture when it is asked for one", async () => {
    const look: Script = {
      navigate: [
        { name: "screenshot", args: { marks: true } },
        { name: "finish_goal", args: { outcome: "blocked", evidence: "Seen." } },
      ],
      plan: [{ name: "plan_goals", args: { goals: [] } }],
    };
    const { fake, director } = await wholeRun(api, look, {}, 4);
    expect(director.loose()).toEqual([]);
    const pictures = fake.heard.map(
      (one) => JSON.stringify(one.body).split("data:image/webp;base64,").length - 1,
    );
    expect(pictures).toEqual([0, 1, 0]);
  });

  const html: Fault = { fault: "html" };
  it.each([
    {
      what: "a page of HTML",
      fault: html,
      says: "does not answer as an OpenAI-compatible API does (<!doctype html>",
    },
    {
      what: "another service",
      fault: { fault: "garbage", body: { hello: 1 } } as const,
      says: "(another JSON). Check OPENAI_BASE_URL",
    },
    {
      what: "a key that is refused",
      fault: { fault: "status", status: 401, message: "Incorrect API key" } as const,
      says: "refuses the key (401). Check OPENAI_API_KEY.",
    },
    {
      what: "a model that is not there",
      fault: { fault: "status", status: 404, message: "The model does not exist" } as const,
      says: 'has no model "gpt-5-mini". Check PREFLIGHT_MODEL.',
    },
    {
      what: "a model without functions",
      fault: { fault: "status", status: 400, message: "This model does not support tools" } as const,
      says: "cannot call functions",
    },
  ])("says in a line what is wrong with $what, and ends when told so", async ({ fault, says }) => {
    const { events } = await wholeRun(api, { faults: { 1: fault } }, { fallback: "end" });
    const [end] = of(events, "run_ended");
    expect(end).toMatchObject({ outcome: "failed", steps: 2 });
    expect(end?.reason).toContain(says);
    expect(end?.reason).not.toContain("\n");
  });
});
