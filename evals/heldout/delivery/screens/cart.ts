import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type CartLine, type Code, type Delivery, named, optionsPrice, type Page, won } from "../disk.ts";
import { feeText, line, nothing } from "../look.ts";
import { dishOf, type Shop, shopOf } from "../stores.ts";

type Cart = Page<{ asking: boolean }>;

/** What is about to be ordered. */
export function addCart(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<{ asking: boolean }>("CartActivity", {
    saved: () => ({ asking: false }),
    onCreate: (a) => {
      // The question that stood here before the screen was turned.
      if (a.saved.asking && !a.bug("empty-question-lost")) a.show("empty");
      else a.saved.asking = false;
    },
    view: (a) => {
      const { cart } = a.disk;
      const shop = cartShop(a);
      return words.column(
        [
          words.toolbar({
            title: a.t("cart.title"),
            onUp: () => a.finish(),
            actions:
              cart.length === 0
                ? []
                : [
                    {
                      id: "action_empty",
                      icon: "trash-can-outline",
                      label: a.t("cart.empty"),
                      onTap: () => {
                        a.saved.asking = true;
                        a.show("empty");
                      },
                    },
                  ],
          }),
          ...(shop === undefined
            ? [nothing(words, "cart-outline", a.t("cart.none"), a.t("cart.none.about"))]
            : filled(words, a, shop)),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      empty: (a) => ({
        title: a.t("cart.empty.ask"),
        message: a.t("cart.empty.about"),
        positive: {
          label: a.t("cart.empty.yes"),
          onTap: () => {
            a.disk.cart = [];
            a.disk.coupon = null;
            a.saved.asking = false;
          },
        },
        negative: {
          label: a.t("cancel"),
          onTap: () => {
            a.saved.asking = false;
          },
        },
        onCancel: () => {
          a.saved.asking = false;
        },
      }),
    },
  });
}

/** The shop that the cart is from. */
export function cartShop(a: Code): Shop | undefined {
  const [first] = a.disk.cart;
  return first && shopOf(Math.floor(first.dish / 100));
}

/** What the dishes cost together; the bug counts the options of a line once, however many portions there are. */
export function dishesPrice(a: Code): number {
  return a.disk.cart.reduce((sum, each) => {
    const price = dishOf(each.dish)?.price ?? 0;
    const options = optionsPrice(each);
    const once = each.count > 1 && options > 0 && a.bug("options-counted-once");
    return sum + price * each.count + options * (once ? 1 : each.count);
  }, 0);
}

/** What the chosen coupon takes off, if the order is large enough for it. */
export function discount(a: Code, price: number): number {
  const coupon = a.disk.coupons.find((each) => each.code === a.disk.coupon);
  return coupon !== undefined && price >= coupon.from ? coupon.off : 0;
}

function filled(words: AppLanguage, a: Cart, shop: Shop): readonly ViewNode[] {
  const price = dishesPrice(a);
  const off = discount(a, price);
  const missing = shop.least - price;
  return [
    words.scroll(
      [
        words.text(named(a, shop), { id: "cart_shop", textSize: 18, weight: "bold" }),
        ...a.disk.cart.map((each) => row(words, a, each)),
        words.divider(),
        words.row(
          [
            words.icon("ticket-percent-outline", { color: "primary" }),
            words.text(couponText(a), { id: "cart_coupon_name", flex: 1, textSize: 15 }),
            words.icon("chevron-right"),
          ],
          {
            id: "cart_coupon",
            gap: 12,
            minHeight: 52,
            onTap: () => a.start("CouponsActivity", { choose: true }),
          },
        ),
        words.divider(),
        line(words, a.t("cart.dishes"), won(a, price), "cart_dishes"),
        line(words, a.t("cart.fee"), feeText(a, shop), "cart_fee"),
        off > 0 ? line(words, a.t("cart.off"), won(a, -off), "cart_off") : null,
        line(words, a.t("cart.total"), won(a, price + shop.fee - off), "cart_total", true),
        missing > 0
          ? words.text(a.t("cart.least", { least: won(a, shop.least), missing: won(a, missing) }), {
              id: "cart_least",
              textSize: 14,
              color: "error",
            })
          : null,
      ],
      { id: "cart_scroll", flex: 1, gap: 8, padding: 16 },
    ),
    words.button(a.t("cart.go"), {
      id: "cart_go",
      minHeight: 52,
      margin: [8, 16],
      shrink: 0,
      enabled: missing <= 0,
      onTap: () => a.start("CheckoutActivity"),
    }),
  ];
}

function couponText(a: Cart): string {
  const coupon = a.disk.coupons.find((each) => each.code === a.disk.coupon);
  return coupon === undefined ? a.t("cart.coupon") : named(a, coupon);
}

function row(words: AppLanguage, a: Cart, each: CartLine): ViewNode {
  const dish = dishOf(each.dish);
  if (dish === undefined) return words.column([]);
  const options = [dish.sizes[each.size], ...each.extras.map((index) => dish.extras[index])]
    .flatMap((option) => (option === undefined ? [] : [named(a, option)]))
    .join(", ");
  const name = named(a, dish);
  return words.column(
    [
      words.row(
        [
          words.text(name, { id: `cart_name_${each.id}`, flex: 1, textSize: 16, weight: "medium" }),
          words.text(won(a, (dish.price + optionsPrice(each)) * each.count), {
            id: `cart_price_${each.id}`,
            textSize: 16,
          }),
        ],
        { gap: 10 },
      ),
      words.text(options, { id: `cart_options_${each.id}`, textSize: 13, color: "textSecondary" }),
      words.row(
        [
          words.icon("minus-circle-outline", {
            id: `cart_minus_${each.id}`,
            desc: a.t("cart.less", { name }),
            enabled: each.count > 1,
            onTap: () => {
              each.count -= 1;
            },
          }),
          words.text(String(each.count), { id: `cart_count_${each.id}`, textSize: 16 }),
          words.icon("plus-circle-outline", {
            id: `cart_plus_${each.id}`,
            desc: a.t("cart.more", { name }),
            enabled: each.count < 20,
            onTap: () => {
              each.count += 1;
            },
          }),
          words.spacer(),
          words.button(a.t("remove"), {
            id: `cart_remove_${each.id}`,
            style: "text",
            minHeight: 48,
            desc: a.t("cart.remove", { name }),
            onTap: () => remove(a, each),
          }),
        ],
        { gap: 8 },
      ),
    ],
    { key: String(each.id), gap: 2 },
  );
}

function remove(a: Cart, each: CartLine): void {
  const index = a.disk.cart.indexOf(each);
  a.disk.cart.splice(index, 1);
  a.snackbar(a.t("cart.removed"), {
    label: a.t("undo"),
    onTap: () => {
      a.disk.cart.splice(index, 0, each);
    },
  });
}
