import type { AppLanguage, ViewNode } from "../../../language.ts";
import { coupons } from "../data/cart.ts";
import type { ShopActivity } from "../data/disk.ts";
import { colours } from "../look.ts";

export interface CartSaved {
  couponError: string;
}

export type Cart = ShopActivity<CartSaved, { checking: boolean }>;

/** A field for a code, which the shop's server checks. */
export function couponRow(words: AppLanguage, a: Cart): ViewNode {
  const palette = colours(a);
  return words.column(
    [
      words.row(
        [
          words.field({
            id: "cart_coupon",
            hint: a.t("cart.coupon"),
            maxLength: 16,
            flex: 1,
            ...(a.saved.couponError === "" ? {} : { error: a.t(a.saved.couponError) }),
            onChange: () => {
              a.saved.couponError = "";
            },
          }),
          words.button(a.t(a.fields.checking ? "cart.checking" : "cart.apply"), {
            id: "cart_apply",
            style: "tonal",
            enabled: !a.fields.checking,
            margin: { top: 4 },
            onTap: () => apply(a),
          }),
        ],
        { gap: 12, align: "start" },
      ),
      a.disk.coupon !== null &&
        words.text(a.t("cart.coupon.ok", { code: a.disk.coupon }), {
          id: "cart_coupon_ok",
          textSize: 14,
          color: palette.primary,
        }),
    ],
    { gap: 8, padding: { top: 12, right: 16, left: 16 } },
  );
}

function apply(a: Cart): void {
  const code = a.value("cart_coupon").trim().toUpperCase();
  a.hideKeyboard();
  if (code === "") {
    a.saved.couponError = "cart.coupon.empty";
    return;
  }
  if (coupons[code] === undefined && a.bug("coupon-blocks")) {
    // Asked on the main thread, and an unknown code is asked for three times, three seconds each.
    for (const attempt of [1, 2, 3]) {
      a.log("D", "CouponClient", `POST /coupons/check attempt ${attempt}`);
      a.block(3000);
    }
    settle(a, code);
    return;
  }
  a.fields.checking = true;
  a.request(
    () => code,
    (answer) => {
      if (!a.alive) return;
      a.fields.checking = false;
      if (answer.ok) settle(a, answer.value);
      else a.snackbar(a.t("offline.title"));
    },
    700,
  );
}

function settle(a: Cart, code: string): void {
  if (coupons[code] === undefined) {
    a.saved.couponError = "cart.coupon.bad";
    return;
  }
  a.disk.coupon = code;
  a.setValue("cart_coupon", "");
}
