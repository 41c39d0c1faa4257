/** Views that several screens of Cabinet use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";

const icons: Readonly<Record<string, string>> = {
  pdf: "file-pdf-box",
  xlsx: "file-excel-outline",
  docx: "file-word-outline",
  txt: "file-document-outline",
  zip: "folder-zip-outline",
  ogg: "file-music-outline",
  apk: "android",
};

/** The icon for a file, by its ending. */
export function iconOf(name: string): string {
  return icons[name.split(".").at(-1) ?? ""] ?? "file-outline";
}

/** An icon on a round ground. */
export function roundIcon(words: AppLanguage, name: string): ViewNode {
  return words.stack([words.icon(name, { size: 24, color: "primary" })], {
    width: 48,
    height: 48,
    corner: 24,
    background: "primaryContainer",
    align: "center",
    justify: "center",
  });
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  page: { readonly id: string; readonly icon: string; readonly title: string; readonly hint: string },
  action?: ViewNode,
): ViewNode {
  return words.column(
    [
      words.icon(page.icon, { size: 64, color: "primary" }),
      words.text(page.title, { id: page.id, textSize: 19, weight: "medium", textAlign: "center" }),
      words.text(page.hint, { textAlign: "center", color: "textSecondary" }),
      action,
    ],
    { flex: 1, align: "center", justify: "center", gap: 12, padding: 32 },
  );
}
