/**
 * The record of a run: append-only, numbered events. The store, the progress on a terminal, the report and the scorers
 * all read these and nothing else; everything shown anywhere is a pure fold over them.
 */
import { z } from "zod";
import { ScreenElement, Signal } from "../tools/evidence.ts";

/** Kinds of errors, as the report names them. The codes of seeded bugs map to these. */
export const FindingKind = z.enum([
  "crash",
  "native-crash",
  "anr",
  "hang",
  "process-death",
  "data-loss",
  "not-saved",
  "dead-control",
  "wrong-screen",
  "wrong-result",
  "navigation",
  "validation",
  "duplicate-action",
  "error-text",
  "display",
  "accessibility",
  "translation",
  "performance",
  "network",
  "permission",
  "security",
]);
export type FindingKind = z.infer<typeof FindingKind>;

export const Severity = z.enum(["high", "medium", "low"]);
export type Severity = z.infer<typeof Severity>;

export const Verdict = z.enum(["confirmed", "flaky", "unconfirmed"]);
export type Verdict = z.infer<typeof Verdict>;

/** Finds an element again on another run: tried from the strongest to the weakest. */
export const Selector = z.strictObject({
  resourceId: z.string(),
  text: z.string(),
  desc: z.string(),
  className: z.string(),
  /** Label as the outline gave it. */
  label: z.string(),
  /** Which of those that match all of the above, from the top. */
  nth: z.number().int(),
});
export type Selector = z.infer<typeof Selector>;

/** What a step did. `tool` and `arguments` are the MCP call without its ref; `target` says which element the ref meant. */
export const Action = z.strictObject({
  tool: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  target: Selector.nullable(),
  /** In words, for people: `tap "Add to cart"`. */
  words: z.string(),
});
export type Action = z.infer<typeof Action>;

/** A screen as an event refers to it: pictures and trees are blobs. */
export const ScreenRecord = z.strictObject({
  /** Identity in the run's graph of screens: "s3". */
  screen: z.string(),
  title: z.string(),
  package: z.string(),
  activity: z.string(),
  fingerprint: z.string(),
  outline: z.string(),
  /** Blob keys; null when there was none. */
  screenshot: z.string().nullable(),
  hierarchy: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  settled: z.boolean(),
});
export type ScreenRecord = z.infer<typeof ScreenRecord>;

export const FindingStep = z.strictObject({ action: Action, screen: z.string() });
export type FindingStep = z.infer<typeof FindingStep>;

