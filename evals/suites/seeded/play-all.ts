/** The runs of a seeded suite: each app, its twin, each seed; several at once. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scoreRun } from "../../metrics/score-run.ts";
import type { ScoredApp } from "../../metrics/score-run.ts";
import { totalsOf } from "../../metrics/totals.ts";
import { atOnce } from "../../runs/at-once.ts";
import { play } from "../../runs/play.ts";
import type { Recording, Setting } from "../../runs/recording.ts";
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
  /** Findings are replayed. */
  readonly prove: boolean;
  /** Other ways to explore, and the ceiling, are run too. */
  readonly baselines: boolean;
  /** Recordings to score in place of runs; null for runs. */
  readonly from: string | null;
  /** Where recordings are kept; null: thrown away. */
  readonly keep: string | null;
}

/** One run to do. */
interface Job {
  readonly app: WorldApp;
  readonly setting: Setting;
  readonly name: string;
}

/** The runs of a task: each app, its twin, each seed. */
export function jobsOf({ apps, policy, seeds, steps, twins, prove }: SeededTask): readonly Job[] {
  return seeds.flatMap((seed) =>
    apps.flatMap((app) => {
      const states = app.bugs.length === 0 ? [true] : twins ? [false, true] : [false];
      return states.map((clean): Job => {
        const id = clean && app.bugs.length > 0 ? `${app.id}-clean` : app.id;
        return {
          app,
          setting: { version: 1, app: id, package: app.package, clean, policy, seed, steps, prove },
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

/** Ways to explore beside the task's own, for the table: on the apps with bugs, and nothing is replayed. */
const others = ["random", "breadth-first"];

/** The runs of a task by policy: its own, and those that baselines need. */
export function jobsByPolicy(task: SeededTask): ReadonlyMap<string, readonly Job[]> {
  const more = task.baselines ? others.filter((policy) => policy !== task.policy) : [];
  return new Map([
    [task.policy, jobsOf(task)],
    ...more.map((policy) => [policy, jobsOf({ ...task, policy, twins: false, prove: false })] as const),
  ]);
}

/** Where recordings of other policies are kept. */
export const baselinesFolder = "baselines";

/** Do all runs out of one queue, so that no core waits for the last run of a policy. */
export async function playAll(
  task: SeededTask,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Played[]>> {
  const folder = task.keep ?? mkdtempSync(join(tmpdir(), "preflight-evals-"));
  try {
    const jobs = [...jobsByPolicy(task)].flatMap(([policy, own]) => own.map((job) => ({ policy, job })));
    let over = 0;
    const all = await atOnce(jobs, task.atOnce, async ({ policy, job: { app, setting, name } }) => {
      const began = Date.now();
      const kept = policy === task.policy ? folder : join(folder, baselinesFolder);
      const recording = await play(app.folder, setting, join(kept, name), () => undefined);
      const seconds = Math.round((Date.now() - began) / 100) / 10;
      over += 1;
      const scored = scoreRun(recording, app.bugs);
      say(
        `${over}/${jobs.length} ${policy === task.policy ? "" : `${policy} `}${lineOf(scored)}, ${seconds} s`,
      );
      return { policy, played: { app, recording, seconds } };
    });
    return new Map(
      [...new Set(jobs.map(({ policy }) => policy))].map((policy) => [
        policy,
        all.filter((one) => one.policy === policy).map((one) => one.played),
      ]),
    );
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
