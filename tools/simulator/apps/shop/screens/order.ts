import type { AppLanguage, ViewNode } from "../../../language.ts";
import { addToCart, lineTotal } from "../data/cart.ts";
import { productOf } from "../data/catalogue.ts";
import type { Order, Shop, ShopActivity } from "../data/disk.ts";
import { call } from "../data/java.ts";
import { day, money } from "../data/money.ts";
import { colours, nameOf, nothingHere, picture } from "../look.ts";
import { sumRows } from "./sumRows.ts";
import { statusColour } from "./orders.ts";

interface Saved {
  /** The question whether to cancel stands open. */
  asking: boolean;
}

type Detail = ShopActivity<Saved, object>;

/** One order: what was bought, where it is, what can be done. */
export function addOrder(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved>("OrderActivity", {
    saved: () => ({ asking: false }),
    onCreate: (a) => {
      if (!a.saved.asking) return;
      if (a.bug("cancel-dialog-lost")) a.saved.asking = false;
      else a.show("cancel");
    },
    view: (a) => {
      const order = orderOf(a);
      const title =
        order === undefined ? a.t("orders.title") : a.t("orders.number", { number: order.number });
      return words.column(
        [
          words.toolbar({ title, onUp: () => a.finish() }),
          order === undefined
            ? nothingHere(words, a, {
                id: "order_gone",
                icon: "package-variant",
                title: a.t("orders.none"),
                hint: a.t("orders.none.hint"),
              })
            : words.scroll([content(words, a, order)], { id: "order_scroll", flex: 1 }),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
    dialogs: {
      cancel: (a) => ({
        title: a.t("order.cancel.ask"),
        message: a.t("order.cancel.text"),
        positive: { label: a.t("order.cancel"), onTap: () => cancel(a) },
        negative: { label: a.t("order.cancel.keep"), onTap: () => answered(a) },
        onCancel: () => answered(a),
      }),
      parcel: (a, argument) => ({
        title: a.t("order.parcel"),
        message: typeof argument === "string" ? argument : "",
        positive: { label: a.t("about.close") },
      }),
    },
  });
}

function orderOf(a: Detail): Order | undefined {
  return a.disk.orders.find((order) => order.number === Number(a.extras["number"]));
}

function answered(a: Detail): void {
  a.saved.asking = false;
}

function cancel(a: Detail): void {
  a.saved.asking = false;
  const order = orderOf(a);
  if (order === undefined) return;
  order.status = "cancelled";
  a.snackbar(a.t("order.cancelled"));
}

/** Where the parcel is. An order that is still being packed has no parcel. */
function track(words: AppLanguage, a: Detail, order: Order): void {
  if (order.tracking === null && !a.bug("track-unsent-crash")) {
    a.snackbar(a.t("order.notyet"));
    return;
  }
  const { carrier, number } = call(
    words,
    order.tracking,
    "java.lang.String com.example.pocketmarket.Tracking.getCarrier()",
    "com.example.pocketmarket.OrderActivity.track(OrderActivity.kt:118)",
  );
  a.show("parcel", a.t("order.parcel.text", { carrier, number }), { retained: true });
}

function content(words: AppLanguage, a: Detail, order: Order): ViewNode {
  const palette = colours(a);
  return words.column(
    [
      words.text(a.t(`status.${order.status}`), {
        id: "order_status",
        textSize: 20,
        weight: "medium",
        color: statusColour(a, order.status),
      }),
      words.text(a.t("order.placed", { day: day(a.config, order.placed) }), {
        textSize: 14,
        color: palette.secondary,
      }),
      words.divider(),
      ...order.lines.map((line) => {
        const product = productOf(line.product);
        return words.row(
          [
            picture(words, product, { width: 52, height: 52 }),
            words.text(a.t("order.times", { n: line.quantity, name: nameOf(a, product) }), {
              textSize: 15,
              color: palette.text,
              flex: 1,
            }),
            words.text(money(lineTotal(line)), { textSize: 15, color: palette.text }),
          ],
          { key: line.product, align: "center", gap: 12 },
        );
      }),
      words.divider(),
      sumRows(words, a, order.sums, "order"),
      words.column(
        [
          words.button(a.t("order.track"), {
            id: "order_track",
            icon: "truck-delivery-outline",
            enabled: order.status !== "cancelled",
            onTap: () => track(words, a, order),
          }),
          words.button(a.t("order.again"), {
            id: "order_again",
            style: "tonal",
            onTap: () => again(a, order),
          }),
          order.status === "processing" &&
            words.button(a.t("order.cancel"), {
              id: "order_cancel",
              style: "outlined",
              onTap: () => {
                a.saved.asking = true;
                a.show("cancel");
              },
            }),
        ],
        { gap: 8, margin: { top: 16 } },
      ),
    ],
    { gap: 12, padding: 16 },
  );
}

function again(a: Detail, order: Order): void {
  for (const line of order.lines) addToCart(a, line.product, line.quantity);
  a.snackbar(a.t("order.again.done"), { label: a.t("product.view"), onTap: () => a.start("CartActivity") });
}
