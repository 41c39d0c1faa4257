/** Views that several screens of Hansang use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";
import { type Code, named, type Page, won } from "./disk.ts";
import { pictureOf, type Shop } from "./stores.ts";

/** A shop as a row with its picture. */
export function shopRow(words: AppLanguage, a: Code, shop: Shop, onTap: () => void): ViewNode {
  return words.row(
    [
      words.image(pictureOf(shop), { width: 72, height: 72, corner: 12, opacity: shop.open ? 1 : 0.5 }),
      words.column(
        [
          words.text(named(a, shop), { id: "shop_name", textSize: 16, weight: "medium" }),
          words.text(a.t("shop.stars", { stars: (shop.stars / 10).toFixed(1), n: shop.reviews }), {
            id: "shop_stars",
            textSize: 13,
            color: "textSecondary",
          }),
          words.text(
            shop.open
              ? a.t("shop.about", { minutes: shop.minutes, fee: feeText(a, shop) })
              : a.t("shop.preparing"),
            { id: "shop_about", textSize: 13, color: "textSecondary" },
          ),
        ],
        { flex: 1, gap: 3 },
      ),
    ],
    { key: String(shop.id), gap: 14, padding: [10, 16], minHeight: 92, onTap },
  );
}

export const feeText = (a: Code, shop: Shop): string => (shop.fee === 0 ? a.t("free") : won(a, shop.fee));

/** A label and an amount on a line. */
export function line(words: AppLanguage, label: string, value: string, id: string, strong = false): ViewNode {
  const size = strong ? 18 : 15;
  return words.row(
    [
      words.text(label, { flex: 1, textSize: size, color: strong ? "text" : "textSecondary" }),
      words.text(value, { id, textSize: size, weight: strong ? "bold" : "medium" }),
    ],
    { key: id, gap: 12, minHeight: 34 },
  );
}

/** What a screen says where there is nothing. */
export function nothing(
  words: AppLanguage,
  icon: string,
  title: string,
  about: string,
  more?: ViewNode,
): ViewNode {
  return words.scroll(
    [
      words.icon(icon, { size: 56, color: "textSecondary", alignSelf: "center" }),
      words.text(title, { id: "empty_title", textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(about, { id: "empty_about", textSize: 14, color: "textSecondary", textAlign: "center" }),
      more,
    ],
    { id: "empty", flex: 1, gap: 10, padding: [40, 32] },
  );
}

/** A screen with a toolbar. */
export function screen<S extends object, F extends object>(
  words: AppLanguage,
  a: Page<S, F>,
  title: string,
  body: readonly (ViewNode | false)[],
): ViewNode {
  return words.column([words.toolbar({ title, onUp: () => a.finish() }), ...body], {
    flex: 1,
    background: "background",
  });
}

/** The toolbar's way to the cart, with how many portions lie in it. */
export function cartAction(a: Page) {
  const count = a.disk.cart.reduce((sum, each) => sum + each.count, 0);
  return {
    id: "action_cart",
    icon: "cart-outline",
    label: a.t("cart.title"),
    ...(count === 0 ? {} : { badge: String(count) }),
    onTap: () => a.start("CartActivity"),
  };
}
