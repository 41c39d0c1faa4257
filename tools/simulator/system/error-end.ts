/** How Android ends a process that went wrong: silently the first time, with a dialog the second. */
import { addToDropbox } from "./dropbox.ts";
import { showCrashDialog } from "./error-dialogs.ts";
import { showTop } from "./front.ts";
import { activityEvent, recordText, shortComponent, systemLog, taskLog, tokenNumber } from "./log-lines.ts";
import { processDied, standing } from "./processes.ts";
import type { Activity, Core, Process } from "./state.ts";
import { labelOf } from "./strings.ts";
import { dropActivity } from "./tasks.ts";
import { beginTransition, removeWindowsOf } from "./windows.ts";

/** ApplicationInfo.flags of an ordinary app, as am_crash prints them. */
export const applicationFlags = 550_026_823;

export interface ErrorEnding {
  readonly reason: "crash" | "nativeCrash";
  readonly description: string;
  readonly foreground: boolean;
  readonly forced: string;
  readonly status?: number;
  readonly dropbox: { readonly tag: string; readonly text: string };
}

const lastCrashes = new WeakMap<Core, Map<string, number>>();

/** A second crash within a minute is one too many to keep silent about. */
function isRepeating(core: Core, process: Process): boolean {
  const times = lastCrashes.get(core) ?? new Map<string, number>();
  lastCrashes.set(core, times);
  const before = times.get(process.name);
  times.set(process.name, core.clock.now());
  return before !== undefined && core.clock.now() - before < 60_000;
}

/** Finish the activity in front, tell the user if it is time for that, and end the process. */
export function endForError(core: Core, process: Process, ending: ErrorEnding): void {
  const repeating = isRepeating(core, process);
  process.lastStanding = standing(core, process);
  process.frozen = true;
  for (const cancel of process.timers) cancel();
  process.timers.clear();
  process.main.due.clear();
  const top = topOf(core, process);
  if (top) forceFinish(core, top, ending.forced);
  systemLog(core, "I", "DropBoxManagerService", `add tag=${ending.dropbox.tag} isTagEnabled=true flags=0x2`);
  addToDropbox(core, ending.dropbox.tag, ending.dropbox.text);
  beginTransition(core, 300);
  const die = (): void => {
    if (!process.alive) return;
    if (ending.reason === "crash") {
      core.logs.write({
        pid: process.pid,
        uid: process.uid,
        priority: "I",
        tag: "Process",
        message: `Sending signal. PID: ${process.pid} SIG: 9`,
      });
    }
    if (top) removeWindowsOf(core, top);
    processDied(core, process, {
      reason: ending.reason,
      description: ending.description,
      status: ending.status ?? 0,
    });
    zygoteReaped(core, process, ending.status ?? 9);
    showTop(core);
  };
  const shown =
    ending.foreground &&
    mayShow(core) &&
    (repeating || core.settings.get("global", "show_first_crash_dialog") === "1");
  if (!shown) {
    core.clock.after(40, die);
    return;
  }
  // The dying process waits in the system server for the user's answer.
  if (top) removeWindowsOf(core, top);
  systemLog(core, "I", "ActivityManager", `Showing crash dialog for package ${process.package} u0`);
  core.clock.after(60, () => {
    const { program } = process.installed;
    showCrashDialog(core, {
      process,
      label: program ? labelOf(program.manifest) : process.package,
      repeating,
      die,
      frontIs: top,
    });
    if (core.resumed?.process === process) core.resumed = undefined;
    showTop(core);
  });
}

/** Error dialogs are not shown on a sleeping phone, nor when they are hidden by a setting. */
function mayShow(core: Core): boolean {
  return core.wakefulness === "Awake" && core.settings.get("global", "hide_error_dialogs") !== "1";
}

/** The activity that goes down with its process: the one in front of its task. */
function topOf(core: Core, process: Process): Activity | undefined {
  for (const task of core.tasks) {
    const top = task.activities.findLast((activity) => !activity.finishing);
    if (top?.process === process && (core.resumed === top || core.resumed === undefined)) return top;
  }
  return core.resumed?.process === process ? core.resumed : undefined;
}

function forceFinish(core: Core, activity: Activity, reason: string): void {
  const component = shortComponent(activity.package, activity.name);
  taskLog(core, "W", `  Force finishing activity ${component}`);
  activity.finishing = true;
  if (core.profile.api >= 34)
    systemLog(core, "I", "WindowManager", `  Force finishing ${recordText(activity)}`);
  activityEvent(core, "finish_activity", [
    0,
    tokenNumber(activity.token),
    activity.task.id,
    component,
    reason,
  ]);
  if (activity.window)
    systemLog(
      core,
      "I",
      "WindowManager",
      `WIN DEATH: Window{${activity.window.token} u0 ${activity.window.title}}`,
    );
  dropActivity(core, activity);
  if (activity.instance) activity.instance.alive = false;
  if (core.resumed === activity) core.resumed = undefined;
}

/** Zygote tells how its child ended. */
export function zygoteReaped(core: Core, process: Process, signal: number): void {
  const names: Readonly<Record<number, string>> = { 6: "Aborted", 9: "Killed", 11: "Segmentation fault" };
  const how =
    signal === 0 ? "exited cleanly (0)" : `exited due to signal ${signal} (${names[signal] ?? "Unknown"})`;
  core.logs.write({
    pid: zygotePid,
    uid: 0,
    priority: "I",
    tag: "Zygote",
    message: `Process ${process.pid} ${how}`,
  });
}

const zygotePid = 396;
