import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { openIn, type Task, type Tasks, type TasksActivity } from "../disk.ts";
import { flagColor, nothingHere } from "../look.ts";
import { get } from "../java.ts";

type List = TasksActivity<object, object>;

/** The open tasks of one list, each with a button to delete it. */
export function addList(tasks: Tasks, words: AppLanguage): void {
  tasks.activity("ListActivity", {
    view: (a) => {
      const list = listOf(a);
      const open = openIn(a.disk, list);
      return words.stack(
        [
          words.column(
            [
              words.toolbar({ title: a.t(`list.${list}`), onUp: () => a.finish() }),
              open.length === 0
                ? nothingHere(words, {
                    id: "list_none",
                    icon: "leaf",
                    title: a.t("none.list"),
                    hint: a.t("none.list.hint"),
                  })
                : rows(words, a, open),
            ],
            { width: "100%", height: "100%", background: "background" },
          ),
          words.fab("plus", {
            id: "list_add",
            desc: a.t("add"),
            absolute: { right: 16, bottom: 16 },
            onTap: () => a.start("EditorActivity", { list }),
          }),
        ],
        { flex: 1 },
      );
    },
  });
}

function listOf(a: List): string {
  const list = a.extras["list"];
  return typeof list === "string" ? list : "home";
}

function rows(words: AppLanguage, a: List, open: readonly Task[]): ViewNode {
  return words.list({
    id: "list_tasks",
    flex: 1,
    items: [null, ...open, undefined],
    key: (task) => String(task?.id ?? (task === null ? "head" : "end")),
    row: (task) =>
      task === undefined
        ? words.spacer({ height: 96 })
        : task === null
          ? words.text(a.t("next", { title: open[0]?.title ?? "" }), {
              id: "list_next",
              textSize: 14,
              maxLines: 2,
              color: "textSecondary",
              padding: { top: 4, right: 20, bottom: 10, left: 20 },
            })
          : row(words, a, task),
  });
}

function row(words: AppLanguage, a: List, task: Task): ViewNode {
  return words.row(
    [
      words.icon("flag-outline", { size: 20, color: flagColor(a, task.priority) }),
      words.column(
        [
          words.text(task.title, { id: "task_title", textSize: 16, weight: "medium", maxLines: 1 }),
          words.text(a.t("minutes", { n: task.estimate }), {
            id: "task_about",
            textSize: 13,
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("trash-can-outline", {
        id: "task_delete",
        size: 22,
        desc: a.t("delete", { title: task.title }),
        onTap: () => remove(words, a, task),
      }),
    ],
    {
      key: String(task.id),
      id: "task_card",
      align: "center",
      gap: 14,
      margin: [4, 16],
      padding: { top: 10, right: 4, bottom: 10, left: 16 },
      corner: 18,
      background: "surface",
      onTap: () => a.start("TaskActivity", { task: task.id }),
    },
  );
}

/** Deletes; the bug then binds the line "Up next" to the first task without asking whether there is one. */
function remove(words: AppLanguage, a: List, task: Task): void {
  const before = [...a.disk.tasks];
  a.disk.tasks = before.filter((other) => other.id !== task.id);
  const left = openIn(a.disk, listOf(a));
  if (left.length === 0 && a.bug("last-task-crash")) {
    get(words, left, 0, "com.example.clearday.ListActivity.bindNext(ListActivity.kt:112)");
  }
  a.snackbar(a.t("deleted"), {
    label: a.t("undo"),
    onTap: () => {
      a.disk.tasks = before.map((old) => a.disk.tasks.find((task) => task.id === old.id) ?? old);
    },
  });
}
