import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { lists, type Tasks, type TasksActivity } from "../disk.ts";

interface Saved {
  list: string | null;
  /** The list that the caller named was taken over: what the user chooses afterwards stays. */
  opened: boolean;
  today: boolean;
  notes: string;
  wrong: "title" | "minutes" | null;
}

interface Fields {
  notes: string;
  saving: boolean;
}

type Editor = TasksActivity<Saved, Fields>;

/** A new task. */
export function addEditor(tasks: Tasks, words: AppLanguage): void {
  tasks.activity<Saved, Fields>("EditorActivity", {
    saved: () => ({ list: null, opened: false, today: true, notes: "", wrong: null }),
    fields: () => ({ notes: "", saving: false }),
    onCreate: (a) => {
      const list = a.extras["list"];
      if (!a.saved.opened && typeof list === "string") a.saved.list = list;
      a.saved.opened = true;
      if (a.saved.notes !== "" && !a.bug("new-notes-lost-on-rotation")) a.fields.notes = a.saved.notes;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("add"), onUp: () => a.finish() }),
          words.scroll([words.column(form(words, a), { gap: 14, padding: 16 })], {
            id: "editor_scroll",
            flex: 1,
          }),
          words.button(a.t("editor.save"), {
            id: "editor_save",
            margin: { top: 8, right: 16, bottom: 16, left: 16 },
            onTap: () => save(a),
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function form(words: AppLanguage, a: Editor): readonly ViewNode[] {
  const names = [a.t("list.none"), ...lists.map((list) => a.t(`list.${list.id}`))];
  return [
    words.field({
      id: "editor_title",
      hint: a.t("editor.title"),
      textSize: 18,
      ...(a.saved.wrong === "title" ? { error: a.t("editor.needed") } : {}),
      onChange: () => {
        a.saved.wrong = null;
      },
    }),
    words.row(
      [
        words.text(a.t("editor.list"), { textSize: 14, color: "textSecondary" }),
        words.spinner({
          id: "editor_list",
          flex: 1,
          options: names,
          selectedIndex: lists.findIndex((list) => list.id === a.saved.list) + 1,
          onSelect: (index) => {
            a.saved.list = lists[index - 1]?.id ?? null;
          },
        }),
      ],
      { align: "center", gap: 16 },
    ),
    words.field({
      id: "editor_minutes",
      hint: a.t("editor.minutes"),
      initial: "30",
      input: "phone",
      ...(a.saved.wrong === "minutes" ? { error: a.t("editor.wrong") } : {}),
      onChange: () => {
        a.saved.wrong = null;
      },
    }),
    words.field({
      id: "editor_notes",
      hint: a.t("editor.notes"),
      input: "multiline",
      value: a.fields.notes,
      onChange: (text) => {
        a.fields.notes = text;
        a.saved.notes = text;
      },
    }),
    words.toggle(a.t("editor.today"), {
      id: "editor_today",
      padding: [8, 0],
      checked: a.saved.today,
      onChange: (on) => {
        a.saved.today = on;
      },
    }),
  ];
}

/** Minutes that were typed, or null where they cannot be right. */
function minutesOf(a: Editor): number | null {
  const typed = a.value("editor_minutes").trim();
  if (!/^-?\d+$/.test(typed)) return null;
  const minutes = Number(typed);
  if (minutes > 600) return null;
  if (minutes < 1 && !a.bug("negative-minutes")) return null;
  return minutes;
}

function save(a: Editor): void {
  a.hideKeyboard();
  const title = a.value("editor_title").trim();
  if (title === "") {
    a.saved.wrong = "title";
    return;
  }
  const estimate = minutesOf(a);
  if (estimate === null) {
    a.saved.wrong = "minutes";
    return;
  }
  // A second tap comes before the write is done.
  if (a.fields.saving && !a.bug("double-tap-adds-two")) return;
  a.fields.saving = true;
  const { list, today } = a.saved;
  const { notes } = a.fields;
  a.thread(
    "tasks-db",
    250,
    () => {
      a.disk.tasks.push({
        id: a.disk.nextId,
        title,
        list,
        priority: "normal",
        estimate,
        notes,
        today,
        done: false,
      });
      a.disk.nextId += 1;
    },
    () => a.finish(),
  );
}
