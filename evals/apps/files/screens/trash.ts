import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Cabinet, type CabinetActivity, type Document, sizeOf } from "../disk.ts";
import { iconOf, nothingHere, roundIcon } from "../look.ts";

type Page = CabinetActivity<object, object>;

/** Files that were deleted, until they are deleted for good. */
export function addTrash(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity("TrashActivity", {
    view: (a) => {
      const files = a.disk.documents.filter((each) => each.trashed && !a.statics.purged.includes(each.id));
      return words.column(
        [
          words.toolbar({ title: a.t("trash"), onUp: () => a.finish() }),
          files.length === 0
            ? nothingHere(words, {
                id: "trash_empty",
                icon: "trash-can-outline",
                title: a.t("trash.empty"),
                hint: a.t("trash.hint"),
              })
            : words.list({
                id: "trash_list",
                flex: 1,
                items: files,
                key: (file) => String(file.id),
                row: (file) => row(words, a, file),
              }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function row(words: AppLanguage, a: Page, file: Document): ViewNode {
  const { name } = file;
  return words.row(
    [
      roundIcon(words, iconOf(name)),
      words.column(
        [
          words.text(name, { id: "trash_name", textSize: 16 }),
          words.text(sizeOf(file.size), { id: "trash_size", textSize: 13, color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("restore", {
        id: "trash_restore",
        desc: a.t("restore", { name }),
        onTap: () => {
          file.trashed = false;
          a.snackbar(a.t("restored"));
        },
      }),
      words.icon("delete-forever-outline", {
        id: "trash_purge",
        desc: a.t("purge", { name }),
        onTap: () => purge(a, file),
      }),
    ],
    { key: String(file.id), gap: 8, padding: { top: 10, bottom: 10, left: 16, right: 8 }, minHeight: 68 },
  );
}

/** Takes the file from the database; the bug only hides it. */
function purge(a: Page, file: Document): void {
  if (a.bug("purged-returns")) a.statics.purged.push(file.id);
  else a.disk.documents = a.disk.documents.filter((each) => each !== file);
  a.snackbar(a.t("purged"));
}
