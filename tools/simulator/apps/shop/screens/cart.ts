import type { AppLanguage, ViewNode } from "../../../language.ts";
import { sumsOf } from "../data/cart.ts";
import type { CartLine, Shop } from "../data/disk.ts";
import { get } from "../data/java.ts";
import { colours, nothingHere } from "../look.ts";
import { cartRow } from "./cartRow.ts";
import { sumRows } from "./sumRows.ts";
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
      words.column([sumRows(words, a, sumsOf(a, a.disk.cart, a.disk.coupon), "cart")], {
        padding: 16,
        margin: 16,
        corner: 20,
        background: colours(a).surface,
        border: colours(a).line,
      }),
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

function bottom(words: AppLanguage, a: Cart): ViewNode {
  return words.column(
    [words.button(a.t("cart.checkout"), { id: "cart_checkout", onTap: () => a.start("CheckoutActivity") })],
    { padding: [10, 16], background: colours(a).surface, elevation: 8 },
  );
}
