import type { AppLanguage, ViewNode } from "../../../language.ts";
import { lineTotal, mostOfOne } from "../data/cart.ts";
import { productOf } from "../data/catalogue.ts";
import type { CartLine, ShopCode } from "../data/disk.ts";
import { money } from "../data/money.ts";
import { colours, nameOf, picture } from "../look.ts";

/** A line of the cart: what, how many, what it comes to. */
export function cartRow(words: AppLanguage, a: ShopCode, line: CartLine, onRemove: () => void): ViewNode {
  const palette = colours(a);
  const product = productOf(line.product);
  const name = nameOf(a, product);
  const step = (id: string, icon: string, label: string, by: number) => {
    const enabled = line.quantity + by >= 1 && line.quantity + by <= mostOfOne;
    return words.icon(icon, {
      id,
      desc: `${a.t(label)}: ${name}`,
      size: 20,
      width: 48,
      height: 48,
      enabled,
      color: palette.primary,
      onTap: () => {
        line.quantity += by;
      },
    });
  };
  return words.row(
    [
      picture(words, product, { width: 72, height: 72 }),
      words.column(
        [
          words.text(name, {
            id: "line_name",
            textSize: 15,
            weight: "medium",
            maxLines: 2,
            color: palette.text,
          }),
          words.text(a.t("cart.each", { price: money(product.price) }), {
            textSize: 13,
            color: palette.secondary,
          }),
          words.row(
            [
              step("line_less", "minus", "product.less", -1),
              words.text(String(line.quantity), {
                id: "line_quantity",
                textSize: 16,
                width: 28,
                textAlign: "center",
                color: palette.text,
              }),
              step("line_more", "plus", "product.more", 1),
              words.spacer({ flex: 1 }),
              words.text(money(lineTotal(line)), {
                id: "line_total",
                textSize: 16,
                weight: "bold",
                color: palette.text,
              }),
            ],
            { align: "center", margin: { left: -12 } },
          ),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("trash-can-outline", {
        id: "line_remove",
        desc: a.t("cart.remove", { name }),
        size: 22,
        width: 48,
        height: 48,
        color: palette.secondary,
        onTap: onRemove,
      }),
    ],
    { key: line.product, align: "start", gap: 12, padding: { top: 12, right: 4, bottom: 4, left: 16 } },
  );
}
