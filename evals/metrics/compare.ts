/** A result against the accepted one: bug by bug, app by app, and whether the difference is more than noise. */
import { byApp } from "./clusters.ts";
import { clusterBootstrap, round } from "./intervals.ts";
import type { Interval } from "./intervals.ts";
import type { ScoredApp } from "./score-run.ts";
import { shares } from "./totals.ts";

/** What got better and what got worse, over the apps and seeds that both have. */
export interface Comparison {
  readonly apps: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** How likely so many more losses than gains are by chance (McNemar, exact, one-sided). */
  readonly chanceOfLoss: number;
  readonly f1: {
    readonly before: number | null;
    readonly after: number | null;
    readonly difference: Interval | null;
  };
  /** False reports on clean apps. */
  readonly cleanFalseAlarms: { readonly before: number; readonly after: number };
  readonly significantLoss: boolean;
}

const alarms = (apps: readonly ScoredApp[]): number => shares(apps.filter((app) => app.bugs.length === 0)).fp;

const nameOf = (app: ScoredApp): string => `${app.id} ${app.seed}`;

/** Compares scored runs. */
export function compare(before: readonly ScoredApp[], after: readonly ScoredApp[]): Comparison {
  const pairs = before.flatMap((was) => {
    const is = after.find((app) => nameOf(app) === nameOf(was));
    return is === undefined ? [] : [{ was, is }];
  });
  const gained: string[] = [];
  const lost: string[] = [];
  for (const { was, is } of pairs) {
    for (const bug of was.bugs) {
      const now = is.bugs.find((one) => one.id === bug.id);
      if (now === undefined || now.reported === bug.reported) continue;
      (now.reported ? gained : lost).push(`${nameOf(was)} ${bug.id}`);
    }
  }
  const [was, is] = [pairs.map((pair) => pair.was), pairs.map((pair) => pair.is)];
  const difference = clusterBootstrap(
    byApp(pairs, (pair) => pair.is),
    (groups) => {
      const drawn = groups.flat();
      const [a, b] = [shares(drawn.map((pair) => pair.was)).f1, shares(drawn.map((pair) => pair.is)).f1];
      return a === null || b === null ? null : b - a;
    },
  );
  const cleanFalseAlarms = { before: alarms(was), after: alarms(is) };
  const chanceOfLoss = oneSided(lost.length, gained.length);
  return {
    apps: pairs.length,
    gained,
    lost,
    chanceOfLoss,
    f1: { before: shares(was).f1, after: shares(is).f1, difference },
    cleanFalseAlarms,
    significantLoss:
      (lost.length > gained.length && chanceOfLoss < 0.05) ||
      (difference !== null && difference[1] < 0) ||
      // Three more out of chance are rarer than one in twenty where there were none.
      cleanFalseAlarms.after >= cleanFalseAlarms.before + 3,
  };
}

/** The chance of at least so many of them being losses, were both as likely. */
export function oneSided(losses: number, gains: number): number {
  const all = losses + gains;
  let sum = 0;
  let term = 0.5 ** all;
  for (let at = 0; at <= gains; at += 1) {
    sum += term;
    term = (term * (all - at)) / (at + 1);
  }
  return round(Math.min(1, sum));
}

const list = (names: readonly string[]): string => (names.length === 0 ? "none" : names.join(", "));
const share = (value: number | null): string => (value === null ? "-" : value.toFixed(3));

/** In words. */
export function compareWords(found: Comparison): string {
  const { f1, cleanFalseAlarms } = found;
  return [
    `Against the accepted result (${found.apps} runs in both):`,
    `  gained: ${list(found.gained)}`,
    `  lost: ${list(found.lost)} (by chance alone: ${found.chanceOfLoss.toFixed(3)})`,
    `  F1 ${share(f1.before)} -> ${share(f1.after)}, difference ${f1.difference === null ? "-" : `[${f1.difference[0].toFixed(3)}, ${f1.difference[1].toFixed(3)}]`}`,
    `  false alarms on clean apps ${cleanFalseAlarms.before} -> ${cleanFalseAlarms.after}`,
    found.significantLoss ? "  WORSE by more than noise" : "  no significant loss",
  ].join("\n");
}
