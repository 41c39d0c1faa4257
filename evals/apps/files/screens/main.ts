import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Cabinet, type CabinetActivity, hiddenFolder } from "../disk.ts";
import { roundIcon } from "../look.ts";

interface Fields {
  /** Files by folder, as last counted. */
  counts: Record<number, number>;
}

/** The name being typed for a new folder: it outlives its dialog's window. */
interface Saved {
  draft: string;
}

type Home = CabinetActivity<Saved, Fields>;

/** Folders, and the ways to photos and trash. */
export function addMain(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity<Saved, Fields>("MainActivity", {
    launcher: true,
    saved: () => ({ draft: "" }),
    fields: () => ({ counts: {} }),
    onResume: count,
    view: (a) =>
      words.stack(
        [
          words.column(
            [
              words.toolbar({
                title: a.t("app"),
                actions: [
                  {
                    id: "action_trash",
                    icon: "trash-can-outline",
                    label: a.t("trash"),
                    onTap: () => a.start("TrashActivity"),
                  },
                  {
                    id: "action_settings",
                    icon: "cog-outline",
                    label: a.t("settings"),
                    onTap: () => a.start("SettingsActivity"),
                  },
                ],
              }),
              words.scroll(
                [photos(words, a), heading(words, a), ...folders(words, a), words.spacer({ height: 96 })],
                {
                  id: "home_scroll",
                  flex: 1,
                },
              ),
            ],
            { width: "100%", height: "100%", background: "background" },
          ),
          words.fab("folder-plus-outline", {
            id: "folder_new",
            desc: a.t("folder.new"),
            onTap: () => {
              a.saved.draft = "";
              a.show("folder", null, { retained: true });
            },
          }),
        ],
        { flex: 1 },
      ),
    dialogs: {
      folder: (a) => ({
        title: a.t("folder.new"),
        content: words.field({
          id: "folder_new_name",
          hint: a.t("folder.name"),
          maxLength: 30,
          value: a.saved.draft,
          onChange: (text) => {
            a.saved.draft = text;
          },
        }),
        positive: { label: a.t("folder.create"), onTap: () => create(words, a) },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

/** Counts the files; the bug counts only once. */
function count(a: Home): void {
  const counts = Object.fromEntries(
    a.disk.folders.map(({ id }) => [
      id,
      a.disk.documents.filter((each) => each.folder === id && !each.trashed).length,
    ]),
  );
  const fewer = Object.entries(counts).some(([id, n]) => n < (a.fields.counts[Number(id)] ?? 0));
  if (fewer && a.bug("count-stale")) return;
  a.fields.counts = counts;
}

function photos(words: AppLanguage, a: Home): ViewNode {
  return words.row(
    [
      roundIcon(words, "image-multiple-outline"),
      words.column(
        [
          words.text(a.t("photos"), { textSize: 17, weight: "medium" }),
          words.text(a.t("photos.about"), { color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    {
      id: "home_photos",
      gap: 16,
      margin: 16,
      padding: 16,
      corner: 20,
      background: "surface",
      border: "divider",
      onTap: () => a.start("PhotosActivity"),
    },
  );
}

function heading(words: AppLanguage, a: Home): ViewNode {
  return words.text(a.t("folders"), { textSize: 18, weight: "medium", padding: [4, 16] });
}

function folders(words: AppLanguage, a: Home): readonly ViewNode[] {
  const shown = a.disk.folders.filter((folder) => a.disk.hidden || folder.name !== hiddenFolder);
  return shown.map((folder, index) => {
    const n = a.fields.counts[folder.id] ?? 0;
    return words.row(
      [
        roundIcon(words, "folder-outline"),
        words.column(
          [
            words.text(folder.name, { id: "folder_name", key: String(index), textSize: 16 }),
            words.text(n === 1 ? a.t("item") : a.t("items", { n }), {
              id: "folder_count",
              color: "textSecondary",
            }),
          ],
          { flex: 1, gap: 2 },
        ),
        words.icon("chevron-right", { size: 20 }),
      ],
      {
        key: String(folder.id),
        gap: 16,
        padding: [10, 16],
        minHeight: 68,
        onTap: () => a.start("FolderActivity", { folder: folder.id }),
      },
    );
  });
}

function create(words: AppLanguage, a: Home): void {
  const name = a.saved.draft.trim();
  const known = a.disk.folders.some((folder) => folder.name.toLowerCase() === name.toLowerCase());
  if (known && a.bug("same-folder-crash")) {
    throw words.exception(
      "android.database.sqlite.SQLiteConstraintException",
      "UNIQUE constraint failed: folder.name (code 2067 SQLITE_CONSTRAINT_UNIQUE)",
      {
        frames: [
          "android.database.sqlite.SQLiteConnection.nativeExecuteForLastInsertedRowId(Native Method)",
          "com.example.cabinet.FolderStore.insert(FolderStore.kt:52)",
          "com.example.cabinet.MainActivity.create(MainActivity.kt:131)",
        ],
      },
    );
  }
  if (name === "" || known) {
    a.snackbar(a.t(name === "" ? "folder.unnamed" : "folder.exists"));
    return;
  }
  insert(a, name);
  if (a.bug("folder-twice")) insert(a, name);
  count(a);
  a.snackbar(a.t("folder.created"));
}

function insert(a: Home, name: string): void {
  a.disk.folders.push({ id: a.disk.nextId, name });
  a.disk.nextId += 1;
}
