/** S5: explore, detect and report on simulated apps with seeded bugs, their clean twins, and clean apps. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scoreRun } from "../../metrics/score-run.ts";
import type { ScoredApp } from "../../metrics/score-run.ts";
import { byFamily, totalsOf } from "../../metrics/totals.ts";
import type { FamilyRow, Totals } from "../../metrics/totals.ts";
import { atOnce } from "../../runs/at-once.ts";
import { play } from "../../runs/play.ts";
import { noCost } from "../../runs/recording.ts";
import type { Cost, Recording, Setting } from "../../runs/recording.ts";
import type { WorldApp } from "../../world/find.ts";

/** How a seeded suite is run. */
export interface SeededTask {
  readonly apps: readonly WorldApp[];
  readonly policy: string;
  readonly seeds: readonly number[];
  readonly steps: number;
  /** Apps with bugs are run a second time with all of them switched off. */
  readonly twins: boolean;
  readonly atOnce: number;
  /** Where recordings are kept; null: thrown away. */
  readonly keep: string | null;
}

/** What comes of it. All but `times` is the same for the same seed. */
export interface SeededResult {
  readonly version: 1;
  readonly suite: "seeded";
  readonly policy: string;
  readonly seed: number;
  readonly repeats: number;
  readonly steps: number;
  readonly apps: readonly ScoredApp[];
  readonly totals: Totals;
  readonly families: readonly FamilyRow[];
  readonly cost: Cost & { readonly actions: number };
  readonly times: { readonly seconds: number; readonly apps: Readonly<Record<string, number>> };
}

/** One run to do. */
interface Job {
  readonly app: WorldApp;
  readonly setting: Setting;
  readonly name: string;
}

/** The runs of a task: each app, its twin, each seed. */
export function jobsOf({ apps, policy, seeds, steps, twins }: SeededTask): readonly Job[] {
  return seeds.flatMap((seed) =>
    apps.flatMap((app) => {
      const states = app.bugs.length === 0 ? [true] : twins ? [false, true] : [false];
      return states.map((clean): Job => {
        const id = clean && app.bugs.length > 0 ? `${app.id}-clean` : app.id;
        return {
          app,
          setting: { version: 1, app: id, package: app.package, clean, policy, seed, steps },
          name: `${id}-${policy}-${seed}`,
        };
      });
    }),
  );
}

/** A run that is over, with the app that it was of. */
export interface Played {
  readonly app: WorldApp;
  readonly recording: Recording;
  readonly seconds: number;
}

/** Do the runs, several at once. */
export async function playAll(task: SeededTask, say: (line: string) => void): Promise<readonly Played[]> {
  const folder = task.keep ?? mkdtempSync(join(tmpdir(), "preflight-evals-"));
  try {
    const jobs = jobsOf(task);
    let over = 0;
    return await atOnce(jobs, task.atOnce, async ({ app, setting, name }) => {
      const began = Date.now();
      const recording = await play(app.folder, setting, join(folder, name), () => undefined);
      const seconds = Math.round((Date.now() - began) / 100) / 10;
      over += 1;
      const scored = scoreRun(recording, app.bugs);
      say(`${over}/${jobs.length} ${lineOf(scored)}, ${seconds} s`);
      return { app, recording, seconds };
    });
  } finally {
    if (task.keep === null) rmSync(folder, { recursive: true, force: true });
  }
}

const lineOf = (app: ScoredApp): string => {
  const found = app.bugs.filter((bug) => bug.reported).length;
  const wrong = totalsOf([app]).fp;
  const bugs = app.clean ? "clean" : `${found} of ${app.bugs.length} bugs`;
  return `${app.id} (seed ${app.seed}): ${bugs}, ${wrong} false, ${app.steps} steps, ${app.outcome}`;
};

/** The result of runs that are over. */
export function seededResult(
  task: Pick<SeededTask, "policy" | "seeds" | "steps">,
  played: readonly Played[],
  seconds: number,
): SeededResult {
  const apps = played.map(({ app, recording }) => scoreRun(recording, app.bugs));
  const costs = played.map(({ recording }) => recording.cost);
  const sum = (of: (cost: Cost) => number): number => costs.reduce((all, cost) => all + of(cost), 0);
  return {
    version: 1,
    suite: "seeded",
    policy: task.policy,
    seed: task.seeds[0] ?? 1,
    repeats: task.seeds.length,
    steps: task.steps,
    apps,
    totals: totalsOf(apps),
    families: byFamily(apps),
    cost: {
      ...noCost,
      calls: sum((cost) => cost.calls),
      inputTokens: sum((cost) => cost.inputTokens),
      outputTokens: sum((cost) => cost.outputTokens),
      dollars: sum((cost) => cost.dollars),
      actions: apps.reduce((all, app) => all + app.steps + app.proofActions, 0),
    },
    times: {
      seconds,
      apps: Object.fromEntries(
        played.map(({ recording, seconds }) => [
          `${recording.setting.app} ${recording.setting.seed}`,
          seconds,
        ]),
      ),
    },
  };
}

/** Run and score. */
export async function seeded(task: SeededTask, say: (line: string) => void): Promise<SeededResult> {
  const began = Date.now();
  const played = await playAll(task, say);
  return seededResult(task, played, Math.round((Date.now() - began) / 1000));
}
