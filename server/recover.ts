/** What is put in order when the program starts: runs whose process was killed, and runs that are too old to keep. */
import { rm } from "node:fs/promises";
import type { Outcome } from "../agent/events.ts";
import type { ReportPlace } from "./report/write.ts";
import { storyOf } from "./report/story.ts";
import { holdLease, isDead, runLease } from "./store/heartbeat.ts";
import { runFolder } from "./store/folder.ts";
import { UnreachableError } from "./store/trouble.ts";
import type { Store } from "./store/store.ts";

/** Put the store in order before a run; one that is away is put in order another time. */
export async function tidy(store: Store, place: ReportPlace, keepDays: number | null): Promise<void> {
  try {
    await recoverInterrupted(store, place);
    await forgetOld(store, place, keepDays);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
  }
}

/**
 * End the runs that never ended and that nobody holds any more, with all they had, and write their reports. Returns
 * their ids.
 */
export async function recoverInterrupted(store: Store, place: ReportPlace): Promise<readonly string[]> {
  const recovered: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.searchRuns({
      outcome: ["unfinished"],
      ...(cursor !== null && { cursor }),
    });
    if (page.items.length === 0) break;
    const leases = new Map((await store.leases()).map(({ name, holder }) => [name, holder]));
    for (const { run } of page.items) {
      const holder = leases.get(runLease(run));
      if (holder !== undefined && !isDead(holder)) continue;
      if (await interrupt(store, run, place)) recovered.push(run);
    }
    cursor = page.next;
  } while (cursor !== null);
  return recovered;
}

/**
 * Numbers left free before the end that is written for a run: its host may have lost the network rather than its life, and
 * what waits in the spool there must find its numbers untaken.
 */
const roomForLate = 1_000_000;

async function interrupt(store: Store, run: string, place: ReportPlace): Promise<boolean> {
  const lease = await holdLease(store, runLease(run));
  if (!lease) return false;
  try {
    return await endRun(store, run, "interrupted", "its process ended before the run did", place);
  } finally {
    await lease.release();
  }
}

/** End a run of the record that has no end, with all it had, and write its report. False when there is nothing to end. */
export async function endRun(
  store: Store,
  run: string,
  outcome: Outcome,
  reason: string,
  place: ReportPlace,
): Promise<boolean> {
  const events = await store.events(run);
  const last = events.at(-1);
  const story = storyOf(events);
  if (!last || !story || last.type === "run_ended") return false;
  const ended = {
    run,
    number: last.number + roomForLate,
    at: last.at,
    type: "run_ended" as const,
    outcome,
    reason,
    steps: story.steps.length,
    screens: story.screens.length,
    coverage: {
      activities: [],
      reached: [...new Set(story.screens.map(({ record }) => record.activity))].sort(),
    },
    elapsedMs: story.elapsedMs,
  };
  await store.append(ended);
  const whole = storyOf([...events, ended]);
  // Pictures are only loaded by what writes reports, and this is rare.
  const { writeReport } = await import("./report/write.ts");
  if (whole) await writeReport(whole, store, place);
  return true;
}

/** Forget runs that began more than so many days ago, with their blobs and reports; null: none. Returns their ids. */
export async function forgetOld(
  store: Store,
  { out }: Pick<ReportPlace, "out">,
  days: number | null,
  now: () => number = Date.now,
): Promise<readonly string[]> {
  if (days === null) return [];
  const forgotten: string[] = [];
  const until = now() - days * 86_400_000;
  let cursor: string | null = null;
  do {
    const page = await store.searchRuns({ until, sort: "oldest", ...(cursor !== null && { cursor }) });
    for (const { run, outcome } of page.items) {
      // Whatever is still going on stays, however old.
      if (outcome === "unfinished") continue;
      await forgetRun(store, out, run);
      forgotten.push(run);
    }
    cursor = page.next;
  } while (cursor !== null);
  return forgotten;
}

/** Forget a run: its blobs, its report, its events. */
export async function forgetRun(store: Store, out: string, run: string): Promise<void> {
  // What names the rest goes last, so that a run that is half forgotten is found and forgotten again.
  await store.removeBlobs(run);
  await rm(runFolder(out, run), { recursive: true, force: true });
  await store.removeRun(run);
}
