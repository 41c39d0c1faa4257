/** The events of a run as Server-Sent Events: those that are kept, then those that come, each once and in order. */
import type { RunEvent } from "../../agent/events.ts";
import { isHeld, runLease } from "../store/heartbeat.ts";
import type { Store } from "../store/store.ts";
import type { Feed } from "./runs/feed.ts";
import type { LiveRun } from "./runs/runs.ts";

/** What following needs. */
export interface Following {
  readonly store: Pick<Store, "events" | "leases">;
  readonly feed: Feed;
  readonly live: (run: string) => LiveRun | undefined;
  /** Milliseconds without an event after which a comment keeps the connection alive. */
  readonly heartbeat: number;
}

/** Milliseconds between looks at a run of another process. */
const look = 1000;

/**
 * Events of a run after a number, until the run is over or `stopping` aborts; then those that are there are the last.
 * All come from the store: what is new is only a reason to look there again, so that none is missed and none comes
 * twice, however slowly it is read.
 */
export async function* follow(
  run: string,
  after: number,
  { store, feed, live, heartbeat }: Following,
  stopping: AbortSignal,
): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  let seen = after;
  let quiet = 0;
  let over = false;
  for (;;) {
    const last = stopping.aborted;
    const version = feed.version(run);
    const here = live(run);
    const events = await store.events(run, seen);
    for (const event of events) {
      yield frameOf(event);
      seen = event.number;
      over ||= event.type === "run_ended";
    }
    // Who hears of the end finds the report written and the device free.
    if (last || (over && !here)) return;
    if (events.length > 0) quiet = 0;
    // Over without an end: its process was killed.
    else if (!here && !(await isHeld(store, runLease(run)))) return;
    const patience = here ? heartbeat : Math.min(look, heartbeat);
    if (await feed.newer(run, version, patience, stopping)) continue;
    if (stopping.aborted) continue;
    quiet += patience;
    if (quiet < heartbeat) continue;
    quiet = 0;
    yield here?.state === "queued" ? `: waits, position ${here.position}\n\n` : ": still going\n\n";
  }
}

/** JSON holds no line breaks, so that a frame is what it seems. */
function frameOf(event: RunEvent): string {
  return `id: ${event.number}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
