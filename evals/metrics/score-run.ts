/** One run scored against its truth. */
import type { FindingKind, Outcome, Severity, Verdict } from "../../agent/events.ts";
import { match } from "../matching/match.ts";
import type { Report } from "../matching/match.ts";
import type { Recording } from "../runs/recording.ts";
import { violationsOf } from "./violations.ts";
import type { SeededBug } from "../../tools/simulator/language.ts";

/** A seeded bug and how far it got: its screen was seen, it took effect, a candidate was about it, it was reported. */
export interface ScoredBug {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly reached: boolean;
  readonly triggered: boolean;
  readonly detected: boolean;
  readonly reported: boolean;
  /** The step of its report; null without one. */
  readonly step: number | null;
}

/** A finding and what became of it. */
export interface ScoredFinding {
  readonly kind: FindingKind;
  readonly title: string;
  readonly screen: string;
  readonly verdict: Verdict;
  /** The bug that it is counted for. */
  readonly matched: string | null;
  /** A bug that has a better report already. */
  readonly duplicate: string | null;
  /** Of no bug, but at the place of one that took effect. */
  readonly near: string | null;
  readonly oracle: string;
  readonly severity: Severity;
  readonly step: number;
  readonly reproduced: { readonly k: number; readonly n: number } | null;
}

/** A run, scored. */
export interface ScoredApp {
  readonly id: string;
  readonly clean: boolean;
  readonly seed: number;
  readonly outcome: Outcome | "unfinished";
  readonly steps: number;
  readonly screens: number;
  readonly activities: { readonly declared: number; readonly reached: number };
  /** Device actions that proofs cost. */
  readonly proofActions: number;
  /** What was done outside of the app, in words. */
  readonly violations: readonly string[];
  readonly bugs: readonly ScoredBug[];
  readonly findings: readonly ScoredFinding[];
}

/** Reports of a run: findings with their verdicts. Where nothing was to be replayed, all are taken at their word. */
export function reportsOf({ events, setting }: Recording): readonly Report[] {
  const unchecked = setting.prove ? "unconfirmed" : "confirmed";
  const verdicts = new Map<string, Verdict>();
  for (const event of events)
    if (event.type === "finding_checked") verdicts.set(event.finding, event.verdict);
  return events.flatMap((event) =>
    event.type === "finding"
      ? [{ finding: event.finding, verdict: verdicts.get(event.finding.id) ?? unchecked }]
      : [],
  );
}

/** In which step of the exploration each bug did this first. */
export function firstSteps(
  { truth }: Recording,
  event: "reached" | "triggered",
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const note of truth) {
    if (note.event === event && note.step !== null && !first.has(note.bug)) first.set(note.bug, note.step);
  }
  return first;
}

/** Scores a run. Findings that no replay showed again are told, and count neither for nor against. */
export function scoreRun(
  recording: Recording,
  bugs: readonly SeededBug[],
  reports: readonly Report[] = reportsOf(recording),
): ScoredApp {
  const { setting, events, tree } = recording;
  const seeded = setting.clean ? [] : bugs;
  const triggered = firstSteps(recording, "triggered");
  const reached = firstSteps(recording, "reached");
  const survived = reports.filter((report) => report.verdict !== "unconfirmed");
  const dropped = reports.filter((report) => report.verdict === "unconfirmed");
  const matches = match(seeded, survived, triggered, tree);
  const weak = match(seeded, dropped, triggered, tree);
  const all = [...matches, ...weak].sort((a, b) => reports.indexOf(a.report) - reports.indexOf(b.report));
  const ended = events.find((event) => event.type === "run_ended");
  const checked = events.filter((event) => event.type === "finding_checked");
  return {
    id: setting.app,
    clean: setting.clean,
    seed: setting.seed,
    outcome: ended?.outcome ?? "unfinished",
    steps: events.filter((event) => event.type === "step").length,
    screens: ended?.screens ?? 0,
    activities: {
      declared: ended?.coverage.activities.length ?? 0,
      reached: ended?.coverage.reached.length ?? 0,
    },
    proofActions: checked.reduce((sum, event) => sum + event.actions, 0),
    violations: violationsOf(events, setting.package),
    bugs: seeded.map(({ id, kind, severity }) => {
      const report = matches.find((one) => one.bug === id)?.report;
      return {
        id,
        kind,
        severity,
        reached: reached.has(id) || triggered.has(id),
        triggered: triggered.has(id),
        detected: report !== undefined || weak.some((one) => one.bug === id),
        reported: report !== undefined,
        step: report?.finding.step ?? null,
      };
    }),
    findings: all.map(({ report: { finding, verdict }, bug, duplicateOf, near }) => ({
      kind: finding.kind,
      title: finding.title,
      screen: finding.activity.slice(finding.activity.lastIndexOf(".") + 1),
      verdict,
      matched: bug,
      duplicate: duplicateOf,
      near,
      oracle: finding.oracle,
      severity: finding.severity,
      step: finding.step,
      reproduced: checked.find((event) => event.finding === finding.id)?.reproduced ?? null,
    })),
  };
}
