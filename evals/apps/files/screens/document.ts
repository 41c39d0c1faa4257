import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Cabinet, type CabinetActivity, day, type Document, sizeOf } from "../disk.ts";
import { iconOf } from "../look.ts";

/** The name being typed: it outlives its dialog's window. */
interface Saved {
  draft: string;
}

type Page = CabinetActivity<Saved, object>;

/** One file, and what can be done with it. */
export function addDocument(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity<Saved>("DocumentActivity", {
    saved: () => ({ draft: "" }),
    view: (a) => {
      const file = fileOf(a);
      if (file === undefined) return words.column([]);
      return words.column(
        [
          words.toolbar({ title: file.name, onUp: () => a.finish() }),
          words.scroll([head(words, file), facts(words, a, file), ...actions(words, a, file)], {
            id: "doc_scroll",
            flex: 1,
            gap: 12,
            padding: 16,
          }),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      rename: (a) => ({
        title: a.t("rename"),
        content: words.field({
          id: "rename_name",
          hint: a.t("rename.name"),
          value: a.saved.draft,
          onChange: (text) => {
            a.saved.draft = text;
          },
          maxLength: 60,
        }),
        positive: { label: a.t("rename"), onTap: () => rename(a) },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

function fileOf(a: Page): Document | undefined {
  return a.disk.documents.find((each) => each.id === a.extras["file"]);
}

function head(words: AppLanguage, file: Document): ViewNode {
  return words.column(
    [
      words.icon(iconOf(file.name), { size: 72, color: "primary" }),
      words.text(file.name, { id: "doc_name", textSize: 20, weight: "medium", textAlign: "center" }),
    ],
    { align: "center", gap: 12, padding: 12 },
  );
}

function facts(words: AppLanguage, a: Page, file: Document): ViewNode {
  const line = (id: string, label: string, value: string): ViewNode =>
    words.row(
      [
        words.text(label, { flex: 1, color: "textSecondary" }),
        words.text(value, { id: `doc_${id}`, weight: "medium" }),
      ],
      { key: id, gap: 12, minHeight: 32 },
    );
  return words.column(
    [
      line("size", a.t("size"), sizeOf(file.size)),
      line("changed", a.t("changed"), day(a, file.at)),
      line("folder", a.t("folder"), a.disk.folders.find((each) => each.id === file.folder)?.name ?? ""),
    ],
    { padding: 16, corner: 18, background: "surface", border: "divider" },
  );
}

function actions(words: AppLanguage, a: Page, file: Document): readonly ViewNode[] {
  const action = (id: string, label: string, onTap: () => void): ViewNode =>
    words.button(label, {
      id: `doc_${id}`,
      style: id === "open" ? "filled" : "tonal",
      minHeight: 48,
      onTap,
    });
  return [
    action("open", a.t("open"), () => openWith(words, a, file)),
    action("preview", a.t("preview"), () => preview(a, file)),
    action("rename", a.t("rename"), () => {
      a.saved.draft = file.name;
      a.show("rename", null, { retained: !a.bug("rename-lost-on-rotation") });
    }),
    action("duplicate", a.t("duplicate"), () => duplicate(a, file)),
  ];
}

/** Hands the file to another app, if there is one. */
function openWith(words: AppLanguage, a: Page, file: Document): void {
  const data = `content://com.example.cabinet.files/${file.id}`;
  try {
    a.startExternal({ action: "android.intent.action.VIEW", data });
  } catch (error) {
    if (a.bug("open-unchecked")) {
      const message = error instanceof Error ? error.message : "";
      throw words.exception("android.content.ActivityNotFoundException", message, {
        frames: [
          "android.app.Instrumentation.checkStartActivityResult(Instrumentation.java:2239)",
          "android.app.Activity.startActivity(Activity.java:5724)",
          "com.example.cabinet.DocumentActivity.openWith(DocumentActivity.kt:84)",
        ],
      });
    }
    a.snackbar(a.t("open.none"));
  }
}

function preview(a: Page, file: Document): void {
  if (file.name.endsWith(".zip") && a.bug("zip-preview-aborts")) {
    a.nativeCrash({
      signal: "SIGABRT",
      abortMessage: 'archive_entry_size: assertion "entry != NULL" failed',
      library: "libarchive_jni.so",
      symbol: "Java_com_example_cabinet_Archive_list+212",
    });
  }
  a.snackbar(a.t("preview.none"));
}

/** Spaces around the name are not kept; the bug keeps nothing after the dot either. */
function rename(a: Page): void {
  const file = fileOf(a);
  const typed = a.saved.draft.trim();
  if (file === undefined || typed === "" || typed === file.name) return;
  const [stem = typed] = typed.split(".");
  file.name = stem !== typed && a.bug("rename-drops-ending") ? stem : typed;
  a.snackbar(a.t("renamed"));
}

function duplicate(a: Page, file: Document): void {
  const dot = file.name.lastIndexOf(".");
  const name =
    dot === -1 ? `${file.name} (copy)` : `${file.name.slice(0, dot)} (copy)${file.name.slice(dot)}`;
  a.disk.documents.push({ ...file, id: a.disk.nextId, name });
  a.disk.nextId += 1;
  a.snackbar(a.t("duplicated"));
}
