/** Views that several screens of Harbor Stays use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";
import type { House } from "./disk.ts";

/** A label and its value on a line. */
export function line(words: AppLanguage, id: string, label: string, value: string, strong = false): ViewNode {
  return words.row(
    [
      words.text(label, { flex: 1, textSize: 15, color: "textSecondary" }),
      words.text(value, { id, textSize: strong ? 20 : 15, weight: strong ? "bold" : "medium" }),
    ],
    { key: id, gap: 12, minHeight: 36 },
  );
}

/** A white panel. */
export function panel(words: AppLanguage, children: readonly ViewNode[]): ViewNode {
  return words.column(children, {
    padding: 16,
    gap: 6,
    corner: 18,
    background: "surface",
    border: "divider",
  });
}

/** The photo of a house. */
export function photo(words: AppLanguage, house: House, height: number): ViewNode {
  return words.image(
    { kind: "scene", seed: house.price, motif: house.motif },
    { id: "house_photo", height, corner: 14 },
  );
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
