import type { Work } from "../state.ts";
import type { Core, Process, WindowRecord } from "../state.ts";
import { runOnMain } from "../../runtime/main-thread.ts";
import { watchForAnr } from "../anr.ts";
import { drawWindow, visibleWindows } from "../windows.ts";

/** What the input dispatcher calls an event. */
export type EventName = "MotionEvent" | "KeyEvent";

/** Injection waits for the app to have handled the event, but not for ever. */
const injectionTimeout = 30_000;

/**
 * Wait until the main thread of a window's process can take an event. False when the event is lost: the app was declared
 * not responding meanwhile (its events are cancelled), or it died, or half a minute has gone by.
 */
export async function whenFree(core: Core, window: WindowRecord, name: EventName): Promise<boolean> {
  const { process } = window;
  if (!process) return true;
  if (!isBusy(core, process)) return process.alive && !process.frozen;
  const watch = watchForAnr(core, process, window, name);
  const free = await core.clock.until(
    () => !process.alive || process.frozen || !isBusy(core, process),
    injectionTimeout,
  );
  watch.stop();
  return (
    free && !watch.happened() && process.alive && !process.frozen && visibleWindows(core).includes(window)
  );
}

function isBusy(core: Core, process: Process): boolean {
  return process.alive && !process.frozen && process.main.busyUntil > core.clock.now();
}

/** Run what an event means: on the main thread of the app, or at once in a window of the system. */
export function handle(core: Core, window: WindowRecord, work: Work, run: () => void): void {
  if (window.process) {
    runOnMain(core, window.process, work, run);
    return;
  }
  run();
  if (core.systemWindows.includes(window)) drawWindow(core, window);
}

/** The work of an event in a window. */
export function workOf(window: WindowRecord, kind: Work["kind"], resourceId = ""): Work {
  const subject = resourceId.slice(resourceId.lastIndexOf("/") + 1);
  return { kind, owner: window.activity?.name ?? window.package, ...(subject !== "" && { subject }) };
}
