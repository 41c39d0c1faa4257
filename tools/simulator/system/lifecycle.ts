/** One activity through its life: each step runs on its process' main thread and is logged as Android logs it. */
import { createActivityHost, showDialog, withSnackbar } from "../runtime/activity-host.ts";
import { noteReached } from "../runtime/bugs.ts";
import { runOnMain } from "../runtime/main-thread.ts";
import { savedViewsOf } from "../runtime/saved-views.ts";
import { configurationFor } from "./configuration.ts";
import { activityEvent, processEvent, shortComponent, systemLog, taskLog, tokenNumber } from "./log-lines.ts";
import type { Activity, Core, Process } from "./state.ts";
import { activityWindow, removeWindowsOf, titleOf } from "./windows.ts";

/** Make the activity's object in its process: onCreate. */
export function createActivity(core: Core, activity: Activity, process: Process): void {
  activity.process = process;
  runOnMain(core, process, { kind: "create", owner: activity.name }, () => {
    const instance = { alive: true };
    const object = activity.class.make(createActivityHost(core, process, activity, instance), activity.saved);
    activity.instance = instance;
    activity.object = object;
    activity.configuration = configurationFor(core, activity.package);
    activity.window = activityWindow(core, activity, process, () => {
      const view = withSnackbar(activity, (activity.object ?? object).view());
      if (activity.translucent) return { kind: "system", view, place: "centre" };
      return { kind: "activity", view, title: titleOf(core, activity) };
    });
    activity.window.focusedKey = activity.savedFocus;
    object.create();
    processEvent(core, activity, "create", "performCreate");
    processEvent(core, activity, "start", "handleStartActivity");
    for (const dialog of activity.savedDialogs)
      if (dialog.retained) showDialog(core, process, activity, dialog);
    activity.savedDialogs = [];
  });
}

/** Deliver what waits for it (results, intents), then onResume. */
export function resumeActivity(core: Core, activity: Activity): void {
  const { process, object } = activity;
  if (!process || !object) return;
  const { name } = activity;
  for (const { from, result } of activity.results.splice(0)) {
    runOnMain(core, process, { kind: "result", owner: name }, () => object.result(from, result));
  }
  for (const extras of activity.intents.splice(0)) {
    activity.extras = extras;
    runOnMain(core, process, { kind: "new-intent", owner: name }, () => object.newIntent(extras));
  }
  runOnMain(core, process, { kind: "resume", owner: name }, () => {
    if (activity.finishing) return;
    object.resume();
    activity.state = "RESUMED";
    processEvent(core, activity, "resume", "RESUME_ACTIVITY");
    processEvent(core, activity, "top_resumed_gained", "topStateChangedWhenResumed");
  });
}

/** Once resumed and drawn: the screen is up. Says how long a launch took. */
export function activityDrawn(core: Core, activity: Activity): void {
  const { launch, process } = activity;
  if (!process) return;
  noteReached(core, activity.installed, process, activity.class.name);
  if (!launch) return;
  const took = Math.max(1, Math.round(core.clock.now() - launch.startedAt));
  activity.drawnAfter = took;
  activity.launch = undefined;
  if (launch.state === "HOT" || launch.state === "RELAUNCH") return;
  const component = shortComponent(activity.package, activity.name);
  const text = took >= 1000 ? `${Math.floor(took / 1000)}s${took % 1000}ms` : `${took}ms`;
  activityEvent(core, "activity_launch_time", [0, tokenNumber(activity.token), component, took]);
  taskLog(core, "I", `Displayed ${component}${core.profile.api >= 33 ? " for user 0" : ""}: +${text}`);
}

/** onPause; `done` follows, at the latest after half a second when the main thread does not answer. */
export function pauseActivity(core: Core, activity: Activity, done: () => void): void {
  const { process, object } = activity;
  const component = shortComponent(activity.package, activity.name);
  if (!process?.alive || process.frozen || !object) {
    done();
    return;
  }
  activityEvent(core, "pause_activity", [
    0,
    tokenNumber(activity.token),
    component,
    "userLeaving=true",
    "pauseBackTasks",
  ]);
  let answered = false;
  const answer = (): void => {
    if (answered) return;
    answered = true;
    done();
  };
  runOnMain(core, process, { kind: "pause", owner: activity.name }, () => {
    object.pause();
    processEvent(core, activity, "top_resumed_lost", "topStateChangedWhenResumed");
    processEvent(core, activity, "paused", "performPause");
    activity.state = "PAUSED";
    process.main.asked.push(answer);
  });
  if (answered) return;
  core.clock.after(500, () => {
    if (!answered && process.alive) {
      systemLog(core, "W", "ActivityTaskManager", `Activity pause timeout for ${component}`);
      activity.state = "PAUSED";
    }
    answer();
  });
}

/** onStop, and what Android saves then: its bundle, its views, its retained dialogs. */
export function stopActivity(core: Core, activity: Activity): void {
  const { process, object } = activity;
  if (!process?.alive || process.frozen || !object || activity.state === "STOPPED") return;
  activityEvent(core, "stop_activity", [
    0,
    tokenNumber(activity.token),
    shortComponent(activity.package, activity.name),
  ]);
  runOnMain(core, process, { kind: "stop", owner: activity.name }, () => {
    object.stop();
    processEvent(core, activity, "stop", "STOP_ACTIVITY_ITEM");
    activity.state = "STOPPED";
    saveActivity(activity);
  });
}

/** Take the saved instance state, as it would outlive the process. */
export function saveActivity(activity: Activity): void {
  if (!activity.object) return;
  activity.saved = activity.object.save();
  if (activity.window) activity.savedViews = savedViewsOf(activity.window);
  activity.savedFocus = activity.window?.focusedKey;
  activity.savedDialogs = activity.popups.flatMap((popup) =>
    popup.dialog?.retained ? [{ ...popup.dialog, states: savedViewsOf(popup) }] : [],
  );
}

/** onDestroy; a plain dialog that is still shown has leaked its window. */
export function destroyActivity(core: Core, activity: Activity, reason: string): void {
  const { process, object, instance } = activity;
  const component = shortComponent(activity.package, activity.name);
  activityEvent(core, "destroy_activity", [
    0,
    tokenNumber(activity.token),
    activity.task.id,
    component,
    reason,
  ]);
  const popups = activity.popups.filter((popup) => popup.kind === "dialog" && !popup.dialog?.retained);
  if (process?.alive && object) {
    runOnMain(core, process, { kind: "destroy", owner: activity.name }, () => {
      object.destroy();
      processEvent(core, activity, "destroy", "performDestroy");
    });
    for (const popup of popups) reportLeakedWindow(core, process, activity, popup.token);
  }
  if (instance) instance.alive = false;
  activity.instance = undefined;
  activity.object = undefined;
  activity.state = "DESTROYED";
  removeWindowsOf(core, activity);
}

function reportLeakedWindow(core: Core, process: Process, activity: Activity, token: string): void {
  const short = activity.name.slice(activity.name.lastIndexOf(".") + 1);
  core.logs.write({
    pid: process.pid,
    uid: process.uid,
    priority: "E",
    tag: "WindowManager",
    message: [
      `android.view.WindowLeaked: Activity ${activity.name} has leaked window DecorView@${token}[${short}] that was originally added here`,
      "\tat android.view.ViewRootImpl.<init>(ViewRootImpl.java:1107)",
      "\tat android.view.WindowManagerGlobal.addView(WindowManagerGlobal.java:415)",
      "\tat android.app.Dialog.show(Dialog.java:352)",
      `\tat ${activity.name}.showDialog(${short}.kt:64)`,
    ].join("\n"),
  });
}
