import type { AppLanguage, ViewNode } from "../../../language.ts";
import { categories, products } from "../data/catalogue.ts";
import { colours, heading } from "../look.ts";
import type { Main } from "./main.ts";

/** The browse tab: recent searches and every shelf. */
export function browse(words: AppLanguage, a: Main): ViewNode {
  const palette = colours(a);
  const { searches } = a.disk;
  return words.scroll(
    [
      words.column(
        [
          searches.length > 0 && heading(words, a, a.t("browse.recent")),
          searches.length > 0 &&
            words.row(
              searches.map((query, index) =>
                words.chip(query, {
                  id: `recent_${index}`,
                  icon: "history",
                  onTap: () => a.start("ProductListActivity", { query }),
                }),
              ),
              { gap: 8, wrap: true },
            ),
          heading(words, a, a.t("browse.shelves")),
          ...categories.map((category) =>
            words.row(
              [
                words.stack([words.icon(category.icon, { size: 30, color: category.tint[1] })], {
                  width: 64,
                  height: 64,
                  corner: 16,
                  background: category.tint[0],
                  align: "center",
                  justify: "center",
                }),
                words.column(
                  [
                    words.text(a.t(`cat.${category.id}`), {
                      textSize: 17,
                      weight: "medium",
                      color: palette.text,
                    }),
                    words.text(
                      a.t("cat.count", {
                        n: products.filter((product) => product.category === category.id).length,
                      }),
                      { textSize: 13, color: palette.secondary },
                    ),
                  ],
                  { flex: 1, gap: 2 },
                ),
                words.icon("chevron-right", { size: 22, color: palette.secondary }),
              ],
              {
                id: `shelf_${category.id}`,
                align: "center",
                gap: 16,
                padding: 12,
                corner: 20,
                background: palette.surface,
                border: palette.line,
                onTap: () => a.start("ProductListActivity", { category: category.id }),
              },
            ),
          ),
          words.button(a.t("browse.all"), {
            id: "browse_all",
            style: "tonal",
            onTap: () => a.start("ProductListActivity", {}),
          }),
        ],
        { gap: 12, padding: 16 },
      ),
    ],
    { id: "browse_scroll", flex: 1 },
  );
}
