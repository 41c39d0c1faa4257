import type { Ending } from "./exits.ts";
import { recordExit } from "./exits.ts";
import {
  event,
  recordText,
  systemLog,
  taskLog,
  tokenNumber,
  uidText,
  activityEvent,
  shortComponent,
} from "./log-lines.ts";
import { homePackage } from "./state.ts";
import type { Core, Installed, Process } from "./state.ts";
import { removeWindowsOf } from "./windows.ts";

/** The process of a package by its name, when it runs. */
export function processNamed(core: Core, name: string): Process | undefined {
  return core.processes.find((process) => process.alive && process.name === name);
}

/** Fork a process for a component; one that runs already is given back. */
export function startProcess(core: Core, installed: Installed, name: string, purpose: string): Process {
  const running = processNamed(core, name);
  if (running) return running;
  const pid = core.nextPid;
  core.nextPid += core.random.between(9, 61);
  const process: Process = {
    pid,
    name,
    package: installed.name,
    uid: installed.uid,
    startedAt: core.clock.now(),
    installed,
    memoryKey: {},
    main: { busyUntil: 0, running: undefined, asked: [], due: new Set() },
    alive: true,
    frozen: false,
    lastStanding: undefined,
    allocated: 0,
    leaked: 0,
    frames: [],
    timers: new Set(),
    nextThread: pid + 20,
  };
  core.processes.push(process);
  installed.stopped = false;
  const owner = uidText(installed.uid);
  event(core, "am_proc_start", [0, pid, installed.uid, name, ...purposeFields(purpose)]);
  systemLog(core, "I", "ActivityManager", `Start proc ${pid}:${name}/${owner} for ${purpose}`);
  event(core, "am_proc_bound", [0, pid, name]);
  return process;
}

/** "next-top-activity {com.a/com.a.Main}" is written as two fields in the event. */
function purposeFields(purpose: string): string[] {
  const cut = purpose.indexOf(" {");
  return cut === -1 ? [purpose, ""] : [purpose.slice(0, cut), purpose.slice(cut + 1)];
}

export interface Standing {
  readonly adj: number;
  readonly state: number;
  readonly text: string;
  readonly importance: number;
}

/** How much the process matters to the user: oom_adj, process state and importance. */
export function standing(core: Core, process: Process): Standing {
  if (process.lastStanding) return process.lastStanding;
  if (core.resumed?.process === process) return { adj: 0, state: 2, text: "fg  TOP ", importance: 100 };
  // Until it is stopped and has saved its state, an app that was left still counts.
  if (
    ownActivities(core, process).some(
      (activity) => activity.state === "PAUSED" || activity.state === "RESUMED",
    )
  )
    return { adj: 200, state: 8, text: "prcp TPSL", importance: 230 };
  if (process.package === homePackage) return { adj: 600, state: 14, text: "home HOME", importance: 400 };
  if (ownActivities(core, process).length > 0)
    return { adj: 700, state: 15, text: "prev LAST", importance: 400 };
  return { adj: 905, state: 19, text: "cch+5 CEM ", importance: 400 };
}

function ownActivities(core: Core, process: Process) {
  return core.tasks.flatMap((task) => task.activities.filter((activity) => activity.process === process));
}

/**
 * A process has ended: its windows and activity objects are gone, and what had no saved state goes for good. Says which
 * activity was in front.
 */
export function processDied(core: Core, process: Process, ending: Ending): void {
  if (!process.alive) return;
  const { adj, state, text, importance } = standing(core, process);
  process.alive = false;
  for (const cancel of process.timers) cancel();
  process.timers.clear();
  process.main.due.clear();
  core.processes.splice(core.processes.indexOf(process), 1);
  recordExit(core, process, importance, ending);
  systemLog(core, "I", "ActivityManager", `Process ${process.name} (pid ${process.pid}) has died: ${text}`);
  event(core, "am_proc_died", [0, process.pid, process.name, adj, state]);
  const owned = ownActivities(core, process);
  for (const activity of owned) {
    if (activity.window)
      systemLog(
        core,
        "I",
        "WindowManager",
        `WIN DEATH: Window{${activity.window.token} u0 ${activity.window.title}}`,
      );
    removeWindowsOf(core, activity);
    if (activity.instance) activity.instance.alive = false;
    activity.instance = undefined;
    activity.object = undefined;
    activity.process = undefined;
    if (core.resumed === activity) core.resumed = undefined;
    if (activity.finishing || activity.saved === undefined) {
      const reason = activity.finishing ? "proc died while finishing" : "proc died without state saved";
      if (!activity.finishing)
        taskLog(core, "W", `Force removing ${recordText(activity)}: app died, no saved state`);
      activityEvent(core, "finish_activity", [
        0,
        tokenNumber(activity.token),
        activity.task.id,
        shortComponent(activity.package, activity.name),
        reason,
      ]);
      activity.state = "DESTROYED";
      const { activities } = activity.task;
      activities.splice(activities.indexOf(activity), 1);
    } else {
      activity.state = "DESTROYED";
    }
  }
  for (let index = core.tasks.length - 1; index >= 0; index--) {
    if (core.tasks[index]?.activities.length === 0) core.tasks.splice(index, 1);
  }
}
