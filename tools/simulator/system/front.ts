/** How the activity that should be in front comes there, and how it leaves. */
import { runOnMain } from "../runtime/main-thread.ts";
import { configurationFor, sameConfiguration } from "./configuration.ts";
import {
  activityDrawn,
  createActivity,
  destroyActivity,
  pauseActivity,
  resumeActivity,
  saveActivity,
  stopActivity,
} from "./lifecycle.ts";
import { activityEvent, shortComponent, tokenNumber } from "./log-lines.ts";
import { processNamed, startProcess } from "./processes.ts";
import type { Activity, Core, Process, StartRequest } from "./state.ts";
import { dropActivity, ensureHome, topActivity } from "./tasks.ts";
import { beginTransition, drawProcess, showSplash, visibleActivities } from "./windows.ts";

/** Make the top activity the one that the user sees: pause what was in front, then create or resume it. */
export function showTop(core: Core): void {
  if (core.wakefulness !== "Awake" || core.locked || core.closed) return;
  ensureHome(core);
  const next = topActivity(core);
  const previous = core.resumed;
  if (!next || (next === previous && next.object)) return;
  next.launch ??= { startedAt: core.clock.now(), state: "HOT" };
  if (!previous || previous === next) {
    bring(core, next, undefined);
    return;
  }
  core.resumed = undefined;
  core.keyboardShown = false;
  pauseActivity(core, previous, () => {
    if (topActivity(core) === next) bring(core, next, previous);
    else showTop(core);
  });
}

/** Create or resume an activity that is to be in front now. */
function bring(core: Core, next: Activity, previous: Activity | undefined): void {
  const startedAt = next.launch?.startedAt ?? core.clock.now();
  const running = processNamed(core, next.package);
  if (!running) {
    next.launch = { startedAt, state: "COLD" };
    const process = startProcess(
      core,
      next.installed,
      next.package,
      `next-top-activity {${next.package}/${next.name}}`,
    );
    const total = next.installed.program?.manifest.coldStartMs ?? 350;
    if (core.profile.api >= 31) showSplash(core, next);
    beginTransition(core, total);
    core.clock.after(total * 0.4, () => {
      if (process.alive && topActivity(core) === next) launch(core, next, process, previous, total * 0.6);
      else if (core.splash?.activity === next) core.splash = undefined;
    });
    return;
  }
  if (!next.object) {
    next.launch = { startedAt, state: "WARM" };
    beginTransition(core, 300);
    // Until the new window is there, touches still reach the old one: a second tap starts a second activity.
    core.clock.after(80, () => {
      if (running.alive && topActivity(core) === next) launch(core, next, running, previous, 60);
    });
    return;
  }
  if (
    next.configuration &&
    !sameConfiguration(next.configuration, configurationFor(core, next.package)) &&
    !next.class.handlesConfigChanges
  ) {
    beginTransition(core, 300);
    relaunch(core, next);
    settleDrawn(core, next, running, previous, 60);
    return;
  }
  next.launch ??= { startedAt, state: "HOT" };
  beginTransition(core, 250);
  activityEvent(core, "restart_activity", [
    0,
    tokenNumber(next.token),
    next.task.id,
    shortComponent(next.package, next.name),
  ]);
  resume(core, next);
  settleDrawn(core, next, running, previous, 30);
}

function launch(
  core: Core,
  next: Activity,
  process: Process,
  previous: Activity | undefined,
  drawMs: number,
): void {
  activityEvent(core, "restart_activity", [
    0,
    tokenNumber(next.token),
    next.task.id,
    shortComponent(next.package, next.name),
  ]);
  createActivity(core, next, process);
  resume(core, next);
  settleDrawn(core, next, process, previous, drawMs);
}

function resume(core: Core, next: Activity): void {
  core.resumed = next;
  activityEvent(core, "set_resumed_activity", [
    0,
    shortComponent(next.package, next.name),
    "minimalResumeActivityLocked",
  ]);
  resumeActivity(core, next);
}

/** After the main thread has done its work and a frame was drawn, what was in front before is stopped. */
function settleDrawn(
  core: Core,
  next: Activity,
  process: Process,
  previous: Activity | undefined,
  drawMs: number,
): void {
  runOnMain(core, process, { kind: "message", owner: next.name }, () => {
    process.main.asked.push(() => {
      core.clock.after(drawMs, () => {
        if (core.splash?.activity === next) core.splash = undefined;
        if (process.alive && next.object) activityDrawn(core, next);
      });
      core.clock.after(drawMs + 130, () => {
        if (
          previous &&
          !previous.finishing &&
          core.resumed !== previous &&
          !visibleActivities(core).includes(previous)
        ) {
          stopActivity(core, previous);
          // "Don't keep activities": what is out of sight is destroyed at once, with what it saved.
          if (core.settings.get("global", "always_finish_activities") === "1")
            core.clock.after(30, () => dropObject(core, previous));
        }
      });
    });
  });
}

/** Destroy the object of an activity that is out of sight; its record and its saved state stay. */
function dropObject(core: Core, activity: Activity): void {
  if (activity.state !== "STOPPED" || activity.finishing || visibleActivities(core).includes(activity))
    return;
  destroyActivity(core, activity, "always-finish");
}

/** Make an activity anew where it stands, with what it saved: rotation and other changes, `recreate()`. */
export function relaunch(core: Core, activity: Activity): void {
  const { process } = activity;
  if (!process?.alive || !activity.object) return;
  const component = shortComponent(activity.package, activity.name);
  const inFront = core.resumed === activity;
  activityEvent(core, inFront ? "relaunch_resume_activity" : "relaunch_activity", [
    0,
    tokenNumber(activity.token),
    activity.task.id,
    component,
    "config",
  ]);
  const work = { kind: "message", owner: activity.name } as const;
  runOnMain(core, process, work, () => {
    const { object } = activity;
    if (!object) return;
    object.pause();
    object.stop();
    process.main.asked.push(() => {
      saveActivity(activity);
      destroyActivity(core, activity, "relaunch");
      activity.launch = { startedAt: core.clock.now(), state: "RELAUNCH" };
      createActivity(core, activity, process);
      resumeActivity(core, activity);
      runOnMain(core, process, work, () => process.main.asked.push(() => activityDrawn(core, activity)));
    });
  });
}

/** An activity ends: its result goes to who asked, and what is below comes up. */
export function finishActivity(
  core: Core,
  activity: Activity,
  result: StartRequest["extras"][string] | undefined,
  reason: string,
): void {
  if (activity.finishing) return;
  activity.finishing = true;
  activityEvent(core, "finish_activity", [
    0,
    tokenNumber(activity.token),
    activity.task.id,
    shortComponent(activity.package, activity.name),
    reason,
  ]);
  if (activity.resultTo && result !== undefined)
    activity.resultTo.results.push({ from: activity.class.name, result });
  const leave = (): void => {
    dropActivity(core, activity);
    core.clock.after(280, () => {
      stopActivity(core, activity);
      destroyActivity(core, activity, "finish-imm:idle");
    });
  };
  if (core.resumed !== activity) {
    leave();
    return;
  }
  core.resumed = undefined;
  core.keyboardShown = false;
  beginTransition(core, 250);
  pauseActivity(core, activity, () => {
    leave();
    showTop(core);
  });
}

/** Draw what is in sight of a process; the slot that main threads call. */
export function traverse(core: Core, process: Process): void {
  if (core.wakefulness === "Awake") drawProcess(core, process);
}
