import type { Core, Process, Work } from "../system/state.ts";

/**
 * Run a message on the main thread of a process. What it throws crashes the process; what it asks of the system is done
 * once it has ended; then its windows are drawn anew. While the thread is busy the message waits its turn.
 *
 * A handler runs at once in JavaScript; `block` only says how long it took. So everything that others can see of it
 * (starts, dialogs, what is drawn) waits until the thread is free again on the phone's clock.
 */
export function runOnMain(core: Core, process: Process, work: Work, run: () => void): void {
  const { main } = process;
  if (!process.alive || process.frozen) return;
  if (main.running) {
    run();
    return;
  }
  const wait = main.busyUntil - core.clock.now();
  if (wait > 0) {
    core.clock.after(wait, () => runOnMain(core, process, work, run));
    return;
  }
  const begun = core.clock.now();
  main.running = work;
  let failure: { readonly error: unknown } | undefined;
  try {
    run();
  } catch (error) {
    failure = { error };
  }
  main.running = undefined;
  const asked = main.asked;
  main.asked = [];
  const complete = (): void => {
    if (!process.alive || process.frozen) return;
    recordFrame(core, process, core.clock.now() - begun);
    for (const effect of asked) if (process.alive && !process.frozen) effect();
    if (failure) fail(core, process, failure.error, work);
    else draw(core, process, work);
  };
  const busy = main.busyUntil - core.clock.now();
  if (busy > 0) core.clock.after(busy, complete);
  else complete();
}

/** Draw what the process shows; a view may throw too, and does so on the main thread. */
export function draw(core: Core, process: Process, work: Work): void {
  if (!process.alive || process.frozen) return;
  const { main } = process;
  main.running = work;
  let failure: { readonly error: unknown } | undefined;
  try {
    core.services.traverse(process);
  } catch (error) {
    failure = { error };
  }
  main.running = undefined;
  const asked = main.asked;
  main.asked = [];
  if (failure) fail(core, process, failure.error, work);
  else for (const effect of asked) effect();
}

function fail(core: Core, process: Process, error: unknown, work: Work): void {
  if (process.alive && !process.frozen)
    core.services.uncaught(process, error, work, { name: "main", tid: process.pid });
}

/** Frames that are kept for statistics. */
const framesKept = 2_000;

/** A message ends with a frame. Choreographer tells of 30 missed ones and more, the renderer of 700 ms and more. */
function recordFrame(core: Core, process: Process, busy: number): void {
  const { frames, pid, uid } = process;
  frames.push({ at: core.clock.now(), ms: Math.max(5 + (frames.length % 7), busy) });
  if (frames.length > framesKept) frames.shift();
  const skipped = Math.floor(busy / 16.667);
  if (skipped < 30) return;
  const say = (tag: string, message: string): void =>
    core.logs.write({ pid, uid, priority: "I", tag, message });
  say(
    "Choreographer",
    `Skipped ${skipped} frames!  The application may be doing too much work on its main thread.`,
  );
  if (busy < 700) return;
  const vsync = Math.round(core.clock.uptime() - busy) * 1_000_000;
  say(
    core.profile.api >= 34 ? "HWUI" : "OpenGLRenderer",
    `Davey! duration=${Math.round(busy)}ms; Flags=0, FrameTimelineVsyncId=${frames.length}, IntendedVsync=${vsync}, Vsync=${vsync}`,
  );
}

/** Run a message on the main thread after `ms`; a function to cancel comes back. */
export function postDelayed(
  core: Core,
  process: Process,
  ms: number,
  work: Work,
  run: () => void,
): () => void {
  return elsewhere(core, process, ms, () => runOnMain(core, process, work, run));
}

/** Run something of a process that is not on its main thread after `ms`, if it lives then; a function to cancel comes back. */
export function elsewhere(core: Core, process: Process, ms: number, run: () => void): () => void {
  const { main, timers } = process;
  // A set of times: two things of one moment are told apart by a shift that no clock can show.
  let due = core.clock.now() + ms;
  while (main.due.has(due)) due += 1e-3;
  main.due.add(due);
  const drop = (): void => {
    main.due.delete(due);
    timers.delete(cancel);
  };
  const stop = core.clock.after(ms, () => {
    drop();
    run();
  });
  const cancel = (): void => {
    drop();
    stop();
  };
  timers.add(cancel);
  return cancel;
}

/** Ask something of the system: at the end of the message that is being run, or now. */
export function ask(process: Process, effect: () => void): void {
  if (process.main.running) process.main.asked.push(effect);
  else effect();
}

/** Now, as code on the main thread sees it: time that `block` took has passed. */
export function localNow(core: Core, process: Process): number {
  return Math.max(core.clock.now(), process.main.busyUntil);
}
