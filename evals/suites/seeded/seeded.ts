/** S5: explore, detect and report on simulated apps with seeded bugs, their clean twins, and clean apps. */
import { scoreRun } from "../../metrics/score-run.ts";
import type { ScoredApp } from "../../metrics/score-run.ts";
import { byFamily, byKind } from "../../metrics/breakdown.ts";
import type { FamilyRow, KindRow } from "../../metrics/breakdown.ts";
import { totalsOf } from "../../metrics/totals.ts";
import type { Totals } from "../../metrics/totals.ts";
import { costOf } from "../../metrics/cost.ts";
import type { Cost } from "../../metrics/cost.ts";
import { areaOverSteps, secondsTo } from "../../metrics/pace.ts";
import { stabilityOf } from "../../metrics/stability.ts";
import type { Stability } from "../../metrics/stability.ts";
import { ratio } from "../../metrics/intervals.ts";
import { foldedRows, playedRows } from "./baselines.ts";
import type { BaselineRow } from "./baselines.ts";
import { ceilingRow } from "./ceiling.ts";
import { playAll } from "./play-all.ts";
import { readPlayed } from "./rescore.ts";
import type { Played, SeededTask } from "./play-all.ts";

/** What comes of it. All but `times` is the same for the same seed. */
export interface SeededResult {
  readonly version: 1;
  readonly suite: "seeded";
  readonly policy: string;
  /** Empty without one. */
  readonly model: string;
  readonly seed: number;
  readonly repeats: number;
  readonly steps: number;
  readonly apps: readonly ScoredApp[];
  readonly totals: Totals;
  readonly families: readonly FamilyRow[];
  readonly kinds: readonly KindRow[];
  readonly baselines: readonly BaselineRow[];
  /** Over the seeds. */
  readonly stability: Stability;
  /** Share of the bugs that had a report, averaged over the steps of a run. */
  readonly areaOverSteps: number | null;
  readonly cost: Cost & {
    readonly callsPerBug: number | null;
    readonly tokensPerBug: number | null;
    readonly dollarsPerBug: number | null;
  };
  readonly times: {
    readonly seconds: number;
    /** Medians of the apps. */
    readonly secondsToFirst: number | null;
    readonly secondsToHalf: number | null;
    readonly apps: Readonly<Record<string, number>>;
  };
}

/** The result of runs that are over. */
function seededResult(
  task: SeededTask,
  played: readonly Played[],
  baselines: readonly BaselineRow[],
  seconds: number,
): SeededResult {
  const apps = played.map(({ app, recording }) => scoreRun(recording, app.bugs));
  const cost = costOf(played.flatMap(({ recording }) => recording.events));
  const totals = totalsOf(apps);
  const { tp } = totals;
  const seen = secondsTo(
    played.flatMap(({ recording: { events } }, at) => {
      const app = apps[at];
      return app === undefined ? [] : [{ app, events }];
    }),
  );
  return {
    version: 1,
    suite: "seeded",
    policy: task.policy,
    model: modelIn(played),
    seed: task.seeds[0] ?? 1,
    repeats: task.seeds.length,
    steps: task.steps,
    apps,
    totals,
    families: byFamily(apps),
    kinds: byKind(apps),
    baselines,
    stability: stabilityOf(apps),
    areaOverSteps: areaOverSteps(apps, task.steps),
    cost: {
      ...cost,
      callsPerBug: ratio(cost.calls, tp),
      tokensPerBug: ratio(cost.inputTokens + cost.outputTokens, tp),
      dollarsPerBug: cost.dollars === null ? null : ratio(cost.dollars, tp),
    },
    times: {
      seconds,
      secondsToFirst: seen.first,
      secondsToHalf: seen.half,
      apps: Object.fromEntries(
        played.map(({ recording, seconds }) => [
          `${recording.setting.app} ${recording.setting.seed}`,
          seconds,
        ]),
      ),
    },
  };
}

const modelIn = (played: readonly Played[]): string =>
  played.flatMap(({ recording }) => recording.events).find((event) => event.type === "model_call")?.model ??
  "";

/** Run and score. */
export async function seeded(task: SeededTask, say: (line: string) => void): Promise<SeededResult> {
  const began = Date.now();
  const all =
    task.from === null
      ? await playAll(task, say)
      : new Map([[task.policy, readPlayed(task.from, task.apps)]]);
  const played = all.get(task.policy) ?? [];
  const baselines = [
    ...foldedRows(played),
    ...playedRows(all),
    ...(task.baselines ? await ceilingRow(task.apps) : []),
  ];
  return seededResult(task, played, baselines, Math.round((Date.now() - began) / 1000));
}
