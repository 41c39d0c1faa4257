/** The figures of a suite out of its scored runs. */
import type { Severity } from "../../agent/events.ts";
import { families, familyOf, familyOfFinding } from "../world/kinds.ts";
import type { Family } from "../world/kinds.ts";
import { clusterBootstrap, f1Of, ratio, round, wilson } from "./intervals.ts";
import type { Interval } from "./intervals.ts";
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
  readonly intervals: {
    readonly precision: Interval | null;
    readonly recall: Interval | null;
    /** Over apps, because what is in one app is not independent. */
    readonly f1: Interval | null;
  };
}

const weight: Readonly<Record<Severity, number>> = { high: 3, medium: 2, low: 1 };

const isReported = (finding: ScoredFinding): boolean => finding.verdict !== "unconfirmed";
const isFalse = (finding: ScoredFinding): boolean =>
  isReported(finding) && finding.matched === null && finding.duplicate === null;

const weigh = (of: readonly ScoredBug[]): number => of.reduce((sum, bug) => sum + weight[bug.severity], 0);

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
    recallOfTriggered: ratio(tp, triggered),
    falseAlarmsPer100CleanScreens: cleanScreens === 0 ? null : round((100 * cleanFalseAlarms) / cleanScreens),
    cleanScreens,
    cleanFalseAlarms,
    reproduced: ratio(reported, findings.length),
    reportsPerBug: ratio(tp + duplicates, tp),
    stepsToFirst: median(apps.map((app) => stepsTo(app, 1))),
    stepsToHalf: median(apps.map((app) => stepsTo(app, Math.ceil(app.bugs.length / 2)))),
    intervals: {
      precision: wilson(tp, tp + fp),
      recall: wilson(tp, bugs.length),
      f1: clusterBootstrap(apps, (drawn) => shares(drawn).f1),
    },
  };
}

/** Steps until that many bugs of an app had a report; null when it never came to that. */
function stepsTo(app: ScoredApp, wanted: number): number | null {
  const steps = app.bugs.flatMap((bug) => bug.step ?? []).sort((a, b) => a - b);
  return wanted === 0 ? null : (steps[wanted - 1] ?? null);
}

/** The middle one; null of none. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1], sorted[half]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

/** A row of the table by family. */
export interface FamilyRow {
  readonly family: Family;
  readonly bugs: number;
  readonly reached: number;
  readonly triggered: number;
  readonly detected: number;
  readonly tp: number;
  readonly fp: number;
  readonly recall: number | null;
  readonly precision: number | null;
}

/** The same by family: bugs by their code, false reports by what they claim. */
export function byFamily(apps: readonly ScoredApp[]): readonly FamilyRow[] {
  const { bugs, findings } = shares(apps);
  return families
    .map((family): FamilyRow => {
      const own = bugs.filter((bug) => familyOf(bug.kind) === family);
      const tp = own.filter((bug) => bug.reported).length;
      const fp = findings.filter((one) => isFalse(one) && familyOfFinding(one.kind) === family).length;
      return {
        family,
        bugs: own.length,
        reached: own.filter((bug) => bug.reached).length,
        triggered: own.filter((bug) => bug.triggered).length,
        detected: own.filter((bug) => bug.detected).length,
        tp,
        fp,
        recall: ratio(tp, own.length),
        precision: ratio(tp, tp + fp),
      };
    })
    .filter((row) => row.bugs > 0 || row.fp > 0);
}
