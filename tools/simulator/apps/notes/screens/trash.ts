import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Note, Notes, NotesActivity } from "../disk.ts";
import { colours, nothingHere } from "../look.ts";

type Trash = NotesActivity<object, object>;

/** Notes that were thrown away: back to the list, or gone for good. */
export function addTrash(notes: Notes, words: AppLanguage): void {
  notes.activity("TrashActivity", {
    view: (a) => {
      const thrown = a.disk.notes.filter((note) => note.trashed && !a.statics.purged.includes(note.id));
      return words.column(
        [
          words.toolbar({ title: a.t("bin"), onUp: () => a.finish() }),
          thrown.length === 0
            ? nothingHere(words, a, {
                id: "trash_empty",
                icon: "trash-can-outline",
                title: a.t("bin.empty"),
                hint: a.t("bin.hint"),
              })
            : words.list({
                id: "trash_list",
                flex: 1,
                items: thrown,
                key: (note) => String(note.id),
                row: (note) => trashRow(words, a, note),
              }),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}

function trashRow(words: AppLanguage, a: Trash, note: Note): ViewNode {
  const palette = colours(a);
  return words.column(
    [
      words.text(note.title, { id: "trash_row_title", textSize: 16, weight: "medium", color: palette.text }),
      words.text(note.body, { textSize: 14, maxLines: 2, color: palette.secondary }),
      words.row(
        [
          words.button(a.t("bin.restore"), {
            id: "trash_restore",
            style: "tonal",
            onTap: () => {
              note.trashed = false;
              a.snackbar(a.t("bin.restored"));
            },
          }),
          words.button(a.t("bin.delete"), {
            id: "trash_delete",
            style: "outlined",
            onTap: () => purge(a, note),
          }),
        ],
        { gap: 8, wrap: true, margin: { top: 8 } },
      ),
    ],
    { key: String(note.id), gap: 4, padding: 16 },
  );
}

/** Deletes for good; the bug takes the note off the screen and never off the disk. */
function purge(a: Trash, note: Note): void {
  if (a.bug("purged-note-returns")) a.statics.purged.push(note.id);
  else a.disk.notes = a.disk.notes.filter((other) => other.id !== note.id);
  a.snackbar(a.t("bin.deleted"));
}
