import type { AppLanguage, ViewNode } from "../../../language.ts";
import { pieces } from "../data/cart.ts";
import { productOf } from "../data/catalogue.ts";
import type { Order, OrderStatus, Shop, ShopActivity, ShopCode } from "../data/disk.ts";
import { day, money } from "../data/money.ts";
import { colours, nothingHere, picture } from "../look.ts";

type Which = "all" | "open" | "past";

interface Saved {
  which: Which;
}

type Orders = ShopActivity<Saved, { loaded: boolean; failed: boolean }>;

/** All orders; the list is fetched, which takes a moment. */
export function addOrders(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved, { loaded: boolean; failed: boolean }>("OrdersActivity", {
    saved: () => ({ which: "all" }),
    fields: () => ({ loaded: false, failed: false }),
    onCreate: load,
    view: (a) => {
      const tab = (which: Which) => ({
        id: `orders_${which}`,
        label: a.t(`orders.${which}`),
        onTap: () => {
          a.saved.which = which;
        },
      });
      return words.column(
        [
          words.toolbar({ title: a.t("orders.title"), onUp: () => a.finish() }),
          words.tabs({
            id: "orders_tabs",
            items: [tab("all"), tab("open"), tab("past")],
            selected: `orders_${a.saved.which}`,
          }),
          content(words, a),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}

function load(a: Orders): void {
  a.fields.failed = false;
  a.request(
    () => true,
    (answer) => {
      if (!a.alive) return;
      a.fields.loaded = answer.ok;
      a.fields.failed = !answer.ok;
    },
    2500,
  );
}

/** Still under way? */
function open(order: Order): boolean {
  return order.status === "processing" || order.status === "shipped";
}

function content(words: AppLanguage, a: Orders): ViewNode {
  if (a.fields.failed) {
    return nothingHere(words, a, {
      id: "orders_offline",
      icon: "wifi-off",
      title: a.t("offline.title"),
      hint: a.t("offline.hint"),
      action: { id: "orders_retry", label: a.t("reviews.retry"), onTap: () => load(a) },
    });
  }
  if (!a.fields.loaded) {
    return words.column(
      [
        words.progressSpinner({ id: "orders_progress" }),
        words.text(a.t("orders.loading"), { color: colours(a).secondary }),
      ],
      { flex: 1, align: "center", justify: "center", gap: 16 },
    );
  }
  const shown = a.disk.orders.filter(
    (order) => a.saved.which === "all" || open(order) === (a.saved.which === "open"),
  );
  if (shown.length === 0) {
    return nothingHere(words, a, {
      id: "orders_empty",
      icon: "package-variant-closed",
      title: a.t("orders.none"),
      hint: a.t("orders.none.hint"),
    });
  }
  return words.list({
    id: "orders_list",
    flex: 1,
    items: shown,
    key: (order) => String(order.number),
    row: (order) => orderRow(words, a, order),
  });
}

function orderRow(words: AppLanguage, a: Orders, order: Order): ViewNode {
  const palette = colours(a);
  const first = order.lines[0];
  const count = pieces(order.lines);
  return words.row(
    [
      first !== undefined && picture(words, productOf(first.product), { width: 64, height: 64 }),
      words.column(
        [
          words.text(a.t("orders.number", { number: order.number }), {
            id: "order_row_number",
            textSize: 16,
            weight: "medium",
            color: palette.text,
          }),
          words.text(
            `${day(a.config, order.placed)} · ${count === 1 ? a.t("orders.piece") : a.t("orders.pieces", { n: count })}`,
            { textSize: 13, color: palette.secondary },
          ),
          words.text(a.t(`status.${order.status}`), { textSize: 13, color: statusColour(a, order.status) }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.text(money(order.sums.total), { textSize: 16, weight: "medium", color: palette.text }),
    ],
    {
      key: String(order.number),
      align: "center",
      gap: 12,
      padding: [12, 16],
      onTap: () => a.start("OrderActivity", { number: order.number }),
    },
  );
}

/** Green while all is well, red when it was called off. */
export function statusColour(a: ShopCode, status: OrderStatus): string {
  const palette = colours(a);
  return status === "cancelled" ? palette.sale : palette.primary;
}
