import type { AppLanguage, ViewNode } from "../../../language.ts";
import { inOrder, type Note, type Notes } from "../disk.ts";
import { colours, nothingHere } from "../look.ts";
import { restoreQuiet, saveQuiet } from "../quiet.ts";
import { menu } from "./menu.ts";
import { noteRow } from "./noteRow.ts";
import type { List, ListFields, ListSaved } from "./list.ts";
import { askTrash, trash } from "./trashing.ts";

/** The notes, with a search, tags to narrow them by, and the way to everything else. */
export function addMain(notes: Notes, words: AppLanguage): void {
  notes.activity<ListSaved, ListFields>("MainActivity", {
    launcher: true,
    saved: () => ({ query: "", tag: null, menu: false, quiet: false }),
    fields: () => ({ shown: [] }),
    onCreate: restoreQuiet,
    onResume: refresh,
    onPause: saveQuiet,
    onBack: (a) => {
      const open = a.saved.menu;
      a.saved.menu = false;
      return open;
    },
    view: (a) =>
      words.drawer(page(words, a), menu(words, a), {
        id: "drawer",
        open: a.saved.menu,
        onClose: () => {
          a.saved.menu = false;
        },
      }),
    dialogs: {
      trash: (a, id) => ({
        title: a.t("trash.ask"),
        positive: { label: a.t("trash"), onTap: () => trash(a, Number(id)) },
        negative: { label: a.t("cancel") },
      }),
      note: (a, id) => {
        const note = a.disk.notes.find((note) => note.id === Number(id));
        return {
          kind: "sheet",
          title: note?.title ?? "",
          items: [
            {
              id: "sheet_pin",
              label: a.t(note?.pinned === true ? "unpin" : "pin"),
              onTap: () => pin(a, Number(id)),
            },
            { id: "sheet_trash", label: a.t("trash"), onTap: () => askTrash(a, Number(id)) },
          ],
        };
      },
    },
  });
}

/** Takes the notes from the database when the list comes back into sight. */
function refresh(a: List): void {
  if (a.saved.tag !== null && !a.disk.tags.includes(a.saved.tag)) a.saved.tag = null;
  const current = inOrder(a.disk);
  const same = current.length === a.fields.shown.length && current.length > 0;
  const retitled = current.some((note) => {
    const old = a.fields.shown.find((other) => other.id === note.id);
    return old !== undefined && (old.title !== note.title || old.body !== note.body);
  });
  if (same && retitled && a.bug("list-stale-after-edit")) return;
  a.fields.shown = current.map((note) => ({ ...note }));
}

function pin(a: List, id: number): void {
  const note = a.disk.notes.find((note) => note.id === id);
  if (note !== undefined) note.pinned = !note.pinned;
  refresh(a);
}

function found(a: List): readonly Note[] {
  const query = a.saved.query.trim().toLowerCase();
  return a.fields.shown.filter(
    (note) =>
      (a.saved.tag === null || note.tag === a.saved.tag) &&
      `${note.title} ${note.body}`.toLowerCase().includes(query),
  );
}

function page(words: AppLanguage, a: List): ViewNode {
  const open = (id: number | null) => a.start("EditorActivity", id === null ? {} : { note: id });
  const results = found(a);
  return words.stack(
    [
      words.column(
        [
          bar(words, a),
          words.column(
            [
              words.field({
                id: "search",
                input: "search",
                icon: "magnify",
                hint: a.t("search"),
                onChange: (text) => {
                  a.saved.query = text;
                },
                onSubmit: () => a.hideKeyboard(),
              }),
              tags(words, a),
            ],
            { gap: 8, padding: [4, 16] },
          ),
          results.length === 0
            ? nothingHere(words, a, {
                id: "notes_empty",
                icon: "notebook-outline",
                title: a.t("none"),
                hint: a.t("none.hint"),
              })
            : words.list({
                id: "notes_list",
                flex: 1,
                columns: a.disk.twoColumns ? 2 : 1,
                padding: { right: 12, left: 12 },
                // Room below the last note, so that it can be scrolled out from under the floating button.
                items: [...results, null],
                key: (note) => String(note?.id ?? "end"),
                row: (note) =>
                  note === null
                    ? words.spacer({ height: 88 })
                    : noteRow(words, a, note, {
                        onTap: () => open(note.id),
                        onLongPress: () => a.show("note", note.id, { retained: true }),
                        onSwipe: () => trash(a, note.id),
                        onPin: () => pin(a, note.id),
                      }),
              }),
        ],
        { width: "100%", height: "100%", background: colours(a).background },
      ),
      words.fab("plus", {
        id: "new_note",
        desc: a.t("new"),
        absolute: { right: 16, bottom: 16 },
        onTap: () => open(null),
      }),
    ],
    { flex: 1 },
  );
}

function bar(words: AppLanguage, a: List): ViewNode {
  const byTitle = a.disk.byTitle;
  const label = a.bug("sort-without-label") ? {} : { label: a.t(byTitle ? "sort.date" : "sort.title") };
  return words.toolbar({
    title: a.t("app"),
    navigation: {
      icon: "menu",
      label: a.t("menu"),
      onTap: () => {
        a.saved.menu = true;
      },
    },
    actions: [
      {
        id: "action_sort",
        icon: byTitle ? "sort-clock-descending-outline" : "sort-alphabetical-ascending",
        ...label,
        onTap: () => {
          a.disk.byTitle = !byTitle;
          refresh(a);
        },
      },
    ],
    overflow: [
      { id: "more_settings", label: a.t("settings"), onTap: () => a.start("SettingsActivity") },
      {
        id: "more_about",
        label: a.t("about"),
        onTap: () => a.start(a.bug("about-opens-settings") ? "SettingsActivity" : "AboutActivity"),
      },
    ],
  });
}

function tags(words: AppLanguage, a: List): ViewNode {
  const chip = (tag: string | null) =>
    words.chip(tag ?? a.t("all"), {
      id: tag === null ? "tag_all" : `tag_${a.disk.tags.indexOf(tag)}`,
      checkable: true,
      selected: a.saved.tag === tag,
      onTap: () => {
        a.saved.tag = a.saved.tag === tag ? null : tag;
      },
    });
  return words.row([chip(null), ...a.disk.tags.map(chip)], { gap: 8, wrap: true });
}
