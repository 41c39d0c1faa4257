import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Priority, Task } from "../disk.ts";
import { nothingHere, taskCard } from "../look.ts";
import type { Main } from "./state.ts";

/** Tasks of today, ticked ones last if the settings say so. */
function ofToday(a: Main): readonly Task[] {
  const mine = a.disk.tasks.filter((task) => task.today);
  return a.disk.doneLast ? mine.toSorted((one, other) => Number(one.done) - Number(other.done)) : mine;
}

/** Tick a task, or take the tick away. */
export function finish(a: Main, id: number, done: boolean): void {
  const task = a.disk.tasks.find((task) => task.id === id);
  if (task !== undefined) task.done = done;
}

/** What is to be done today, to be narrowed by priority. */
export function todayPage(words: AppLanguage, a: Main, select: (ids: readonly number[]) => void): ViewNode {
  const all = ofToday(a);
  const shown = all.filter((task) => a.saved.filter === null || task.priority === a.saved.filter);
  const chosen = a.fields.selected;
  const toggle = (id: number): void =>
    select(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return words.stack(
    [
      words.list({
        id: "today_list",
        width: "100%",
        height: "100%",
        items: ["head", ...(shown.length === 0 ? ["none"] : []), ...shown, "end"],
        key: (item) => (typeof item === "string" ? item : String(item.id)),
        row: (item) => {
          if (item === "head") return head(words, a, all);
          if (item === "end") return words.spacer({ height: 96 });
          if (typeof item === "string") {
            return nothingHere(words, {
              id: "today_none",
              icon: "weather-sunset",
              title: a.t(a.saved.filter === null ? "none.today" : "none.filter"),
              hint: a.t("none.hint"),
            });
          }
          return taskCard(words, a, item, {
            selected: chosen.includes(item.id),
            tick: () => tick(a, item),
            open: () => (chosen.length > 0 ? toggle(item.id) : open(a, all, shown, item)),
            hold: () => toggle(item.id),
          });
        },
      }),
      words.fab("plus", {
        id: "task_add",
        desc: a.t("add"),
        absolute: { right: 16, bottom: 16 },
        onTap: () => a.start("EditorActivity"),
      }),
    ],
    { flex: 1 },
  );
}

function tick(a: Main, task: Task): void {
  finish(a, task.id, !task.done);
  if (!task.done) {
    a.snackbar(a.t("task.reopened"));
    return;
  }
  a.snackbar(a.t("task.finished"), {
    label: a.t("undo"),
    onTap: () => {
      if (!a.bug("undo-finish-lost")) finish(a, task.id, false);
    },
  });
}

/** The bug takes the position in the narrowed list for one in the whole list. */
function open(a: Main, all: readonly Task[], shown: readonly Task[], task: Task): void {
  const other = all[shown.indexOf(task)] ?? task;
  const wrong = other.id !== task.id && a.bug("filter-opens-other-task");
  a.start("TaskActivity", { task: wrong ? other.id : task.id });
}

function head(words: AppLanguage, a: Main, all: readonly Task[]): ViewNode {
  const done = all.filter((task) => task.done).length;
  const left = all.reduce((sum, task) => (task.done ? sum : sum + task.estimate), 0);
  const clipped = a.config.fontScale >= 1.5 && a.bug("progress-clipped-large-font");
  return words.column(
    [
      words.column(
        [
          words.text(a.t("progress", { done, all: all.length }), {
            id: "today_progress",
            textSize: 24,
            weight: "bold",
            color: "onPrimary",
            ...(clipped ? { height: 32, maxLines: 1, ellipsis: false } : {}),
          }),
          words.text(a.t("left", { n: left }), { id: "today_left", textSize: 14, color: "onPrimary" }),
        ],
        { padding: [18, 20], gap: 4, corner: 24, background: "primary" },
      ),
      words.row(
        [chip(words, a, null), chip(words, a, "high"), chip(words, a, "normal"), chip(words, a, "low")],
        { gap: 8, wrap: true },
      ),
    ],
    { gap: 12, padding: { top: 4, right: 16, bottom: 8, left: 16 } },
  );
}

function chip(words: AppLanguage, a: Main, priority: Priority | null): ViewNode {
  const name = priority ?? "all";
  return words.chip(a.t(name), {
    id: `filter_${name}`,
    checkable: true,
    selected: a.saved.filter === priority,
    onTap: () => {
      a.saved.filter = a.saved.filter === priority ? null : priority;
    },
  });
}
