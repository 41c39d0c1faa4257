/** What Android does when an app throws what nobody catches (RuntimeInit, AppErrors, ActivityTaskManager). */
import { framework } from "../runtime/framework-frames.ts";
import type { Throwable } from "../runtime/java-throwable.ts";
import { throwableText, toThrowable, traceLines } from "../runtime/java-throwable.ts";
import { ProcessEnded } from "../runtime/signals.ts";
import { dropboxHeader } from "./dropbox.ts";
import { applicationFlags, endForError } from "./error-end.ts";
import { event } from "./log-lines.ts";
import { standing } from "./processes.ts";
import type { Core, Process, Work } from "./state.ts";

/** Lifecycle steps wrap what they catch; the app's own exception is the cause. */
function wrap(inner: Throwable, work: Work, process: Process): Throwable {
  const component = `${process.package}/${work.owner}`;
  const words: Partial<Record<Work["kind"], string>> = {
    create: `Unable to start activity ComponentInfo{${component}}`,
    resume: `Unable to resume activity {${component}}`,
    pause: `Unable to pause activity {${component}}`,
    stop: `Unable to stop activity {${component}}`,
    destroy: `Unable to destroy activity {${component}}`,
    "new-intent": `Unable to deliver new intent to activity {${component}}`,
    result: `Failure delivering result ResultInfo{who=null, request=1, result=-1, data=Intent { (has extras) }} to activity {${component}}`,
    service: `Unable to start service ${work.owner}@${process.pid.toString(16)} with Intent { cmp=${component} }`,
    receiver: `Unable to start receiver ${work.owner}`,
  };
  const said = words[work.kind];
  if (said === undefined) return inner;
  const method =
    work.kind === "create"
      ? "performLaunchActivity(ActivityThread.java:3782)"
      : "performResumeActivity(ActivityThread.java:4898)";
  return {
    className: "java.lang.RuntimeException",
    message: `${said}: ${throwableText(inner)}`,
    frames: [`android.app.ActivityThread.${method}`, ...framework(work).slice(-10)],
    cause: inner,
  };
}

/** `Cart.kt` and `88` of "com.a.Cart.total(Cart.kt:88)". */
function place(throwable: Throwable): [file: string, line: string] {
  let root = throwable;
  while (root.cause) root = root.cause;
  const found = /\(([^():]+):(\d+)\)$/.exec(root.frames[0] ?? "");
  return [found?.[1] ?? "Unknown", found?.[2] ?? "0"];
}

function rootOf(throwable: Throwable): Throwable {
  return throwable.cause ? rootOf(throwable.cause) : throwable;
}

/** The process dies of an exception. */
export function crash(
  core: Core,
  process: Process,
  error: unknown,
  work: Work,
  thread: { name: string; tid: number },
): void {
  if (!process.alive || process.frozen || error instanceof ProcessEnded) return;
  const throwable = wrap(toThrowable(error, work), work, process);
  crashWith(core, process, throwable, thread);
}

/** The same for a throwable that the system makes (`am crash`). */
export function crashWith(
  core: Core,
  process: Process,
  throwable: Throwable,
  thread: { name: string; tid: number },
): void {
  const trace = traceLines(throwable);
  core.logs.write({
    buffer: "crash",
    pid: process.pid,
    tid: thread.tid,
    uid: process.uid,
    priority: "E",
    tag: "AndroidRuntime",
    message: [
      `FATAL EXCEPTION: ${thread.name}`,
      `Process: ${process.name}, PID: ${process.pid}`,
      ...trace,
    ].join("\n"),
  });
  const root = rootOf(throwable);
  const [file, line] = place(throwable);
  event(core, "am_crash", [
    process.pid,
    0,
    process.name,
    applicationFlags,
    root.className,
    (root.message ?? "NULL").split("\n")[0] ?? "",
    file,
    line,
    ...(core.profile.api >= 33 ? [0] : []),
  ]);
  const foreground = standing(core, process).adj === 0;
  endForError(core, process, {
    reason: "crash",
    description: "crash",
    foreground,
    forced: "force-crash",
    dropbox: {
      tag: "data_app_crash",
      text: `${dropboxHeader(core, process, foreground)}\n${trace.join("\n")}\n`,
    },
  });
}
