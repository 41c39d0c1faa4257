import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Task, Tasks, TasksActivity } from "../disk.ts";
import { flagColor, listName } from "../look.ts";
import { call } from "../java.ts";

type Page = TasksActivity<object, object>;

/** All about one task. */
export function addTask(tasks: Tasks, words: AppLanguage): void {
  tasks.activity("TaskActivity", {
    onCreate: (a) => {
      if (taskOf(a) === undefined) a.finish();
    },
    onResume: (a) => {
      if (taskOf(a) === undefined) a.finish();
    },
    view: (a) => {
      const task = taskOf(a);
      return words.column(
        [
          words.toolbar({
            title: a.t("task"),
            onUp: () => a.finish(),
            actions: [
              {
                id: "detail_delete",
                icon: "trash-can-outline",
                label: a.t("task.remove"),
                onTap: () => a.show("remove", null, { retained: true }),
              },
            ],
          }),
          task !== undefined && details(words, a, task),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      remove: (a) => ({
        title: a.t("task.ask"),
        message: taskOf(a)?.title ?? "",
        positive: {
          label: a.t("remove"),
          onTap: () => {
            a.disk.tasks = a.disk.tasks.filter((task) => task.id !== taskOf(a)?.id);
            a.finish();
          },
        },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

function taskOf(a: Page): Task | undefined {
  return a.disk.tasks.find((task) => task.id === a.extras["task"]);
}

function details(words: AppLanguage, a: Page, task: Task): ViewNode {
  return words.scroll(
    [
      words.column(
        [
          words.text(task.title, { id: "detail_title", textSize: 24, weight: "bold" }),
          words.column(
            [
              line(words, a, "list", "folder-outline", listName(a, task.list), "textSecondary", () =>
                openList(words, a, task),
              ),
              words.divider(),
              line(words, a, "priority", "flag", a.t(task.priority), flagColor(a, task.priority), () =>
                next(task),
              ),
              words.divider(),
              line(
                words,
                a,
                "time",
                "timer-outline",
                a.t("minutes", { n: task.estimate }),
                "textSecondary",
                null,
              ),
            ],
            { corner: 20, background: "surface" },
          ),
          words.column(
            [
              words.text(a.t("task.notes"), { textSize: 13, color: "textSecondary" }),
              words.text(task.notes === "" ? a.t("task.nonotes") : task.notes, {
                id: "detail_notes",
                textSize: 16,
              }),
            ],
            { gap: 6, padding: 18, corner: 20, background: "surface" },
          ),
          words.button(a.t("task.copy"), {
            id: "detail_copy",
            style: "tonal",
            icon: "content-copy",
            onTap: () => copy(a, task),
          }),
        ],
        { gap: 16, padding: 16 },
      ),
    ],
    { id: "detail_scroll", flex: 1 },
  );
}

function line(
  words: AppLanguage,
  a: Page,
  name: "list" | "priority" | "time",
  icon: string,
  value: string,
  color: string,
  onTap: (() => void) | null,
): ViewNode {
  return words.row(
    [
      words.icon(icon, { size: 22, color }),
      words.text(a.t(`task.${name}`), { textSize: 15, color: "textSecondary", flex: 1 }),
      words.text(value, { id: `detail_${name}`, textSize: 15, weight: "medium" }),
      onTap === null
        ? words.spacer({ width: 20 })
        : words.icon("chevron-right", { size: 20, color: "textSecondary" }),
    ],
    {
      id: `task_${name}`,
      align: "center",
      gap: 14,
      minHeight: 56,
      padding: [8, 16],
      ...(onTap === null ? {} : { onTap }),
    },
  );
}

/** To the list of the task; a task of the inbox has none. */
function openList(words: AppLanguage, a: Page, task: Task): void {
  if (task.list === null) {
    if (a.bug("inbox-task-crash")) {
      const frame = "com.example.clearday.TaskActivity.openList(TaskActivity.kt:87)";
      call(words, task.list, "java.lang.String com.example.clearday.TaskList.getId()", frame);
    }
    a.snackbar(a.t("task.inbox"));
    return;
  }
  a.start("ListActivity", { list: task.list });
}

function next(task: Task): void {
  task.priority = task.priority === "high" ? "low" : task.priority === "normal" ? "high" : "normal";
}

function copy(a: Page, task: Task): void {
  a.disk.tasks.push({ ...task, id: a.disk.nextId });
  a.disk.nextId += 1;
  a.snackbar(a.t("task.copied"));
}
