import type { Box } from "../../display/scene.ts";
import type { Input } from "../../phone.ts";
import { watchForNoFocus } from "../anr.ts";
import { showTop, finishActivity } from "../front.ts";
import { homeTask, moveToFront, topActivity } from "../tasks.ts";
import { taskLog } from "../log-lines.ts";
import { focusedField } from "../keyboard.ts";
import type { Power } from "../../phone.ts";
import type { Core } from "../state.ts";
import { homePackage } from "../state.ts";
import type { Recents } from "../recents.ts";
import type { Shade } from "../shade.ts";
import { focusedWindow } from "../windows.ts";
import { handle, workOf } from "./dispatch.ts";
import {
  characterOf,
  deleteFrom,
  enter,
  fieldOf,
  focusNext,
  keyTarget,
  selectAll,
  typeInto,
} from "./keys.ts";
import type { EdgeGestures } from "./touch.ts";
import { longPressTimeout, swipe, tap } from "./touch.ts";

interface Parts {
  readonly power: Power;
  readonly shade: Shade;
  readonly recents: Recents;
}

/** Where a finger has rested for so long, Android takes its speed for zero. */
const restTime = 40;

/** A stroke of this length throws nothing. */
const slowStroke = 1_000;

/** The phone's input, as the `input` tool reaches it. */
export function createInput(core: Core, { power, shade, recents }: Parts): Input {
  const awake = (): boolean => core.wakefulness === "Awake";
  const home = async (): Promise<void> => {
    if (!awake() || core.locked) return;
    shade.collapse();
    recents.close();
    const launcher = core.installed.get(homePackage);
    if (!launcher) return;
    const task = homeTask(core, launcher);
    const name = topActivity(core);
    taskLog(
      core,
      "I",
      `START u0 {act=android.intent.action.MAIN cat=[android.intent.category.HOME] flg=0x10000100 cmp=${homePackage}/.NexusLauncherActivity (has extras)} with LAUNCH_SINGLE_TASK from uid 0`,
    );
    if (name?.task !== task) moveToFront(core, task);
    const top = task.activities.at(-1);
    if (top && top === core.resumed) {
      top.intents.push({});
      core.resumed = undefined;
    }
    showTop(core);
  };
  const back = async (): Promise<void> => {
    if (!awake() || core.locked) return;
    const window = await keyTarget(core, () => watchForNoFocus(core));
    if (!window) return;
    if (core.keyboardShown) {
      core.keyboardShown = false;
      handle(core, window, workOf(window, "back"), () => {});
      return;
    }
    const { activity } = window;
    if (window.kind !== "activity" || !activity) {
      if (window.dismiss) handle(core, window, workOf(window, "back"), window.dismiss);
      return;
    }
    const taken = window.scene && backHandler(window.scene.root);
    handle(core, window, workOf(window, "back"), () => {
      if (taken) {
        taken();
        return;
      }
      if (activity.object?.back() || activity.finishing) return;
      const ask = activity.process?.main.asked;
      ask?.push(() => leave(core, activity));
    });
  };
  const edges: EdgeGestures = {
    back,
    home,
    expandShade: shade.expand,
    unlock: () => power.dismissKeyguard(),
  };
  let down: { x: number; y: number; at: number; movedAt: number | undefined } | undefined;

  async function character(text: string): Promise<void> {
    if (!awake()) return;
    core.inputs++;
    const window = await keyTarget(core, () => watchForNoFocus(core));
    const box = window && fieldOf(core, window);
    if (box) typeInto(core, window, box, text);
  }

  async function editKey(code: number, meta: readonly number[]): Promise<void> {
    const window = await keyTarget(core, () => watchForNoFocus(core));
    if (!window) return;
    const box = fieldOf(core, window);
    if (code === 61) {
      handle(core, window, workOf(window, "tap"), () => focusNext(window, box));
      return;
    }
    if (!box) return;
    const control = meta.includes(113) || meta.includes(114);
    const typed = characterOf(code, meta);
    if (control) {
      if (code === 29) selectAll(window, box);
    } else if (code === 66 || code === 160) enter(core, window, box);
    else if (code === 67 || code === 112) deleteFrom(core, window, box);
    else if (typed !== undefined) typeInto(core, window, box, typed);
  }

  return {
    async tap(x, y) {
      core.inputs++;
      if (awake()) await tap(core, { x, y });
    },
    async swipe(x1, y1, x2, y2, ms) {
      core.inputs++;
      if (!awake()) return;
      await core.clock.sleep(ms);
      await swipe(core, { x: x1, y: y1 }, { x: x2, y: y2 }, ms, edges);
    },
    async dragAndDrop(x1, y1, x2, y2, ms) {
      core.inputs++;
      if (!awake()) return;
      await core.clock.sleep(ms);
      await swipe(core, { x: x1, y: y1 }, { x: x2, y: y2 }, Math.max(ms, 1_000), edges);
    },
    async motion(action, x, y) {
      const now = core.clock.now();
      if (action === "DOWN") down = { x, y, at: now, movedAt: undefined };
      if (action === "MOVE" && down) down.movedAt = now;
      if (action === "CANCEL") down = undefined;
      if (action !== "UP" || !down) return;
      core.inputs++;
      const { x: x1, y: y1, at, movedAt } = down;
      down = undefined;
      // A finger that rested before it left throws nothing.
      const rested = movedAt !== undefined && now - movedAt >= restTime;
      const ms = rested ? Math.max(now - at, slowStroke) : now - at;
      if (awake()) await swipe(core, { x: x1, y: y1 }, { x, y }, ms, edges);
    },
    async key(code, { long = false, meta = [] } = {}) {
      core.inputs++;
      if (long) await core.clock.sleep(longPressTimeout);
      if (code === 26) {
        if (awake()) power.sleep();
        else power.wake();
      } else if (code === 223 || code === 276) power.sleep();
      else if (code === 224) power.wake();
      else if (!awake()) return;
      else if (code === 82 && core.locked) power.dismissKeyguard();
      else if (core.locked) return;
      else if (code === 3) await home();
      else if (code === 4) await back();
      else if (code === 187) recents.toggle();
      else if (code === 83) shade.expand();
      else if (code === 111) {
        const window = focusedWindow(core);
        if (core.keyboardShown && window) {
          core.keyboardShown = false;
          handle(core, window, workOf(window, "back"), () => {});
        }
      } else await editKey(code, meta);
    },
    character,
    commit(text) {
      core.inputs++;
      const window = focusedWindow(core);
      const box = window && focusedField(core, window);
      if (!box) return false;
      return typeInto(core, window, box, text);
    },
    clearField() {
      core.inputs++;
      const window = focusedWindow(core);
      const box = window && focusedField(core, window);
      const type = box?.on.type;
      if (!box || !type) return false;
      handle(core, window, workOf(window, "type", box.resourceId), () => type(""));
      return true;
    },
  };
}

/** The view that takes BACK for itself: the one in front, such as an open drawer. */
function backHandler(box: Box): (() => void) | undefined {
  for (const child of box.children.toReversed()) {
    const found = backHandler(child);
    if (found) return found;
  }
  return box.on.back;
}

/** BACK that the app left to Android: the root launcher goes to the back of the tasks since Android 12, others finish. */
function leave(core: Core, activity: NonNullable<ReturnType<typeof topActivity>>): void {
  if (activity.package === homePackage) return;
  const root = activity.task.activities.find((each) => !each.finishing);
  const launchers = activity.installed.activities.filter((each) => each.launcher).map((each) => each.name);
  if (core.profile.api >= 31 && root === activity && launchers.includes(activity.name)) {
    const at = core.tasks.indexOf(activity.task);
    core.tasks.splice(at, 1);
    const launcher = core.installed.get(homePackage);
    if (launcher) moveToFront(core, homeTask(core, launcher));
    core.tasks.push(activity.task);
    showTop(core);
    return;
  }
  finishActivity(core, activity, undefined, "app-request");
}
