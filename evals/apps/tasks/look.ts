/** Colours of Clearday and views that several of its screens use. */

import type { AppLanguage, Theme, ViewNode } from "../../../tools/simulator/language.ts";
import type { Priority, Task, TasksCode } from "./disk.ts";

/** Clay on paper by day, embers by night. Screens name the roles. */
export const theme: Theme = {
  primary: "#A8401F",
  onPrimary: "#FFFFFF",
  background: "#FBF4EE",
  surface: "#FFFFFF",
  text: "#2A1B14",
  textSecondary: "#6B574C",
  dark: {
    primary: "#FFB59B",
    onPrimary: "#5B1A02",
    background: "#1A1210",
    surface: "#271C18",
    text: "#F2E4DC",
    textSecondary: "#CDB8AD",
  },
};

const flags: Readonly<Record<Priority, readonly [day: string, night: string]>> = {
  high: ["#B3261E", "#FFB4AB"],
  normal: ["#8A5A00", "#F5C26B"],
  low: ["#3D6A2C", "#A9D594"],
};

/** The colour of a priority. */
export function flagColor(a: TasksCode, priority: Priority): string {
  return flags[priority][a.config.night ? 1 : 0];
}

/** The name of a task's list. */
export function listName(a: TasksCode, list: string | null): string {
  return list === null ? a.t("list.none") : a.t(`list.${list}`);
}

/** A task as a card: tick, title, list and minutes. */
export function taskCard(
  words: AppLanguage,
  a: TasksCode,
  task: Task,
  on: { tick: () => void; open: () => void; hold?: () => void; selected?: boolean },
): ViewNode {
  const tick = task.done ? "check-circle" : "checkbox-blank-circle-outline";
  return words.row(
    [
      words.icon(tick, {
        id: "task_tick",
        size: 26,
        width: 52,
        height: 52,
        color: task.done ? "primary" : flagColor(a, task.priority),
        desc: a.t(task.done ? "task.reopen" : "task.finish", { title: task.title }),
        onTap: on.tick,
      }),
      words.column(
        [
          words.text(task.title, {
            id: "task_title",
            textSize: 16,
            weight: "medium",
            maxLines: 2,
            strike: task.done,
            color: task.done ? "textSecondary" : "text",
          }),
          words.text(`${listName(a, task.list)} · ${a.t("minutes", { n: task.estimate })}`, {
            id: "task_about",
            textSize: 13,
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("flag", { size: 18, color: flagColor(a, task.priority) }),
    ],
    {
      key: String(task.id),
      id: "task_card",
      align: "center",
      gap: 8,
      margin: [4, 16],
      padding: { top: 8, right: 16, bottom: 8, left: 4 },
      corner: 18,
      background: on.selected === true ? "primaryContainer" : "surface",
      selected: on.selected === true,
      onTap: on.open,
      ...(on.hold === undefined ? {} : { onLongPress: on.hold }),
    },
  );
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  page: { id: string; icon: string; title: string; hint: string },
): ViewNode {
  return words.column(
    [
      words.icon(page.icon, { size: 72, color: "primary" }),
      words.text(page.title, { id: page.id, textSize: 19, weight: "medium", textAlign: "center" }),
      words.text(page.hint, { textSize: 14, textAlign: "center", color: "textSecondary" }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 10, padding: 32 },
  );
}
