import type { AppLanguage, ViewNode } from "../../../language.ts";
import { productOf } from "../data/catalogue.ts";
import { colours, nameOf, nothingHere, picture, priceLine } from "../look.ts";
import type { Main } from "./main.ts";

/** The saved tab: favourites, newest first. */
export function saved(words: AppLanguage, a: Main): ViewNode {
  const newestFirst = a.disk.favourites.toReversed();
  if (newestFirst.length === 0) {
    return nothingHere(words, a, {
      id: "saved_empty",
      icon: "heart-outline",
      title: a.t("saved.empty"),
      hint: a.t("saved.hint"),
      action: {
        id: "saved_browse",
        label: a.t("saved.browse"),
        onTap: () => a.start("ProductListActivity", {}),
      },
    });
  }
  return words.list({
    id: "saved_list",
    flex: 1,
    items: newestFirst,
    key: (id) => id,
    row: (id, index) => savedRow(words, a, id, index),
  });
}

function savedRow(words: AppLanguage, a: Main, id: string, index: number): ViewNode {
  const palette = colours(a);
  const product = productOf(id);
  const name = nameOf(a, product);
  return words.row(
    [
      picture(words, product, { width: 72, height: 72 }),
      words.column(
        [
          words.text(name, { textSize: 15, weight: "medium", maxLines: 2, color: palette.text }),
          priceLine(words, a, product, 15),
        ],
        { flex: 1, gap: 4 },
      ),
      words.icon("heart", {
        id: "saved_remove",
        width: 48,
        height: 48,
        size: 24,
        color: palette.sale,
        desc: `${a.t("product.unsave")}: ${name}`,
        onTap: () => remove(a, id, index),
      }),
    ],
    {
      key: id,
      align: "center",
      gap: 12,
      padding: [10, 16],
      onTap: () => a.start("ProductActivity", { product: id }),
    },
  );
}

/** The list is shown newest first but kept oldest first: a position in one is not a position in the other. */
function remove(a: Main, id: string, row: number): void {
  const before = [...a.disk.favourites];
  const place = before.indexOf(id);
  const wrong = row !== place && a.bug("saved-removes-wrong-one");
  a.disk.favourites.splice(wrong ? row : place, 1);
  a.snackbar(a.t("saved.removed", { name: nameOf(a, productOf(id)) }), {
    label: a.t("saved.undo"),
    onTap: () => {
      a.disk.favourites = before;
    },
  });
}
