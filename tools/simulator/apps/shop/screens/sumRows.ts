import type { AppLanguage, ViewNode } from "../../../language.ts";
import { freeDeliveryFrom } from "../data/cart.ts";
import type { ShopCode, Sums } from "../data/disk.ts";
import { money } from "../data/money.ts";
import { colours } from "../look.ts";

/** Subtotal, discount, delivery and total, one below the other; ids begin with the name of the place. */
export function sumRows(words: AppLanguage, a: ShopCode, sums: Sums, place: "cart" | "order"): ViewNode {
  const palette = colours(a);
  const { subtotal, discount, delivery, total } = sums;
  const line = (name: string, label: string, value: string, strong: boolean) =>
    words.row(
      [
        words.text(label, {
          textSize: strong ? 17 : 15,
          weight: strong ? "bold" : "regular",
          color: strong ? palette.text : palette.secondary,
          flex: 1,
        }),
        words.text(value, {
          id: `${place}_${name}`,
          textSize: strong ? 17 : 15,
          weight: strong ? "bold" : "regular",
          color: palette.text,
        }),
      ],
      { key: name, align: "center", gap: 12 },
    );
  return words.column(
    [
      line("subtotal", a.t("cart.subtotal"), money(subtotal), false),
      discount > 0 && line("discount", a.t("cart.discount"), money(-discount), false),
      line("delivery", a.t("cart.delivery"), delivery === 0 ? a.t("cart.free") : money(delivery), false),
      words.divider(),
      line("total", a.t(place === "cart" ? "cart.total" : "order.total"), money(total), true),
      place === "cart" &&
        delivery > 0 &&
        words.text(a.t("cart.freehint", { price: money(freeDeliveryFrom) }), {
          textSize: 13,
          color: palette.primary,
        }),
    ],
    { gap: 10 },
  );
}