/** An error in the app. */
export const Finding = z.strictObject({
  id: z.string(),
  kind: FindingKind,
  severity: Severity,
  title: z.string(),
  /** What was expected and what came, in a sentence each. */
  expected: z.string(),
  actual: z.string(),
  /** The same error gives the same signature in every run and build. */
  signature: z.string(),
  /** Number of the step at which it was noticed. */
  step: z.number().int(),
  screen: z.string(),
  /** Title of that screen and its activity, for people. */
  where: z.string(),
  activity: z.string(),
  element: ScreenElement.nullable(),
  signal: Signal.nullable(),
  before: ScreenRecord.nullable(),
  after: ScreenRecord.nullable(),
  /** Steps from a clean start to the error, as found; `finding_checked` holds the minimal ones. */
  steps: z.array(FindingStep),
  /** Which oracle raised it. */
  oracle: z.string(),
  /** Facts that it rests on, each in a line. */
  evidence: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

export const Outcome = z.enum([
  "completed",
  "step-limit",
  "time-limit",
  "token-limit",
  "money-limit",
  "cancelled",
  "device-lost",
  "app-unavailable",
  "failed",
  /** Its process was killed; said at the next start, by whoever finds it. */
  "interrupted",
]);
export type Outcome = z.infer<typeof Outcome>;

const numbered = {
  run: z.string(),
  /** From 1, without gaps. */
  number: z.number().int(),
  /** Milliseconds since 1970 by the host's clock. */
  at: z.number(),
};

export const RunEvent = z.discriminatedUnion("type", [
  z.strictObject({
    ...numbered,
    type: z.literal("run_started"),
    app: z.strictObject({
      package: z.string(),
      label: z.string(),
      versionName: z.string(),
      versionCode: z.number(),
    }),
    device: z.strictObject({
      serial: z.string(),
      model: z.string(),
      api: z.number(),
      release: z.string(),
      width: z.number(),
      height: z.number(),
      density: z.number(),
    }),
    policy: z.string(),
    seed: z.number(),
    limits: z.strictObject({
      steps: z.number().nullable(),
      minutes: z.number().nullable(),
      /** Only where a model decides. Money in US dollars. */
      tokens: z.number().nullable().optional(),
      money: z.number().nullable().optional(),
    }),
    goals: z.array(z.string()),
  }),
  z.strictObject({
    ...numbered,
    type: z.literal("goals_planned"),
    goals: z.array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        end: z.string(),
        source: z.enum(["user", "planner", "explorer"]),
      }),
    ),
  }),
  z.strictObject({ ...numbered, type: z.literal("goal_started"), goal: z.string(), text: z.string() }),
  z.strictObject({
    ...numbered,
    type: z.literal("step"),
    /** From 1. */
    step: z.number().int(),
    goal: z.string(),
    /** Why this action, in a few words. */
    reason: z.string(),
    /** What should come of it if the app is right; empty for the explorer. */
    expect: z.string(),
    action: Action,
    /** Error of the tool, in its own words; empty when it went well. */
    error: z.string(),
    before: ScreenRecord.nullable(),
    after: ScreenRecord.nullable(),
    target: ScreenElement.nullable(),
    signals: z.array(Signal),
    log: z.array(z.string()),
    timings: z.strictObject({
      decide: z.number(),
      action: z.number(),
      settle: z.number(),
      observe: z.number(),
      check: z.number(),
    }),
  }),
  z.strictObject({ ...numbered, type: z.literal("finding"), finding: Finding }),
  z.strictObject({
    ...numbered,
    type: z.literal("finding_checked"),
    finding: z.string(),
    verdict: Verdict,
    /** Shown again in k of n replays from a clean start. */
    reproduced: z.strictObject({ k: z.number().int(), n: z.number().int() }),
    /** The fewest steps that still show it. */
    steps: z.array(FindingStep),
    /** Device actions that proving cost. */
    actions: z.number().int(),
  }),
  z.strictObject({
    ...numbered,
    type: z.literal("note"),
    level: z.enum(["info", "warning"]),
    text: z.string(),
  }),
  /** A model was asked. What it decided stands in the step that follows. */
  z.strictObject({
    ...numbered,
    type: z.literal("model_call"),
    purpose: z.enum(["plan", "navigate", "judge"]),
    model: z.string(),
    /** Tokens; `cached` are part of `input`. */
    usage: z.strictObject({ input: z.number(), cached: z.number(), output: z.number() }),
    /** US dollars; null without a price. */
    cost: z.number().nullable(),
    /** Milliseconds. */
    elapsed: z.number(),
    /** What was wrong with the answer; empty when it could be used. */
    problem: z.string(),
  }),
  z.strictObject({
    ...numbered,
    type: z.literal("goal_ended"),
    goal: z.string(),
    outcome: z.enum(["done", "given-up", "blocked", "limit"]),
    evidence: z.string(),
  }),
  z.strictObject({
    ...numbered,
    type: z.literal("run_ended"),
    outcome: Outcome,
    /** In words: which limit, what was lost. */
    reason: z.string(),
    steps: z.number().int(),
    screens: z.number().int(),
    /** Declared activities, and those that were reached. */
    coverage: z.strictObject({ activities: z.array(z.string()), reached: z.array(z.string()) }),
    elapsedMs: z.number(),
  }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

/** Bytes that events name by key; the store implements it. Keys are content-addressed within a run. */
export interface BlobSink {
  put(bytes: Uint8Array, type: string): Promise<string>;
}
