import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Notes, NotesActivity } from "../disk.ts";
import { colours } from "../look.ts";
import { restoreQuiet, saveQuiet, type WithQuiet } from "../quiet.ts";

type Settings = NotesActivity<WithQuiet, { running: boolean }>;

/** How the list looks, and backups. */
export function addSettings(notes: Notes, words: AppLanguage): void {
  notes.activity<WithQuiet, { running: boolean }>("SettingsActivity", {
    handlesConfigChanges: true,
    saved: () => ({ quiet: false }),
    onCreate: restoreQuiet,
    onPause: saveQuiet,
    fields: () => ({ running: false }),
    view: (a) => {
      const toggle = (key: string, checked: boolean, onChange: (on: boolean) => void): ViewNode =>
        words.toggle(a.t(`set.${key}`), {
          id: `set_${key}`,
          checked,
          summary: a.t(`set.${key}.about`),
          padding: [8, 16],
          onChange,
        });
      return words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.text(a.t("set.list"), {
                textSize: 14,
                weight: "medium",
                color: colours(a).primary,
                padding: { top: 16, right: 16, bottom: 4, left: 16 },
              }),
              toggle("columns", a.disk.twoColumns, (on) => {
                a.disk.twoColumns = on;
              }),
              toggle("confirm", a.disk.confirmTrash, (on) => {
                a.disk.confirmTrash = on;
              }),
              toggle("quiet", a.statics.quiet === true, (on) => {
                a.statics.quiet = on;
              }),
              words.divider(),
              backup(words, a),
            ],
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}

function backup(words: AppLanguage, a: Settings): ViewNode {
  const palette = colours(a);
  const { lastBackup } = a.disk;
  const state = lastBackup === null ? a.t("set.never") : a.t("set.done", { n: lastBackup });
  return words.row(
    [
      a.fields.running
        ? words.progressSpinner({ id: "backup_progress", width: 24, height: 24 })
        : words.icon("backup-restore", { size: 24, color: palette.primary }),
      words.column(
        [
          words.text(a.t("set.backup"), { textSize: 16, color: palette.text }),
          words.text(a.fields.running ? a.t("set.running") : state, {
            id: "backup_state",
            textSize: 13,
            color: palette.secondary,
          }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    { id: "backup_now", align: "center", gap: 16, padding: [12, 16], minHeight: 64, onTap: () => run(a) },
  );
}

/** Copies all notes on a thread; the bug forgets to say when it is done. */
function run(a: Settings): void {
  if (a.fields.running) return;
  a.fields.running = true;
  const count = a.disk.notes.length;
  a.thread(
    "backup",
    1800,
    () => a.log("I", "Backup", `wrote ${count} notes`),
    () => {
      if (a.bug("backup-never-ends")) return;
      a.fields.running = false;
      a.disk.lastBackup = count;
    },
  );
}
