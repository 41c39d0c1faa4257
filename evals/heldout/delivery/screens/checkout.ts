import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Delivery, homeOf, optionsPrice, type Page, won } from "../disk.ts";
import { line, screen } from "../look.ts";
import { dishOf } from "../stores.ts";
import { cartShop, discount, dishesPrice } from "./cart.ts";

interface Saved {
  note: string;
  pay: number;
}

type Checkout = Page<Saved, { sending: boolean }>;

const ways = ["card", "transfer", "door"] as const;

/** Where to, how to pay, and the order is placed. */
export function addCheckout(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, { sending: boolean }>("CheckoutActivity", {
    saved: () => ({ note: "", pay: 0 }),
    fields: () => ({ sending: false }),
    view: (a) => {
      const home = homeOf(a);
      const price = dishesPrice(a);
      const total = price + (cartShop(a)?.fee ?? 0) - discount(a, price);
      return screen(words, a, a.t("checkout.title"), [
        words.scroll(
          [
            words.text(a.t("checkout.to"), { textSize: 15, weight: "medium" }),
            words.row(
              [
                words.icon("map-marker-outline", { color: "primary" }),
                words.column(
                  [
                    words.text(home?.street ?? a.t("my.addresses.none"), {
                      id: "checkout_street",
                      textSize: 16,
                    }),
                    words.text(home === undefined ? "" : `${home.detail} · ${home.phone}`, {
                      id: "checkout_detail",
                      color: "textSecondary",
                    }),
                  ],
                  { flex: 1, gap: 2 },
                ),
                words.icon("chevron-right"),
              ],
              { id: "checkout_address", gap: 14, minHeight: 60, onTap: () => a.start("AddressesActivity") },
            ),
            words.field({
              id: "checkout_note",
              hint: a.t("checkout.note"),
              value: a.saved.note,
              maxLength: 80,
              onChange: (text) => {
                a.saved.note = text;
              },
            }),
            words.text(a.t("checkout.pay"), { textSize: 15, weight: "medium" }),
            words.radioGroup({
              id: "checkout_pay",
              options: ways.map((way) => a.t(`pay.${way}`)),
              selectedIndex: a.saved.pay,
              onSelect: (index) => {
                a.saved.pay = index;
              },
            }),
            words.text(a.t(a.disk.cutlery ? "checkout.cutlery" : "checkout.noCutlery"), {
              id: "checkout_cutlery",
              color: "textSecondary",
            }),
            line(words, a.t("cart.total"), won(a, total), "checkout_total", true),
          ],
          { id: "checkout_scroll", flex: 1, gap: 12, padding: 16 },
        ),
        words.button(a.t(a.fields.sending ? "checkout.sending" : "checkout.go"), {
          id: "checkout_go",
          minHeight: 52,
          margin: [8, 16],
          shrink: 0,
          enabled: !a.fields.sending && home !== undefined && a.disk.cart.length > 0,
          onTap: () => place(a),
        }),
      ]);
    },
  });
}

function place(a: Checkout): void {
  if (a.fields.sending) return;
  a.fields.sending = true;
  a.hideKeyboard();
  a.request(
    () => true,
    (answer) => {
      a.fields.sending = false;
      if (answer.ok) book(a);
      else a.snackbar(a.t("offline"));
    },
    1100,
  );
}

function book(a: Checkout): void {
  const shop = cartShop(a);
  const home = homeOf(a);
  if (shop === undefined || home === undefined) return;
  const price = dishesPrice(a);
  const id = a.disk.nextId;
  const note = a.saved.note.trim();
  a.disk.orders.unshift({
    id,
    shop: shop.id,
    day: { ko: "방금", en: "Just now" },
    dishes: a.disk.cart.map((each) => ({
      dish: each.dish,
      count: each.count,
      price: (dishOf(each.dish)?.price ?? 0) + optionsPrice(each),
    })),
    fee: shop.fee,
    discount: discount(a, price),
    note: note === "" ? null : note,
    address: `${home.street}, ${home.detail}`,
    state: "cooking",
  });
  a.disk.nextId += 1;
  a.disk.cart = [];
  a.disk.coupon = null;
  a.toast(a.t("checkout.done"));
  a.start("MainActivity", {}, { clearTop: true });
  a.start("OrderActivity", { order: id });
}
