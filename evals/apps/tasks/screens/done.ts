import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { nothingHere, taskCard } from "../look.ts";
import type { Main } from "./state.ts";
import { finish } from "./today.ts";

/** What was finished; a tap on the tick takes it back. */
export function donePage(words: AppLanguage, a: Main): ViewNode {
  const done = a.disk.tasks.filter((task) => task.done);
  if (done.length === 0) {
    return nothingHere(words, {
      id: "done_none",
      icon: "check-circle-outline",
      title: a.t("none.done"),
      hint: a.t("none.done.hint"),
    });
  }
  return words.list({
    id: "done_list",
    flex: 1,
    padding: [4, 0],
    items: done,
    key: (task) => String(task.id),
    row: (task) =>
      taskCard(words, a, task, {
        tick: () => {
          finish(a, task.id, false);
          a.snackbar(a.t("task.reopened"));
        },
        open: () => a.start("TaskActivity", { task: task.id }),
      }),
  });
}
