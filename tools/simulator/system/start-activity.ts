import { classNameOf } from "../runtime/component-host.ts";
import { activityEvent, taskLog } from "./log-lines.ts";
import type { Activity, Core, StartRequest, Task } from "./state.ts";
import { finishActivity, showTop } from "./front.ts";
import { addActivity, addTask, moveToFront } from "./tasks.ts";

export interface Started {
  readonly activity: Activity;
  readonly kind: "started" | "brought-to-front" | "delivered-to-top";
}

const launchModes = {
  standard: "LAUNCH_MULTIPLE",
  singleTop: "LAUNCH_SINGLE_TOP",
  singleTask: "LAUNCH_SINGLE_TASK",
} as const;

/** Start an activity as its launch mode, the flags and the tasks that are there want it. */
export function startActivity(core: Core, request: StartRequest): Started {
  logStart(core, request);
  const started = place(core, request);
  if (started.kind !== "delivered-to-top") {
    started.activity.launch = { startedAt: core.clock.now(), state: "HOT" };
    started.activity.drawnAfter = undefined;
  }
  showTop(core);
  return started;
}

function logStart(core: Core, request: StartRequest): void {
  const mode = core.profile.api >= 31 ? ` with ${launchModes[request.class.launchMode]}` : "";
  const allowed =
    core.profile.api >= 34
      ? request.callerUid === 2000
        ? " (BAL_ALLOW_PERMISSION)"
        : " (BAL_ALLOW_VISIBLE_WINDOW)"
      : "";
  const code = core.profile.api >= 34 ? " result code=0" : "";
  taskLog(
    core,
    "I",
    `START u0 {${request.intentText}}${mode} from uid ${request.callerUid}${allowed}${code}`,
  );
}

function place(core: Core, request: StartRequest): Started {
  const name = classNameOf(request.installed.name, request.class.name);
  const own = request.newTask || !request.from || request.class.launchMode === "singleTask";
  const task = own
    ? core.tasks.find((other) => other.affinity === request.installed.name)
    : request.from?.task;
  if (!task) {
    const made = addTask(core, request.installed.name);
    activityEvent(core, "create_task", [0, made.id]);
    return { activity: addActivity(core, request, made), kind: "started" };
  }
  const wasFront = core.tasks[0] === task;
  if (!wasFront) moveToFront(core, task);
  const reused = reuse(core, request, task, name, wasFront);
  return reused ?? { activity: addActivity(core, request, task), kind: "started" };
}

/** An activity that is there already and takes the intent instead of a new one. */
function reuse(
  core: Core,
  request: StartRequest,
  task: Task,
  name: string,
  wasFront: boolean,
): Started | undefined {
  const living = task.activities.filter((activity) => !activity.finishing);
  const top = living.at(-1);
  const { launchMode } = request.class;
  if (top?.name === name && launchMode !== "standard") {
    top.intents.push(request.extras);
    return deliver(core, top, wasFront);
  }
  const known = living.findLast((activity) => activity.name === name);
  if (known && (request.clearTop || launchMode === "singleTask")) {
    // Before those above it are gone: the moment they are, it may be resumed, and must find the intent.
    known.intents.push(request.extras);
    for (const above of living.slice(living.indexOf(known) + 1))
      finishActivity(core, above, undefined, "clear-task-stack");
    return deliver(core, known, false);
  }
  // Android compares the intent with the one that began the task: started again, the task only comes to the front.
  if (top && request.newTask && living[0]?.name === name && Object.keys(request.extras).length === 0) {
    return { activity: top, kind: "brought-to-front" };
  }
  return undefined;
}

function deliver(core: Core, activity: Activity, atOnce: boolean): Started {
  activityEvent(core, "new_intent", [
    0,
    Number.parseInt(activity.token, 16),
    activity.task.id,
    activity.name,
    "NULL",
    "NULL",
    "NULL",
    0,
  ]);
  if (atOnce && core.resumed === activity) {
    // Delivered while resumed: Android pauses and resumes it around onNewIntent.
    core.resumed = undefined;
  }
  return { activity, kind: atOnce ? "delivered-to-top" : "brought-to-front" };
}
