import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { clock, type Tasks, type TasksActivity } from "../disk.ts";

type Settings = TasksActivity<{ exported: number }, object>;

/** What can be set, the synchronisation and the export. */
export function addSettings(tasks: Tasks, words: AppLanguage): void {
  tasks.activity<{ exported: number }>("SettingsActivity", {
    saved: () => ({ exported: 0 }),
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.toggle(a.t("set.done"), {
                    id: "set_done",
                    padding: [10, 16],
                    summary: a.t("set.done.about"),
                    checked: a.disk.doneLast,
                    onChange: (on) => {
                      a.disk.doneLast = on;
                    },
                  }),
                  words.toggle(a.t("set.reminders"), {
                    id: "set_reminders",
                    padding: [10, 16],
                    summary: a.t("set.reminders.about"),
                    checked: a.disk.reminders,
                    onChange: (on) => remind(words, a, on),
                  }),
                  words.divider(),
                  sync(words, a),
                  exporting(words, a),
                  words.text(a.t("set.version"), {
                    id: "set_version",
                    textSize: 13,
                    color: "textSecondary",
                    padding: 16,
                  }),
                ],
                { padding: [4, 0] },
              ),
            ],
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

/** The alarm service of this phone answers with an error now and then, which is caught. */
function remind(words: AppLanguage, a: Settings, on: boolean): void {
  a.disk.reminders = on;
  const error = words.exception(
    "java.lang.NullPointerException",
    "Attempt to invoke interface method 'void android.app.IAlarmManager.set()' on a null object reference",
    { frames: ["com.example.clearday.Reminders.schedule(Reminders.kt:31)"] },
  );
  a.logCaught("Reminders", "Could not schedule exactly, using an inexact alarm", error);
}

function action(
  words: AppLanguage,
  row: { id: string; icon: ViewNode; title: string; about: string; more?: ViewNode; onTap: () => void },
): ViewNode {
  return words.row(
    [
      row.icon,
      words.column(
        [
          words.text(row.title, { textSize: 16 }),
          words.text(row.about, { id: `${row.id}_state`, textSize: 13, color: "textSecondary" }),
          row.more,
        ],
        { flex: 1, gap: 3 },
      ),
    ],
    { id: row.id, align: "center", gap: 16, minHeight: 68, padding: [10, 16], onTap: row.onTap },
  );
}

function sync(words: AppLanguage, a: Settings): ViewNode {
  const state = a.statics.syncing
    ? a.t("set.sync.running")
    : a.statics.offline
      ? a.t("set.sync.offline")
      : a.disk.synced === null
        ? a.t("set.sync.never")
        : a.t("set.sync.done", { time: clock(a.disk.synced) });
  return action(words, {
    id: "sync",
    icon: a.statics.syncing
      ? words.progressSpinner({ id: "sync_progress", width: 24, height: 24 })
      : words.icon("cloud-sync-outline", { size: 24, color: "primary" }),
    title: a.t("set.sync"),
    about: state,
    onTap: () => {
      if (a.statics.syncing) return;
      a.statics.syncing = true;
      a.request(
        () => a.disk.tasks.length,
        (answer) => {
          // Only the good answer was thought of.
          if (!answer.ok && a.bug("offline-sync-never-ends")) return;
          a.statics.syncing = false;
          a.statics.offline = !answer.ok;
          if (answer.ok) a.disk.synced = a.now();
        },
        900,
      );
    },
  });
}

function exporting(words: AppLanguage, a: Settings): ViewNode {
  const { exported } = a.statics;
  return action(words, {
    id: "export",
    icon: words.icon("file-export-outline", { size: 24, color: "primary" }),
    title: a.t("set.export"),
    about:
      exported !== null
        ? a.t("set.export.running", { n: exported })
        : a.disk.exported !== null && a.saved.exported > 0
          ? a.t("set.export.done", { n: a.saved.exported, time: clock(a.disk.exported) })
          : a.t("set.export.about"),
    ...(exported === null ? {} : { more: words.progressBar(exported, 100, { id: "export_progress" }) }),
    onTap: () => {
      if (a.statics.exported === null) write(a, 0);
    },
  });
}

function write(a: Settings, percent: number): void {
  if (percent < 100) {
    a.statics.exported = percent;
    a.later(1000, () => write(a, percent + 25));
    return;
  }
  a.statics.exported = null;
  a.saved.exported = a.disk.tasks.length;
  a.disk.exported = a.now();
}
