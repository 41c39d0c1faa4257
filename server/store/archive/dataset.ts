/**
 * Runs as a data set, for training and evaluation: what was on the screen, what was done, what came of it.
 *
 *     steps.jsonl          one step a line, see `Line`
 *     images/RUN/KEY       screenshots, as the lines name them
 *     hierarchies/RUN/KEY  trees of views
 */
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Action, Outcome, RunEvent, ScreenRecord } from "../../../agent/events.ts";
import type { ScreenElement, Signal } from "../../../tools/evidence.ts";
import { storyOf } from "../../report/story.ts";
import type { RunQuery } from "../query.ts";
import type { Store } from "../store.ts";

/** A screen in a line; paths are relative to the data set's folder. */
export interface Seen {
  readonly screen: string;
  readonly title: string;
  readonly package: string;
  readonly activity: string;
  readonly width: number;
  readonly height: number;
  readonly outline: string;
  readonly image: string | null;
  readonly hierarchy: string | null;
}

/** One step of one run. */
export interface Line {
  readonly run: string;
  readonly app: string;
  readonly version: string;
  readonly android: string;
  readonly policy: string;
  readonly step: number;
  readonly goal: string;
  readonly reason: string;
  readonly expect: string;
  readonly before: Seen | null;
  readonly action: Action;
  readonly target: ScreenElement | null;
  readonly after: Seen | null;
  /** What the tool said when it failed; empty when it went well. */
  readonly error: string;
  readonly signals: readonly Signal[];
  /** Errors of the app that were noticed at this step. */
  readonly findings: readonly {
    readonly kind: string;
    readonly severity: string;
    readonly verdict: string;
    readonly title: string;
  }[];
  readonly outcome: Outcome | "unfinished";
}

/** How much was written. */
export interface DatasetSize {
  readonly runs: number;
  readonly steps: number;
  readonly images: number;
}

/** Write all runs for which a query is true into a folder. */
export async function exportDataset(store: Store, query: RunQuery, folder: string): Promise<DatasetSize> {
  await mkdir(folder, { recursive: true });
  const file = createWriteStream(join(folder, "steps.jsonl"));
  const failed = new Promise<never>((_resolve, reject) => file.once("error", reject));
  const size = { runs: 0, steps: 0, images: 0 };
  let cursor: string | null = null;
  do {
    const page = await store.searchRuns({ ...query, ...(cursor !== null && { cursor }) });
    for (const { run } of page.items) {
      const lines = linesOf(await store.events(run));
      const files = new Set(lines.flatMap(({ before, after }) => [...filesOf(before), ...filesOf(after)]));
      for (const path of files) if (await copy(store, run, folder, path)) size.images += 1;
      for (const line of lines) {
        const room = file.write(`${JSON.stringify(line)}\n`);
        if (!room)
          await Promise.race([
            new Promise((resolve) => file.once("drain", () => resolve(undefined))),
            failed,
          ]);
      }
      size.runs += 1;
      size.steps += lines.length;
    }
    cursor = page.next;
  } while (cursor !== null);
  await Promise.race([new Promise<void>((resolve) => file.end(() => resolve())), failed]);
  return size;
}

/** The lines of a run. Pure. */
export function linesOf(events: readonly RunEvent[]): readonly Line[] {
  const story = storyOf(events);
  if (!story) return [];
  const { run, outcome, started, goals, findings } = story;
  const { app, device, policy } = started;
  return story.steps.map((step) => ({
    run,
    app: app.package,
    version: app.versionName,
    android: device.release,
    policy,
    step: step.step,
    goal: goals.find(({ id }) => id === step.goal)?.text ?? "",
    reason: step.reason,
    expect: step.expect,
    before: seen(run, step.before),
    action: step.action,
    target: step.target,
    after: seen(run, step.after),
    error: step.error,
    signals: step.signals,
    findings: findings
      .filter(({ finding }) => finding.step === step.step)
      .map(({ finding: { kind, severity, title }, verdict }) => ({ kind, severity, verdict, title })),
    outcome,
  }));
}

function seen(run: string, record: ScreenRecord | null): Seen | null {
  if (record === null) return null;
  const { screen, title, activity, width, height, outline, screenshot, hierarchy } = record;
  return {
    screen,
    title,
    package: record.package,
    activity,
    width,
    height,
    outline,
    image: screenshot === null ? null : `images/${run}/${screenshot}`,
    hierarchy: hierarchy === null ? null : `hierarchies/${run}/${hierarchy}`,
  };
}

function filesOf(screen: Seen | null): string[] {
  return [screen?.image, screen?.hierarchy].filter((path) => typeof path === "string");
}

async function copy(store: Store, run: string, folder: string, path: string): Promise<boolean> {
  const [kind = "", , key = ""] = path.split("/");
  const blob = await store.getBlob(run, key);
  if (!blob) return false;
  await mkdir(join(folder, kind, run), { recursive: true });
  await writeFile(join(folder, kind, run, key), blob.bytes);
  return kind === "images";
}
