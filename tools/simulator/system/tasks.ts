/** Tasks and the records in them. */
import { classNameOf } from "../runtime/component-host.ts";
import { activityEvent, shortComponent, tokenNumber } from "./log-lines.ts";
import type { Activity, Core, Installed, StartRequest, Task } from "./state.ts";
import { homePackage } from "./state.ts";

/** The activity that should be in front: the top of the front task. */
export function topActivity(core: Core): Activity | undefined {
  return core.tasks[0]?.activities.findLast((activity) => !activity.finishing);
}

/** A new record for an activity, on top of a task. */
export function addActivity(core: Core, request: StartRequest, task: Task): Activity {
  const activity: Activity = {
    token: core.random.hex(7),
    package: request.installed.name,
    name: classNameOf(request.installed.name, request.class.name),
    class: request.class,
    installed: request.installed,
    task,
    translucent: request.translucent ?? false,
    extras: request.extras,
    state: "INITIALIZING",
    finishing: false,
    process: undefined,
    object: undefined,
    instance: undefined,
    saved: undefined,
    savedViews: undefined,
    savedDialogs: [],
    savedFocus: undefined,
    window: undefined,
    popups: [],
    snackbar: undefined,
    resultTo: request.forResult ? request.from : undefined,
    results: [],
    intents: [],
    configuration: undefined,
    launch: undefined,
    drawnAfter: undefined,
  };
  task.activities.push(activity);
  activityEvent(core, "create_activity", [
    0,
    tokenNumber(activity.token),
    task.id,
    shortComponent(activity.package, activity.name),
    "NULL",
    "NULL",
    "NULL",
    0,
  ]);
  return activity;
}

/** A task of its own for a package, in front. */
export function addTask(core: Core, affinity: string): Task {
  const task: Task = { id: core.nextTask++, affinity, activities: [] };
  core.tasks.unshift(task);
  return task;
}

/** Bring a task to the front. */
export function moveToFront(core: Core, task: Task): void {
  const at = core.tasks.indexOf(task);
  if (at > 0) {
    core.tasks.splice(at, 1);
    core.tasks.unshift(task);
  }
  activityEvent(core, "task_to_front", [0, task.id]);
}

/** With nothing else left the launcher stands there. */
export function ensureHome(core: Core): void {
  if (core.tasks.some((task) => task.activities.some((activity) => !activity.finishing))) return;
  const home = core.installed.get(homePackage);
  if (home) homeTask(core, home);
}

/** The task of the launcher, made when it is not there. */
export function homeTask(core: Core, home: Installed): Task {
  const known = core.tasks.find((task) => task.affinity === homePackage);
  if (known && known.activities.length > 0) return known;
  const task = known ?? { id: core.nextTask++, affinity: homePackage, activities: [] };
  if (!known) core.tasks.push(task);
  const launcher = home.program?.activities[0];
  if (launcher) {
    const request: StartRequest = {
      installed: home,
      class: launcher,
      extras: {},
      intentText: "",
      callerUid: 0,
      from: undefined,
      forResult: false,
      clearTop: false,
      newTask: true,
    };
    addActivity(core, request, task);
  }
  return task;
}

/** Take a record out of its task; an empty task goes too. */
export function dropActivity(core: Core, activity: Activity): void {
  const { activities } = activity.task;
  const at = activities.indexOf(activity);
  if (at !== -1) activities.splice(at, 1);
  if (activities.length === 0) {
    const task = core.tasks.indexOf(activity.task);
    if (task !== -1) core.tasks.splice(task, 1);
  }
}
