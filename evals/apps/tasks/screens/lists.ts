import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { lists } from "../disk.ts";
import type { Main } from "./state.ts";

/** The lists as tiles, with how much is open in each. */
export function listsPage(words: AppLanguage, a: Main): ViewNode {
  return words.list({
    id: "lists_grid",
    flex: 1,
    columns: 2,
    padding: [4, 10],
    items: lists,
    key: (list) => list.id,
    row: (list) => {
      const count = a.fields.counts[list.id] ?? 0;
      const plural = count !== 1 || a.bug("one-tasks");
      return words.column(
        [
          words.icon(list.icon, { size: 30, color: "primary" }),
          words.text(a.t(`list.${list.id}`), { id: "list_name", textSize: 18, weight: "medium" }),
          words.text(plural ? a.t("count.many", { n: count }) : a.t("count.one"), {
            id: "list_count",
            textSize: 14,
            color: "textSecondary",
          }),
        ],
        {
          id: "list_tile",
          gap: 8,
          margin: 6,
          padding: 18,
          corner: 22,
          background: "surface",
          onTap: () => a.start("ListActivity", { list: list.id }),
        },
      );
    },
  });
}
