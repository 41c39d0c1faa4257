/** The figures of a suite out of its scored runs. */
import type { Severity } from "../../agent/events.ts";
import { byApp } from "./clusters.ts";
import { clusterBootstrap, f1Of, ratio, round, wilson } from "./intervals.ts";
import type { Interval } from "./intervals.ts";
import { stepsToFirst, stepsToHalf } from "./pace.ts";
import type { ScoredApp, ScoredBug, ScoredFinding } from "./score-run.ts";

/** Counts and shares. A share of nothing is null: it is neither 0 nor 1. */
export interface Totals {
  readonly bugs: number;
  readonly reached: number;
  readonly triggered: number;
  readonly detected: number;
  /** Bugs with a report. */
  readonly tp: number;
  /** Reports about no bug, on clean apps and decoys too. */
  readonly fp: number;
  readonly fn: number;
  /** Further reports about a bug that has one. */
  readonly duplicates: number;
  /** Findings that no replay showed again: labelled, and counted neither way. */
  readonly unconfirmed: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Recall weighted by severity: high 3, medium 2, low 1. */
  readonly weightedRecall: number | null;
  /** The mean over kinds of bugs, however many there are of each. */
  readonly macroRecall: number | null;
  /** Of the bugs that took effect, how many were reported. */
  readonly recallOfTriggered: number | null;
  readonly falseAlarmsPer100CleanScreens: number | null;
  readonly cleanScreens: number;
  readonly cleanFalseAlarms: number;
  /** Of all findings, how many showed again at least once. */
  readonly reproduced: number | null;
  readonly reportsPerBug: number | null;
  /** Medians over apps. */
  readonly stepsToFirst: number | null;
  readonly stepsToHalf: number | null;
  /** Actions outside of the app under test. */
  readonly violations: number;
  readonly intervals: {
    readonly precision: Interval | null;
    readonly recall: Interval | null;
    /** Over apps, because what is in one app is not independent. */
    readonly f1: Interval | null;
    /** As if a screen gave at most one alarm. */
    readonly falseAlarmsPer100CleanScreens: Interval | null;
  };
}

const weight: Readonly<Record<Severity, number>> = { high: 3, medium: 2, low: 1 };

const isReported = (finding: ScoredFinding): boolean => finding.verdict !== "unconfirmed";
/** It is about no bug. */
export const isFalse = (finding: ScoredFinding): boolean =>
  isReported(finding) && finding.matched === null && finding.duplicate === null;

const weigh = (of: readonly ScoredBug[]): number => of.reduce((sum, bug) => sum + weight[bug.severity], 0);

function macroOf(bugs: readonly ScoredBug[]): number | null {
  const kinds = [...new Set(bugs.map((bug) => bug.kind))].map((kind) =>
    bugs.filter((bug) => bug.kind === kind),
  );
  const recalls = kinds.map((own) => own.filter((bug) => bug.reported).length / own.length);
  return recalls.length === 0
    ? null
    : round(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length);
}

function perHundred(alarms: number, screens: number): Interval | null {
  const share = wilson(Math.min(alarms, screens), screens);
  return share === null ? null : [round(100 * share[0]), round(100 * share[1])];
}

/** Precision, recall and F1 of some runs. */
export function shares(apps: readonly ScoredApp[]) {
  const bugs = apps.flatMap((app) => app.bugs);
  const findings = apps.flatMap((app) => app.findings);
  const tp = bugs.filter((bug) => bug.reported).length;
  const fp = findings.filter(isFalse).length;
  const precision = ratio(tp, tp + fp);
  const recall = ratio(tp, bugs.length);
  return { bugs, findings, tp, fp, precision, recall, f1: f1Of(precision, recall) };
}

/** All figures of some runs. */
export function totalsOf(apps: readonly ScoredApp[]): Totals {
  const { bugs, findings, tp, fp, precision, recall, f1 } = shares(apps);
  const count = (of: (bug: ScoredBug) => boolean): number => bugs.filter(of).length;
  const weights = weigh(bugs);
  const reported = findings.filter(isReported).length;
  const duplicates = findings.filter((one) => isReported(one) && one.duplicate !== null).length;
  const clean = apps.filter((app) => app.clean || app.bugs.length === 0);
  const cleanScreens = clean.reduce((sum, app) => sum + app.screens, 0);
  const cleanFalseAlarms = clean.flatMap((app) => app.findings).filter(isFalse).length;
  const triggered = count((bug) => bug.triggered);
  return {
    bugs: bugs.length,
    reached: count((bug) => bug.reached),
    triggered,
    detected: count((bug) => bug.detected),
    tp,
    fp,
    fn: bugs.length - tp,
    duplicates,
    unconfirmed: findings.length - reported,
    precision,
    recall,
    f1,
    weightedRecall: weights === 0 ? null : round(weigh(bugs.filter((bug) => bug.reported)) / weights),
    macroRecall: macroOf(bugs),
    recallOfTriggered: ratio(tp, triggered),
    falseAlarmsPer100CleanScreens: cleanScreens === 0 ? null : round((100 * cleanFalseAlarms) / cleanScreens),
    cleanScreens,
    cleanFalseAlarms,
    reproduced: ratio(reported, findings.length),
    reportsPerBug: ratio(tp + duplicates, tp),
    stepsToFirst: stepsToFirst(apps),
    stepsToHalf: stepsToHalf(apps),
    violations: apps.reduce((sum, app) => sum + app.violations.length, 0),
    intervals: {
      precision: wilson(tp, tp + fp),
      recall: wilson(tp, bugs.length),
      f1: clusterBootstrap(
        byApp(apps, (app) => app),
        (drawn) => shares(drawn.flat()).f1,
      ),
      falseAlarmsPer100CleanScreens: perHundred(cleanFalseAlarms, cleanScreens),
    },
  };
}
