import type { AppLanguage, FieldProps, ViewNode } from "../../../language.ts";
import { sumsOf } from "../data/cart.ts";
import { mistakes } from "../data/checks.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { parseInt } from "../data/java.ts";
import { money } from "../data/money.ts";
import { colours, heading } from "../look.ts";

interface Saved {
  address: string;
  payment: number;
  slot: number;
  /** Keys of messages, by field. */
  errors: Record<string, string>;
}

/** The address has a suggestion list in the real shop, so the activity holds its text, not the view. */
interface Fields {
  address: string;
  sending: boolean;
}

type Checkout = ShopActivity<Saved, Fields>;

const anotherCard = 1;

/** Contact, delivery and payment: the form that turns a cart into an order. */
export function addCheckout(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved, Fields>("CheckoutActivity", {
    saved: () => ({ address: "", payment: 0, slot: 0, errors: {} }),
    fields: () => ({ address: "", sending: false }),
    onCreate: (a) => {
      if (a.saved.address !== "" && !a.bug("address-lost-on-rotation")) a.fields.address = a.saved.address;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("checkout.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column([contact(words, a), delivery(words, a), payment(words, a)], {
                gap: 24,
                padding: 16,
              }),
            ],
            { id: "checkout_scroll", flex: 1 },
          ),
          bottom(words, a),
        ],
        { flex: 1, background: colours(a).background },
      ),
  });
}

function field(words: AppLanguage, a: Checkout, key: string, props: FieldProps): ViewNode {
  const error = a.saved.errors[key];
  return words.field({
    id: `checkout_${key}`,
    hint: a.t(`checkout.${key}`),
    ...(error === undefined ? {} : { error: a.t(error) }),
    ...props,
    onChange: (text) => {
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== key));
      props.onChange?.(text);
    },
  });
}

function contact(words: AppLanguage, a: Checkout): ViewNode {
  const { profile } = a.disk;
  return words.column(
    [
      heading(words, a, a.t("checkout.contact")),
      field(words, a, "name", { initial: profile.name, icon: "account-outline" }),
      field(words, a, "email", { initial: profile.email, input: "email", icon: "email-outline" }),
      field(words, a, "phone", { initial: profile.phone, input: "phone", icon: "phone-outline" }),
    ],
    { gap: 12 },
  );
}

function delivery(words: AppLanguage, a: Checkout): ViewNode {
  return words.column(
    [
      heading(words, a, a.t("checkout.delivery")),
      field(words, a, "address", {
        value: a.fields.address,
        icon: "home-outline",
        onChange: (text) => {
          a.fields.address = text;
          a.saved.address = text;
        },
      }),
      field(words, a, "postcode", { input: "number", maxLength: 5, icon: "map-marker-outline" }),
      words.text(a.t("checkout.slot"), { textSize: 14, color: colours(a).secondary }),
      words.spinner({
        id: "checkout_slot",
        options: [a.t("checkout.slot.morning"), a.t("checkout.slot.afternoon"), a.t("checkout.slot.evening")],
        selectedIndex: a.saved.slot,
        onSelect: (index) => {
          a.saved.slot = index;
        },
      }),
    ],
    { gap: 12 },
  );
}

function payment(words: AppLanguage, a: Checkout): ViewNode {
  return words.column(
    [
      heading(words, a, a.t("checkout.payment")),
      words.radioGroup({
        id: "checkout_payment",
        options: [a.t("checkout.pay.saved"), a.t("checkout.pay.card"), a.t("checkout.pay.cash")],
        selectedIndex: a.saved.payment,
        onSelect: (index) => {
          a.saved.payment = index;
        },
      }),
      a.saved.payment === anotherCard &&
        field(words, a, "card", { input: "number", maxLength: 16, icon: "credit-card-outline" }),
    ],
    { gap: 12 },
  );
}

function bottom(words: AppLanguage, a: Checkout): ViewNode {
  const palette = colours(a);
  const { total } = sumsOf(a, a.disk.cart, a.disk.coupon);
  return words.row(
    [
      words.column(
        [
          words.text(a.t("cart.total"), { textSize: 13, color: palette.secondary }),
          words.text(money(total), {
            id: "checkout_total",
            textSize: 18,
            weight: "bold",
            color: palette.text,
          }),
        ],
        { flex: 1 },
      ),
      words.button(a.t(a.fields.sending ? "checkout.placing" : "checkout.place"), {
        id: "checkout_place",
        onTap: () => place(words, a),
      }),
    ],
    { align: "center", gap: 16, padding: [10, 16], background: palette.surface, elevation: 8 },
  );
}

function place(words: AppLanguage, a: Checkout): void {
  const postcode = a.value("checkout_postcode");
  if (postcode === "" && a.bug("empty-postcode-crash")) {
    parseInt(words, postcode, "com.example.pocketmarket.CheckoutActivity.place(CheckoutActivity.kt:164)");
  }
  a.saved.errors = mistakes({
    name: a.value("checkout_name"),
    email: a.value("checkout_email"),
    phone: a.value("checkout_phone"),
    address: a.fields.address,
    postcode,
    ...(a.saved.payment === anotherCard ? { card: a.value("checkout_card") } : {}),
  });
  a.hideKeyboard();
  if (Object.keys(a.saved.errors).length > 0) return;
  if (a.fields.sending && !a.bug("order-sent-twice")) return;
  a.fields.sending = true;
  const lines = a.disk.cart.map((line) => ({ ...line }));
  const sums = sumsOf(a, lines, a.disk.coupon);
  a.request(
    () => 13 + Math.max(...a.disk.orders.map((order) => order.number)),
    (answer) => {
      a.fields.sending = false;
      if (!answer.ok) {
        a.snackbar(a.t("checkout.offline"));
        return;
      }
      a.disk.orders.unshift({
        number: answer.value,
        placed: a.now(),
        lines,
        sums,
        status: "processing",
        tracking: null,
      });
      a.disk.cart = [];
      a.disk.coupon = null;
      a.start("ConfirmationActivity", { number: answer.value, email: a.value("checkout_email") });
    },
    900,
  );
}
