/**
 * What events say about runs and findings, as flat rows that can be searched. Pure, so that every store derives the
 * same; each part depends on one event only, so that events may come in any order and more than once.
 */
import { z } from "zod";
import { FindingKind, Outcome, Severity, Verdict, type Finding, type RunEvent } from "../../agent/events.ts";
import { searchable, State } from "./query.ts";
import type { FindingSummary, RunSummary } from "./store.ts";

/** The facts of a run that its findings carry too, so that one search can ask for both. */
export interface Head {
  readonly app: string;
  readonly version: string;
  readonly device: string;
  readonly serial: string;
  readonly android: string;
}

/** A run as it is searched. */
export interface RunRow extends Head {
  readonly run: string;
  readonly label: string;
  readonly policy: string;
  /** JSON of the goals' texts. */
  readonly goals: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: RunSummary["outcome"];
  readonly reason: string;
  readonly steps: number;
  /** Lower case, for the search of texts. */
  readonly words: string;
  readonly goalWords: string;
}

/** A finding as it is searched, without what its run adds. */
export interface FindingRow {
  readonly run: string;
  readonly finding: string;
  readonly number: number;
  readonly at: number;
  /** Sorts by severity and then by time. */
  readonly weight: number;
  readonly kind: Finding["kind"];
  readonly severity: Finding["severity"];
  readonly title: string;
  readonly place: string;
  readonly signature: string;
  readonly words: string;
}

/** The head of a run from its first event. */
export function headOf({ app, device }: Extract<RunEvent, { type: "run_started" }>): Head {
  return {
    app: app.package,
    version: app.versionName,
    device: device.model,
    serial: device.serial,
    android: device.release,
  };
}

/** The row of a run as its first event gives it. */
export function startOf(
  event: Extract<RunEvent, { type: "run_started" }>,
): Omit<RunRow, "endedAt" | "outcome" | "reason" | "steps"> {
  return {
    run: event.run,
    ...headOf(event),
    label: event.app.label,
    policy: event.policy,
    goals: JSON.stringify(event.goals),
    startedAt: event.at,
    words: searchable(event.app.package, event.app.label, event.device.model, event.run),
    goalWords: searchable(...event.goals),
  };
}

/** The row of a finding. */
export function findingRowOf({
  run,
  number,
  at,
  finding,
}: Extract<RunEvent, { type: "finding" }>): FindingRow {
  const { kind, severity, title, where, signature, expected, actual, activity } = finding;
  return {
    run,
    finding: finding.id,
    number,
    at,
    weight: weights[severity] * 1e13 + at,
    kind,
    severity,
    title,
    place: where,
    signature,
    words: searchable(title, expected, actual, where, activity),
  };
}

// Times in milliseconds stay below 1e13 until the year 2286.
const weights: Readonly<Record<Finding["severity"], number>> = { high: 3, medium: 2, low: 1 };

/** The name of a finding among all runs. */
export function nameOfFinding(run: string, finding: string): string {
  return `${run}/${finding}`;
}

const StoredRun = z.object({
  run: z.string(),
  app: z.string(),
  label: z.string(),
  version: z.string(),
  device: z.string(),
  serial: z.string(),
  android: z.string(),
  policy: z.string(),
  goals: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  startedAt: z.number(),
  endedAt: z.number().nullable().default(null),
  outcome: z.union([Outcome, z.literal("unfinished")]).default("unfinished"),
  reason: z.string().default(""),
  steps: z.number().default(0),
  findings: z.number().default(0),
});

/** What a list shows of a run, from its row in any database. */
export function runSummary(row: unknown): RunSummary {
  return StoredRun.parse(row);
}

const StoredFinding = z
  .object({
    run: z.string(),
    finding: z.string(),
    number: z.number(),
    at: z.number(),
    app: z.string().nullish(),
    version: z.string().nullish(),
    device: z.string().nullish(),
    android: z.string().nullish(),
    kind: FindingKind,
    severity: Severity,
    verdict: Verdict.default("unconfirmed"),
    k: z.number().nullish(),
    n: z.number().nullish(),
    state: State.default("new"),
    stateReason: z.string().default(""),
    title: z.string(),
    place: z.string(),
    signature: z.string(),
    goal: z.string().default(""),
  })
  .transform(({ app, version, device, android, k, n, place, ...rest }) => ({
    ...rest,
    app: app ?? "",
    version: version ?? "",
    device: device ?? "",
    android: android ?? "",
    where: place,
    reproduced: typeof k === "number" && typeof n === "number" ? { k, n } : null,
  }));

/** What a search shows of a finding, from its row in any database. */
export function findingSummary(row: unknown): FindingSummary {
  return StoredFinding.parse(row);
}
