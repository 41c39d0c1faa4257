import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Delivery, named, type Page, won } from "../disk.ts";
import { line, screen } from "../look.ts";
import { dishOf, shopOf } from "../stores.ts";

/** An order, from which one orders again or writes a review. */
export function addOrder(delivery: Delivery, words: AppLanguage): void {
  delivery.activity("OrderActivity", {
    view: (a) => {
      const order = a.disk.orders.find((each) => each.id === a.extras["order"]);
      const shop = shopOf(order?.shop);
      if (order === undefined || shop === undefined) return words.column([]);
      const price = order.dishes.reduce((sum, each) => sum + each.count * each.price, 0);
      const review = a.disk.reviews.find((each) => each.order === order.id);
      // A string template makes words even of what is not there.
      const note = order.note ?? (a.bug("note-null") ? `${order.note}` : a.t("order.note.none"));
      return screen(words, a, a.t("order.title"), [
        words.scroll(
          [
            words.text(named(a, shop), { id: "order_name", textSize: 22, weight: "bold" }),
            words.text(`${named(a, order.day)} · ${a.t(`state.${order.state}`)}`, {
              id: "order_state",
              textSize: 15,
              color: "textSecondary",
            }),
            words.divider(),
            ...order.dishes.map((each) => {
              const dish = dishOf(each.dish);
              return line(
                words,
                `${dish === undefined ? "" : named(a, dish)} × ${each.count}`,
                won(a, each.price * each.count),
                `order_dish_${each.dish}`,
              );
            }),
            line(words, a.t("cart.fee"), order.fee === 0 ? a.t("free") : won(a, order.fee), "order_fee"),
            order.discount > 0 ? line(words, a.t("cart.off"), won(a, -order.discount), "order_off") : null,
            line(words, a.t("cart.total"), won(a, price + order.fee - order.discount), "order_total", true),
            words.divider(),
            words.text(a.t("order.to"), { textSize: 14, color: "textSecondary" }),
            words.text(order.address, { id: "order_address", textSize: 16 }),
            words.text(a.t("order.note"), { textSize: 14, color: "textSecondary" }),
            words.text(note, { id: "order_note", textSize: 16 }),
            words.button(a.t("order.again"), {
              id: "order_again",
              minHeight: 48,
              margin: { top: 8 },
              onTap: () => again(a),
            }),
            order.state === "delivered" &&
              words.button(a.t(review === undefined ? "order.review" : "order.review.edit"), {
                id: "order_review",
                style: "outlined",
                minHeight: 48,
                onTap: () => a.start("ReviewActivity", { order: order.id }),
              }),
          ],
          { id: "order_scroll", flex: 1, gap: 8, padding: 16 },
        ),
      ]);
    },
  });
}

/** The same dishes, in place of whatever lies in the cart. */
function again(a: Page): void {
  const order = a.disk.orders.find((each) => each.id === a.extras["order"]);
  if (order === undefined) return;
  a.disk.cart = order.dishes.map((each, index) => ({
    id: a.disk.nextId + index,
    dish: each.dish,
    size: 0,
    extras: [],
    count: each.count,
  }));
  a.disk.nextId += order.dishes.length;
  a.start("CartActivity");
}
