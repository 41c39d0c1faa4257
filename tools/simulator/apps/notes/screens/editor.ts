import type { AppLanguage } from "../../../language.ts";
import type { Notes, NotesActivity } from "../disk.ts";
import { colours } from "../look.ts";

interface Saved {
  /** Of the note being edited; null before a new one was written to the database. */
  id: number | null;
  tag: string | null;
  /** The Save button was used: the note stands in the database. */
  done: boolean;
}

type Editor = NotesActivity<Saved, object>;

/** One note. It is saved by the button, and by itself when the screen is left. */
export function addEditor(notes: Notes, words: AppLanguage): void {
  notes.activity<Saved>("EditorActivity", {
    saved: () => ({ id: null, tag: null, done: false }),
    onCreate: (a) => {
      if (a.saved.id !== null || typeof a.extras["note"] !== "number") return;
      a.saved.id = a.extras["note"];
      a.saved.tag = noteOf(a)?.tag ?? null;
    },
    onPause: (a) => {
      if (a.saved.done && !a.bug("new-note-saved-twice")) return;
      if (a.saved.done) a.saved.id = null;
      write(a);
    },
    view: (a) => {
      const palette = colours(a);
      const note = noteOf(a);
      const tags = [a.t("note.notag"), ...a.disk.tags];
      return words.column(
        [
          words.toolbar({
            title: a.t(typeof a.extras["note"] === "number" ? "note.edit" : "note.new"),
            onUp: () => a.finish(),
            actions: [{ id: "note_save", icon: "check", label: a.t("note.save"), onTap: () => save(a) }],
          }),
          words.scroll(
            [
              words.column(
                [
                  words.field({
                    id: "note_title",
                    hint: a.t("note.title"),
                    initial: note?.title ?? "",
                    textSize: 20,
                  }),
                  words.spinner({
                    id: "note_tag",
                    options: tags,
                    selectedIndex: Math.max(0, a.saved.tag === null ? 0 : tags.indexOf(a.saved.tag)),
                    onSelect: (index, option) => {
                      a.saved.tag = index === 0 ? null : option;
                    },
                  }),
                  words.field({
                    id: "note_body",
                    hint: a.t("note.body"),
                    input: "multiline",
                    initial: note?.body ?? "",
                    minHeight: 220,
                  }),
                ],
                { gap: 14, padding: 16 },
              ),
            ],
            { id: "note_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: palette.background },
      );
    },
  });
}

function noteOf(a: Editor) {
  return a.disk.notes.find((note) => note.id === a.saved.id);
}

function save(a: Editor): void {
  if (a.value("note_title").trim() === "" && a.value("note_body").trim() === "") {
    a.snackbar(a.t("note.empty"));
    return;
  }
  const fresh = a.saved.id === null;
  write(a);
  a.saved.done = fresh;
  a.finish();
}

/** Writes what the fields hold; spaces around it are not kept. */
function write(a: Editor): void {
  const title = a.value("note_title").trim();
  const body = a.value("note_body").trim();
  if (title === "" && body === "") return;
  const known = noteOf(a);
  const { tag } = a.saved;
  if (known === undefined) {
    a.saved.id = a.disk.nextId;
    a.disk.nextId += 1;
    a.disk.notes.push({ id: a.saved.id, title, body, tag, edited: a.now(), pinned: false, trashed: false });
    return;
  }
  const changed = known.title !== title || known.body !== body || known.tag !== tag;
  if (changed) Object.assign(known, { title, body, tag, edited: a.now() });
}
