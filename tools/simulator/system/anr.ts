/** Application Not Responding: an event has waited five seconds for a busy main thread. */
import { addToDropbox, dropboxHeader } from "./dropbox.ts";
import { showAnrDialog } from "./error-dialogs.ts";
import { applicationFlags, zygoteReaped } from "./error-end.ts";
import { event, shortComponent, systemLog, uidText } from "./log-lines.ts";
import { processDied, standing } from "./processes.ts";
import type { Core, Process, WindowRecord } from "./state.ts";
import { labelOf } from "./strings.ts";
import { isoTime } from "./time-text.ts";
import { showTop } from "./front.ts";
import { visibleActivities } from "./windows.ts";

const inputTimeout = 5_000;

interface Watch {
  stop(): void;
  happened(): boolean;
}

/** What InputDispatcher said up to Android 10. */
function oldReason(name: "MotionEvent" | "KeyEvent"): string {
  return name === "KeyEvent"
    ? "Waiting to send key event because the focused window has not finished processing all of the input events that were previously delivered to it.  Outbound queue length: 0.  Wait queue length: 1."
    : `Waiting to send non-key event because the touched window has not finished processing certain input events that were delivered to it over 500.0ms ago.  Wait queue length: 1.  Wait queue head age: ${inputTimeout + 500}.0ms.`;
}

/** Watch an event that waits for a window; stopped in time, nothing happens. */
export function watchForAnr(
  core: Core,
  process: Process,
  window: WindowRecord,
  name: "MotionEvent" | "KeyEvent",
): Watch {
  const server = `${window.token} ${window.title}`;
  const reason = `Input dispatching timed out (${
    core.profile.api >= 30
      ? `${server} (server) is not responding. Waited ${inputTimeout}ms for ${name}`
      : oldReason(name)
  })`;
  let happened = false;
  const stop = core.clock.after(inputTimeout, () => {
    happened = true;
    systemLog(
      core,
      "W",
      "InputDispatcher",
      `Window ${server} (server) is unresponsive: Waited ${inputTimeout}ms for ${name}`,
    );
    systemLog(
      core,
      "W",
      "InputDispatcher",
      `Canceling events for ${server} (server) because it is unresponsive`,
    );
    systemLog(
      core,
      "W",
      "WindowManager",
      `ANR in Window{${window.token} u0 ${window.title}}. Reason:${reason}`,
    );
    declareAnr(core, process, reason);
  });
  return { stop, happened: () => happened };
}

/** Watch a key that no window can take, while the activity in front is held up. */
export function watchForNoFocus(core: Core): Watch {
  let happened = false;
  const stop = core.clock.after(inputTimeout, () => {
    const process = core.resumed?.process;
    if (!process?.alive || process.frozen || process.main.busyUntil <= core.clock.now()) return;
    happened = true;
    const why =
      core.profile.api >= 30
        ? "Application does not have a focused window"
        : "Waiting because no window has focus but there is a focused application that may eventually add a window when it finishes starting up.";
    declareAnr(core, process, `Input dispatching timed out (${why})`);
  });
  return { stop, happened: () => happened };
}

/** Watch a service or receiver that runs on the main thread: Android gives it so long, input or not. */
export function watchComponent(core: Core, process: Process, reason: string, ms: number): void {
  core.clock.after(ms, () => {
    if (process.alive && !process.frozen && process.main.busyUntil > core.clock.now())
      declareAnr(core, process, reason);
  });
}

const pending = new WeakSet<Process>();

/** First the event, seconds later the log, the drop box and the dialog, as stacks are collected in between. */
function declareAnr(core: Core, process: Process, reason: string): void {
  if (pending.has(process) || !process.alive || process.frozen) return;
  pending.add(process);
  event(core, "am_anr", [0, process.pid, process.name, applicationFlags, reason]);
  core.lastAnr = { time: core.clock.now(), package: process.package, reason };
  core.logs.write({
    pid: process.pid,
    tid: process.pid + 4,
    uid: process.uid,
    priority: "I",
    tag: "art",
    message:
      "Thread[2,tid=" +
      String(process.pid + 4) +
      ',WaitingInMainSignalCatcherLoop,Thread*=0x7b2c4a,peer=0x12c80,"Signal Catcher"]: reacting to signal 3',
  });
  const began = core.clock.now();
  core.clock.after(1_200, () => report(core, process, reason, began));
}

