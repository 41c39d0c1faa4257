import type { AppLanguage, ViewNode } from "../../../language.ts";
import { freeDeliveryFrom, sumsOf } from "../data/cart.ts";
import type { CartLine, Shop } from "../data/disk.ts";
import { get } from "../data/java.ts";
import { money } from "../data/money.ts";
import { colours, nothingHere } from "../look.ts";
import { cartRow } from "./cartRow.ts";
import { couponRow, type Cart, type CartSaved } from "./coupon.ts";

/** What is going to be bought: lines, coupon, sums. */
export function addCart(shop: Shop, words: AppLanguage): void {
  shop.activity<CartSaved, { checking: boolean }>("CartActivity", {
    launchMode: "singleTop",
    saved: () => ({ couponError: "" }),
    fields: () => ({ checking: false }),
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("cart.title"), onUp: () => a.finish() }),
          ...(a.disk.cart.length === 0 ? [empty(words, a)] : [filled(words, a), bottom(words, a)]),
        ],
        { flex: 1, background: colours(a).background },
      ),
  });
}

function empty(words: AppLanguage, a: Cart): ViewNode {
  return nothingHere(words, a, {
    id: "cart_empty",
    icon: "cart-outline",
    title: a.t("cart.empty"),
    hint: a.t("cart.empty.hint"),
    action: {
      id: "cart_shop",
      label: a.t("cart.shop"),
      onTap: () => a.start("MainActivity", { tab: "browse" }, { clearTop: true }),
    },
  });
}

function filled(words: AppLanguage, a: Cart): ViewNode {
  return words.scroll(
    [
      ...a.disk.cart.map((line, index) => cartRow(words, a, line, () => remove(words, a, line, index))),
      couponRow(words, a),
      sums(words, a),
    ],
    { id: "cart_scroll", flex: 1 },
  );
}

/** Takes a line out and brings the one that moved up into sight. */
function remove(words: AppLanguage, a: Cart, line: CartLine, index: number): void {
  const before = a.disk.cart.map((each) => ({ ...each }));
  a.disk.cart = a.disk.cart.filter((each) => each.product !== line.product);
  const last = index >= a.disk.cart.length;
  if (!last || a.bug("cart-remove-last-crash")) {
    get(words, a.disk.cart, index, "com.example.pocketmarket.CartActivity.remove(CartActivity.kt:92)");
  }
  if (a.disk.cart.length === 0) a.disk.coupon = null;
  a.snackbar(a.t("cart.removed"), {
    label: a.t("saved.undo"),
    onTap: () => {
      a.disk.cart = before;
    },
  });
}

function sums(words: AppLanguage, a: Cart): ViewNode {
  const palette = colours(a);
  const { subtotal, discount, delivery, total } = sumsOf(a, a.disk.cart, a.disk.coupon);
  const line = (id: string, label: string, value: string, strong: boolean) =>
    words.row(
      [
        words.text(label, {
          textSize: strong ? 17 : 15,
          weight: strong ? "bold" : "regular",
          color: strong ? palette.text : palette.secondary,
          flex: 1,
        }),
        words.text(value, {
          id,
          textSize: strong ? 17 : 15,
          weight: strong ? "bold" : "regular",
          color: palette.text,
        }),
      ],
      { key: id, align: "center", gap: 12 },
    );
  return words.column(
    [
      line("cart_subtotal", a.t("cart.subtotal"), money(subtotal), false),
      discount > 0 && line("cart_discount", a.t("cart.discount"), money(-discount), false),
      line("cart_delivery", a.t("cart.delivery"), delivery === 0 ? a.t("cart.free") : money(delivery), false),
      words.divider(),
      line("cart_total", a.t("cart.total"), money(total), true),
      delivery > 0 &&
        words.text(a.t("cart.freehint", { price: money(freeDeliveryFrom) }), {
          textSize: 13,
          color: palette.primary,
        }),
    ],
    { gap: 10, padding: 16, margin: 16, corner: 20, background: palette.surface, border: palette.line },
  );
}

function bottom(words: AppLanguage, a: Cart): ViewNode {
  return words.column(
    [words.button(a.t("cart.checkout"), { id: "cart_checkout", onTap: () => a.start("CheckoutActivity") })],
    { padding: [10, 16], background: colours(a).surface, elevation: 8 },
  );
}
