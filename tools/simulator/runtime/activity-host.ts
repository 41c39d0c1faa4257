import type { ViewNode } from "../language.ts";
import type { Box } from "../display/scene.ts";
import { makeWindow } from "../system/make-window.ts";
import { addPopup, drawWindow, removePopup } from "../system/windows.ts";
import type { Activity, Core, Process, ShownDialog, WindowRecord } from "../system/state.ts";
import { showKeyboard } from "../system/keyboard.ts";
import type { ActivityHost } from "../words/program.ts";
import { noteReached } from "./bugs.ts";
import { createComponentHost } from "./component-host.ts";
import { ask, postDelayed } from "./main-thread.ts";

/** What the code of an activity can do, for one object of it: once that is destroyed, most calls come to nothing. */
export function createActivityHost(
  core: Core,
  process: Process,
  activity: Activity,
  instance: { alive: boolean },
): ActivityHost {
  const component = createComponentHost(core, process, activity.name, activity);
  const live = (run: () => void): void =>
    ask(process, () => {
      if (instance.alive) run();
    });
  const window = (): typeof activity.window => (instance.alive ? activity.window : undefined);
  const boxOf = (id: string): Box | undefined => {
    for (const shown of [...activity.popups.toReversed(), window()]) {
      const box = shown?.scene && core.display.find(shown.scene, id);
      if (box) return box;
    }
    return undefined;
  };
  const stateOf = (id: string) =>
    [...activity.popups, window()].map((shown) => shown?.states.get(id)).find((state) => state !== undefined);

  return {
    ...component,
    get config() {
      return component.config;
    },
    get online() {
      return component.online;
    },
    get extras() {
      return activity.extras;
    },
    get alive() {
      return instance.alive;
    },
    finish: (result) => live(() => core.services.finish(activity, result)),
    finishAffinity: () => live(() => core.services.finishAffinity(activity)),
    recreate: () => live(() => core.services.recreate(activity)),

    value: (id) => stateOf(id)?.text ?? boxOf(id)?.editable?.value ?? "",
    setValue(id, text) {
      for (const shown of [...activity.popups, window()]) {
        if (shown && (shown === window() || boxIn(core, shown, id)))
          shown.states.set(id, { ...shown.states.get(id), text });
      }
    },
    checked: (id) => stateOf(id)?.checked ?? boxOf(id)?.checked ?? false,
    selectedIndex: (id) => stateOf(id)?.selectedIndex ?? 0,
    focus: (id) =>
      live(() => {
        const shown = [...activity.popups.toReversed(), window()].find(
          (other) => other && boxIn(core, other, id),
        );
        if (!shown) return;
        shown.focusedKey = id;
        if (boxOf(id)?.editable) showKeyboard(core);
      }),
    hideKeyboard: () =>
      live(() => {
        core.keyboardShown = false;
      }),
    scrollTo: (id, index) =>
      live(() => {
        boxOf(id)?.on.scrollTo?.(
          index === 0 ? 0 : Math.min(boxOf(id)?.scroll?.max ?? 0, index * rowHeight(boxOf(id))),
        );
      }),

    show: (dialog, argument = null, options = {}) =>
      live(() =>
        showDialog(core, process, activity, { name: dialog, argument, retained: options.retained ?? false }),
      ),
    dismiss: (dialog) =>
      live(() => {
        const shown = activity.popups.findLast(
          (popup) => popup.dialog && (dialog === undefined || popup.dialog.name === dialog),
        );
        if (shown) removePopup(core, shown);
      }),
    snackbar: (text, action, ms = 2_750) =>
      live(() => {
        const shown = { text, action };
        activity.snackbar = shown;
        postDelayed(core, process, ms, { kind: "message", owner: activity.name }, () => {
          if (activity.snackbar === shown) activity.snackbar = undefined;
        });
      }),
    requestPermission: (name, done) => live(() => core.services.requestPermission(activity, name, done)),
    leak() {
      process.leaked += 1;
    },
  };
}

function boxIn(core: Core, window: WindowRecord, id: string): Box | undefined {
  return window.scene && core.display.find(window.scene, id);
}

/** Rows of a list differ little in height: the first one in sight stands for all. */
function rowHeight(list: Box | undefined): number {
  const row = list?.children[0];
  return row ? row.rect.bottom - row.rect.top : 0;
}

/** Show a dialog of the activity's; it lives in a window of its own. */
export function showDialog(core: Core, process: Process, activity: Activity, dialog: ShownDialog): void {
  const { object } = activity;
  if (!object) return;
  const definition = object.dialog(dialog.name, dialog.argument);
  if (!definition) throw new TypeError(`dialog "${dialog.name}" is not one of ${activity.name}`);
  const popup = makeWindow(core, {
    package: activity.package,
    title: `${activity.package}/${activity.name}`,
    kind: "dialog",
    process,
    activity,
    scrim: definition.kind !== "menu",
    dialog,
    states: dialog.states ?? [],
    outside: "dismiss",
    ...((definition.cancelable ?? true) && {
      dismiss() {
        const current = activity.object?.dialog(dialog.name, dialog.argument);
        removePopup(core, popup);
        current?.onCancel?.();
      },
    }),
    content: () => ({
      kind: "dialog",
      dialog: activity.object?.dialog(dialog.name, dialog.argument) ?? definition,
      onDismiss: () => removePopup(core, popup),
    }),
  });
  addPopup(core, popup);
  drawWindow(core, popup);
  noteReached(core, activity.installed, process, dialog.name);
}

/** A snackbar is part of the activity's own window, at its bottom. */
export function withSnackbar(activity: Activity, view: ViewNode): ViewNode {
  const shown = activity.snackbar;
  if (!shown) return view;
  const children: ViewNode[] = [
    {
      kind: "text",
      props: { text: shown.text, id: "snackbar_text", color: "#F4EFF4", flex: 1, textSize: 14 },
      children: [],
    },
  ];
  if (shown.action) {
    const { label, onTap } = shown.action;
    const tap = (): void => {
      activity.snackbar = undefined;
      onTap();
    };
    children.push({
      kind: "button",
      props: { text: label, id: "snackbar_action", style: "text", color: "#D0BCFF", onTap: tap },
      children: [],
    });
  }
  const bar: ViewNode = {
    kind: "row",
    props: {
      className: "android.widget.FrameLayout",
      absolute: { left: 8, right: 8, bottom: 8 },
      padding: [14, 16],
      background: "#313033",
      corner: 4,
      elevation: 6,
      align: "center",
    },
    children,
  };
  return { kind: "stack", props: { width: "100%", height: "100%" }, children: [view, bar] };
}
