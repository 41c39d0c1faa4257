/** How soon bugs were found: steps and seconds to the first and to half of an app's bugs, and the area over all steps. */
import type { RunEvent } from "../../agent/events.ts";
import { round } from "./intervals.ts";
import type { ScoredApp } from "./score-run.ts";

/** The middle one; null of none. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1], sorted[half]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

const stepsOf = (app: ScoredApp): readonly number[] =>
  app.bugs.flatMap((bug) => bug.step ?? []).sort((a, b) => a - b);

/** Steps until that many bugs of an app had a report; null when it never came to that. */
function stepsTo(app: ScoredApp, wanted: number): number | null {
  return wanted === 0 ? null : (stepsOf(app)[wanted - 1] ?? null);
}

const first = (app: ScoredApp): number | null => stepsTo(app, 1);
const half = (app: ScoredApp): number | null => stepsTo(app, Math.ceil(app.bugs.length / 2));

/** Medians over the apps that came to it. */
export const stepsToFirst = (apps: readonly ScoredApp[]): number | null => median(apps.map(first));
/** Medians over the apps that came to it. */
export const stepsToHalf = (apps: readonly ScoredApp[]): number | null => median(apps.map(half));

/** Share of the bugs that had a report, averaged over the steps that a run might take: 1 finds all at once. */
export function areaOverSteps(apps: readonly ScoredApp[], steps: number): number | null {
  const seeded = apps.filter((app) => app.bugs.length > 0);
  const bugs = seeded.reduce((sum, app) => sum + app.bugs.length, 0);
  if (bugs === 0) return null;
  const area = seeded.flatMap(stepsOf).reduce((sum, step) => sum + Math.max(0, steps - step), 0);
  return round(area / (bugs * steps));
}

/** A run with its events. */
interface TimedRun {
  readonly app: ScoredApp;
  readonly events: readonly RunEvent[];
}

/** Seconds of the run until a step was over; null without that step. */
function secondsAt({ events }: TimedRun, step: number | null): number | null {
  const began = events[0]?.at;
  const over = events.find((event) => event.type === "step" && event.step === step)?.at;
  return began === undefined || over === undefined ? null : Math.round((over - began) / 100) / 10;
}

/** Seconds to the first and to half of the bugs, medians over apps: they differ from machine to machine. */
export const secondsTo = (runs: readonly TimedRun[]) => ({
  first: median(runs.map((run) => secondsAt(run, first(run.app)))),
  half: median(runs.map((run) => secondsAt(run, half(run.app)))),
});
