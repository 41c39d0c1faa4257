import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Cabinet, type CabinetActivity, day, type Document, inFolder, sizeOf } from "../disk.ts";
import { iconOf, nothingHere, roundIcon } from "../look.ts";

type Page = CabinetActivity<object, object>;

/** The files of a folder. */
export function addFolder(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity("FolderActivity", {
    view: (a) => {
      const files = inFolder(a, folderOf(a));
      const bare = a.bug("sort-unlabelled");
      const { bySize } = a.disk;
      return words.column(
        [
          words.toolbar({
            title: a.disk.folders.find((each) => each.id === folderOf(a))?.name ?? "",
            onUp: () => a.finish(),
            actions: [
              {
                id: "action_sort",
                icon: bySize ? "sort-alphabetical-ascending" : "sort-numeric-descending",
                ...(bare ? {} : { label: a.t(bySize ? "sort.name" : "sort.size") }),
                onTap: () => {
                  a.disk.bySize = !bySize;
                },
              },
            ],
          }),
          files.length === 0
            ? nothingHere(words, {
                id: "folder_empty",
                icon: "folder-open-outline",
                title: a.t("empty"),
                hint: a.t("empty.hint"),
              })
            : words.list({
                id: "files",
                flex: 1,
                items: files,
                key: (file) => String(file.id),
                row: (file, index) => row(words, a, file, index),
              }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function folderOf(a: Page): number {
  return Number(a.extras["folder"]);
}

function row(words: AppLanguage, a: Page, file: Document, index: number): ViewNode {
  const size = sizeOf(file.size);
  const crowded = file.name.length > 40 && a.bug("size-over-name");
  const name = words.text(file.name, {
    id: "file_name",
    textSize: 16,
    ...(crowded ? { maxLines: 1 } : {}),
  });
  const about = words.row(
    [
      words.text(size, { id: "file_size", textSize: 13, color: "textSecondary" }),
      words.text(day(a, file.at), { id: "file_day", textSize: 13, color: "textSecondary" }),
    ],
    { gap: 12 },
  );
  return words.row(
    [
      roundIcon(words, iconOf(file.name)),
      crowded
        ? words.stack(
            [name, words.text(size, { id: "file_size", textSize: 16, absolute: { right: 0, top: 0 } })],
            {
              flex: 1,
            },
          )
        : words.column([name, about], { flex: 1, gap: 2 }),
      words.icon("trash-can-outline", {
        id: "file_delete",
        desc: a.t("delete", { name: file.name }),
        onTap: () => remove(words, a, file, index),
      }),
    ],
    {
      key: String(file.id),
      gap: 16,
      padding: { top: 10, bottom: 10, left: 16, right: 8 },
      minHeight: 68,
      onTap: () => a.start("DocumentActivity", { file: file.id }),
    },
  );
}

/** Moves a file to the trash; the bug takes its row for its place in the alphabet. */
function remove(words: AppLanguage, a: Page, file: Document, index: number): void {
  const byName = [...inFolder(a, folderOf(a))].toSorted((one, other) =>
    one.name.localeCompare(other.name, "en"),
  );
  const other = byName[index];
  const gone = other !== undefined && other !== file && a.bug("deletes-other-file") ? other : file;
  gone.trashed = true;
  if (inFolder(a, folderOf(a)).length === 0 && a.bug("last-file-crash")) {
    throw words.exception("java.lang.IndexOutOfBoundsException", "Index 0 out of bounds for length 0", {
      frames: [
        "jdk.internal.util.Preconditions.outOfBounds(Preconditions.java:64)",
        "java.util.ArrayList.get(ArrayList.java:434)",
        "com.example.cabinet.FolderActivity.updateHeader(FolderActivity.kt:140)",
        "com.example.cabinet.FolderActivity.remove(FolderActivity.kt:121)",
      ],
    });
  }
  const undo = {
    label: a.t("undo"),
    onTap: () => {
      if (!a.bug("undo-delete-dead")) gone.trashed = false;
    },
  };
  a.snackbar(a.t("deleted"), a.disk.confirm ? undo : undefined);
}