function report(core: Core, process: Process, reason: string, began: number): void {
  if (!process.alive) return;
  const activity = core.tasks.flatMap((task) => task.activities).findLast((each) => each.process === process);
  const component = activity ? shortComponent(activity.package, activity.name) : undefined;
  const lines = anrLines(core, process, reason, component, began);
  systemLog(core, "E", "ActivityManager", lines.join("\n"));
  systemLog(core, "I", "DropBoxManagerService", "add tag=data_app_anr isTagEnabled=true flags=0x2");
  const subject = [
    `Subject: ${reason}`,
    "",
    `----- pid ${process.pid} at ${isoTime(core.clock.now())}000000+0000 -----`,
    `Cmd line: ${process.name}`,
    "",
    ...mainThread(process, activity?.name ?? process.package),
  ];
  addToDropbox(
    core,
    "data_app_anr",
    `${dropboxHeader(core, process, true)}\n${[...lines, "", ...subject].join("\n")}\n`,
  );
  core.files.write(
    `/data/anr/anr_${isoTime(began).replace(/[: .]/g, "-")}`,
    Buffer.from(`${subject.join("\n")}\n`),
  );
  if (!visibleActivities(core).some((each) => each.process === process)) {
    // Out of sight there is no dialog to ask with.
    kill(core, process, "bg anr");
    return;
  }
  const { program } = process.installed;
  core.clock.after(800, () => {
    if (!process.alive) return;
    const close = showAnrDialog(
      core,
      process.package,
      program ? labelOf(program.manifest) : process.package,
      {
        wait: () => pending.delete(process),
        close: () => killAfterAnr(core, process),
      },
    );
    // A process that dies takes its dialog along.
    const gone = (): void => {
      if (process.alive) return;
      close();
    };
    process.timers.add(gone);
  });
}

function anrLines(
  core: Core,
  process: Process,
  reason: string,
  component: string | undefined,
  began: number,
): string[] {
  const { api } = core.profile;
  const random = core.random.hex(32);
  const id = [
    random.slice(0, 8),
    random.slice(8, 12),
    `4${random.slice(13, 16)}`,
    `a${random.slice(17, 20)}`,
    random.slice(20),
  ].join("-");
  return [
    `ANR in ${process.name}${component === undefined ? "" : ` (${component})`}`,
    `PID: ${process.pid}`,
    `Reason: ${reason}`,
    ...(component === undefined ? [] : [`Parent: ${component}`]),
    ...(api >= 31 ? [`ErrorId: ${id}`] : []),
    ...(api >= 30 ? ["Frozen: false"] : []),
    "Load: 0.42 / 0.38 / 0.31",
    ...(api >= 30
      ? [
          "----- Output from /proc/pressure/memory -----",
          "some avg10=0.00 avg60=0.00 avg300=0.00 total=1285342",
          "full avg10=0.00 avg60=0.00 avg300=0.00 total=324812",
          "----- End output from /proc/pressure/memory -----",
        ]
      : []),
    "",
    `CPU usage from 0ms to 6212ms later (${isoTime(began - inputTimeout)} to ${isoTime(core.clock.now())}):`,
    `  97% ${process.pid}/${process.name}: 93% user + 3.8% kernel / faults: 1734 minor`,
    `  6.2% ${core.systemPid}/system_server: 4.1% user + 2.1% kernel / faults: 912 minor`,
    "27% TOTAL: 24% user + 2.6% kernel + 0.3% iowait + 0.1% softirq",
  ];
}

function mainThread(process: Process, owner: string): string[] {
  const short = owner.slice(owner.lastIndexOf(".") + 1);
  return [
    '"main" prio=5 tid=1 Sleeping',
    '  | group="main" sCount=1 ucsCount=0 flags=1 obj=0x72a1d4c8 self=0xb400007b2c4a9000',
    `  | sysTid=${process.pid} nice=-10 cgrp=top-app sched=0/0 handle=0x7c8e2a44f8`,
    "  | held mutexes=",
    "  at java.lang.Thread.sleep(Native method)",
    `  at ${owner}.work(${short}.kt:71)`,
    "  at android.view.View.performClick(View.java:7659)",
    "  at android.os.Handler.dispatchMessage(Handler.java:99)",
    "  at android.os.Looper.loop(Looper.java:294)",
    "  at android.app.ActivityThread.main(ActivityThread.java:8177)",
  ];
}

/** "Close app": the process is killed and the activities with it. */
function killAfterAnr(core: Core, process: Process): void {
  if (!process.alive) return;
  const top = core.resumed?.process === process ? core.resumed : undefined;
  if (top) top.finishing = true;
  kill(core, process, "user request after error");
}

function kill(core: Core, process: Process, why: string): void {
  const { adj } = standing(core, process);
  const who = `${process.pid}:${process.name}/${uidText(process.uid)}`;
  systemLog(core, "I", "ActivityManager", `Killing ${who} (adj ${adj}): ${why}`);
  event(core, "am_kill", [0, process.pid, process.name, adj, why]);
  processDied(core, process, { reason: "anr", description: why });
  zygoteReaped(core, process, 9);
  showTop(core);
}
