import type { ViewNode } from "../language.ts";
import { language } from "../words/language.ts";
import { killPackage } from "./kills.ts";
import { pauseActivity, stopActivity } from "./lifecycle.ts";
import type { Core, Task, WindowRecord } from "./state.ts";
import { homePackage } from "./state.ts";
import { showTop } from "./front.ts";
import { dropActivity, moveToFront } from "./tasks.ts";
import { makeWindow } from "./make-window.ts";
import { addPopup, removePopup } from "./windows.ts";

export interface Recents {
  /** Open it; open already, go to the app before this one. */
  toggle(): void;
  close(): void;
  readonly shown: boolean;
}

/** The overview of tasks, a part of the launcher. */
export function createRecents(core: Core): Recents {
  let window: WindowRecord | undefined;
  const { column, card, row, text, button } = language;
  const leave = (): void => {
    if (window) removePopup(core, window);
    window = undefined;
  };
  const recent = (): readonly Task[] => core.tasks.filter((task) => task.affinity !== homePackage);
  const go = (task: Task): void => {
    leave();
    moveToFront(core, task);
    showTop(core);
  };
  const remove = (tasks: readonly Task[]): void => {
    for (const task of tasks) {
      killPackage(core, task.affinity, {
        reason: "userRequested",
        subreason: [22, "REMOVE TASK"],
        description: "remove task",
      });
      for (const activity of task.activities.slice()) dropActivity(core, activity);
    }
  };
  const labelOf = (task: Task): string => core.installed.get(task.affinity)?.label ?? task.affinity;
  const taskCard = (task: Task): ViewNode =>
    card(row([text(labelOf(task), { id: "task_name", textSize: 18 })], { padding: 20 }), {
      id: "task",
      key: String(task.id),
      desc: labelOf(task),
      corner: 20,
      onTap: () => go(task),
      onSwipe: () => remove([task]),
    });
  const clearAll = (): void => {
    remove(recent());
    leave();
    showTop(core);
  };
  return {
    get shown() {
      return window !== undefined;
    },
    toggle() {
      if (core.locked || core.wakefulness !== "Awake") return;
      if (window) {
        const before = recent()[1] ?? recent()[0];
        if (before) go(before);
        else leave();
        return;
      }
      const front = core.resumed;
      window = makeWindow(core, {
        package: homePackage,
        title: `${homePackage}/${homePackage}.NexusLauncherActivity`,
        kind: "system",
        dismiss() {
          leave();
          showTop(core);
        },
        content: () => ({
          kind: "system",
          place: "fullscreen",
          view: column(
            [
              ...recent().map(taskCard),
              recent().length > 0
                ? button("Clear all", { id: "clear_all", style: "tonal", onTap: clearAll })
                : text("No recent items", { id: "no_recent_items", textAlign: "center" }),
            ],
            {
              id: "overview_panel",
              background: core.nightMode === "yes" ? "#1B1A20" : "#E6E4EE",
              width: "100%",
              padding: 32,
              gap: 16,
              height: "100%",
              justify: "center",
            },
          ),
        }),
      });
      addPopup(core, window);
      if (!front) return;
      core.resumed = undefined;
      pauseActivity(core, front, () =>
        core.clock.after(300, () => core.resumed !== front && stopActivity(core, front)),
      );
    },
    close: leave,
  };
}
