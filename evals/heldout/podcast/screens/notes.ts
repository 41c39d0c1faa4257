import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Note, type Page, type Podcast, positionOf, seek } from "../disk.ts";
import { nothing, scaffold } from "../look.ts";
import { clock, episodeOf } from "../shows.ts";

interface Saved {
  text: string;
  editing: number | null;
  wrong: boolean;
}

type Notes = Page<Saved>;

/** Notes on an episode, each at its place. */
export function addNotes(podcast: Podcast, words: AppLanguage): void {
  podcast.activity<Saved>("NotesActivity", {
    saved: () => ({ text: "", editing: null, wrong: false }),
    onCreate: (a) => {
      // A draft is kept by the process, and there may be a new one.
      if (a.saved.text !== "" && !a.statics.noting && a.bug("note-draft-lost")) {
        Object.assign(a.saved, { text: "", editing: null });
      }
      a.statics.noting = true;
    },
    view: (a) => {
      const episode = episodeOf(a.extras["episode"]);
      if (episode === undefined) return words.column([]);
      const notes = a.disk.notes
        .filter((note) => note.episode === episode.id)
        .toSorted((one, other) => one.at - other.at);
      return scaffold(words, a, "Notes", [
        words.text(episode.title, { textSize: 18, weight: "medium", padding: [4, 16] }),
        words.column(
          [
            words.field({
              id: "note",
              input: "multiline",
              hint: a.saved.editing === null ? `Note at ${clock(placeOf(a))}` : "Change the note",
              value: a.saved.text,
              maxLength: 280,
              ...(a.saved.wrong ? { error: "Write something first" } : {}),
              onChange: (text) => {
                a.saved.text = text;
                a.saved.wrong = false;
              },
            }),
            words.button(a.saved.editing === null ? "Add note" : "Save note", {
              minHeight: 48,
              onTap: () => save(a),
            }),
          ],
          { gap: 10, padding: [4, 16], shrink: 0 },
        ),
        notes.length === 0
          ? nothing(words, "note-outline", "No notes yet", "They remember where you were")
          : words.list<Note>({
              id: "notes",
              flex: 1,
              items: notes,
              key: (note) => String(note.id),
              row: (note) => row(words, a, note),
            }),
      ]);
    },
  });
}

function placeOf(a: Notes): number {
  const { at, episode } = a.extras;
  return typeof at === "number" ? at : positionOf(a, Number(episode));
}

function row(words: AppLanguage, a: Notes, note: Note): ViewNode {
  return words.row(
    [
      words.column(
        [
          words.text(clock(note.at), { textSize: 13, color: "primary", weight: "medium" }),
          words.text(note.text, { textSize: 15 }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("pencil-outline", {
        desc: `Edit the note at ${clock(note.at)}`,
        onTap: () => {
          Object.assign(a.saved, { editing: note.id, text: note.text, wrong: false });
          a.focus("note");
        },
      }),
      words.icon("trash-can-outline", {
        desc: `Delete the note at ${clock(note.at)}`,
        onTap: () => remove(a, note),
      }),
    ],
    {
      gap: 10,
      padding: [8, 16],
      minHeight: 64,
      onTap: () => {
        a.disk.current = note.episode;
        seek(a, note.episode, note.at);
        a.start("PlayerActivity");
      },
    },
  );
}

function save(a: Notes): void {
  const text = a.saved.text.trim();
  a.hideKeyboard();
  if (text === "") {
    a.saved.wrong = true;
    return;
  }
  const { editing } = a.saved;
  if (editing === null) {
    const note = { id: a.disk.nextId, episode: Number(a.extras["episode"]), at: placeOf(a), text };
    a.disk.nextId += 1;
    a.disk.notes.push(note);
  } else {
    a.disk.notes = a.disk.notes.map((note) => (note.id === editing ? { ...note, text } : note));
  }
  Object.assign(a.saved, { text: "", editing: null });
}

function remove(a: Notes, note: Note): void {
  a.disk.notes = a.disk.notes.filter((each) => each.id !== note.id);
  if (a.saved.editing === note.id) Object.assign(a.saved, { text: "", editing: null });
  a.snackbar("Note deleted", {
    label: "Undo",
    onTap: () => {
      a.disk.notes = [...a.disk.notes, note];
    },
  });
}
