/** What several runs of the same apps with different seeds have in common. */
import { appOf } from "./clusters.ts";
import { ratio, round } from "./intervals.ts";
import type { ScoredApp } from "./score-run.ts";

/** Shares of the seeded bugs. With one run all three are its recall. */
export interface Stability {
  readonly runs: number;
  /** Found in one run, on average. */
  readonly passAt1: number | null;
  /** Found in at least one of the runs. */
  readonly passAtAny: number | null;
  /** Found in each of them. */
  readonly inAll: number | null;
  /** Of confirmed and flaky reports, how many showed in some replays only. */
  readonly flaky: number | null;
}

/** Counts bug by bug, app by app. */
export function stabilityOf(apps: readonly ScoredApp[]): Stability {
  const seeds = new Set(apps.map((app) => app.seed));
  const bugs = new Map<string, { found: number; runs: number }>();
  for (const app of apps) {
    for (const { id, reported } of app.bugs) {
      const name = `${appOf(app)} ${id}`;
      const so = bugs.get(name) ?? { found: 0, runs: 0 };
      bugs.set(name, { found: so.found + (reported ? 1 : 0), runs: so.runs + 1 });
    }
  }
  const counts = [...bugs.values()];
  const mean = counts.reduce((sum, { found, runs }) => sum + found / runs, 0);
  const reports = apps.flatMap((app) => app.findings).filter((one) => one.verdict !== "unconfirmed");
  return {
    runs: seeds.size,
    passAt1: counts.length === 0 ? null : round(mean / counts.length),
    passAtAny: ratio(counts.filter(({ found }) => found > 0).length, counts.length),
    inAll: ratio(counts.filter(({ found, runs }) => found === runs).length, counts.length),
    flaky: ratio(reports.filter((one) => one.verdict === "flaky").length, reports.length),
  };
}
