import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Coupon, type Delivery, isKorean, knownCoupons, named, type Page, won } from "../disk.ts";
import { screen } from "../look.ts";

interface Saved {
  code: string;
  wrong: string;
}

type Coupons = Page<Saved, { asking: boolean }>;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Coupons that one has, and codes of more. */
export function addCoupons(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, { asking: boolean }>("CouponsActivity", {
    saved: () => ({ code: "", wrong: "" }),
    fields: () => ({ asking: false }),
    view: (a) =>
      screen(words, a, a.t("my.coupons"), [
        words.scroll(
          [
            words.field({
              id: "coupon_code",
              hint: a.t("coupon.code"),
              value: a.saved.code,
              maxLength: 16,
              ...(a.saved.wrong === "" ? {} : { error: a.t(a.saved.wrong) }),
              onChange: (text) => {
                a.saved.code = text;
                a.saved.wrong = "";
              },
            }),
            words.button(a.t(a.fields.asking ? "coupon.asking" : "coupon.register"), {
              id: "coupon_register",
              style: "tonal",
              minHeight: 48,
              enabled: !a.fields.asking,
              onTap: () => register(a),
            }),
            ...a.disk.coupons.map((coupon) => ticket(words, a, coupon)),
          ],
          { id: "coupon_scroll", flex: 1, gap: 12, padding: 16 },
        ),
      ]),
  });
}

function ticket(words: AppLanguage, a: Coupons, coupon: Coupon): ViewNode {
  const used = a.disk.coupon === coupon.code;
  return words.column(
    [
      words.text(named(a, coupon), { id: `coupon_name_${coupon.code}`, textSize: 17, weight: "medium" }),
      words.text(a.t("coupon.from", { from: won(a, coupon.from) }), {
        id: `coupon_from_${coupon.code}`,
        color: "textSecondary",
      }),
      words.text(until(a, coupon), { id: `coupon_until_${coupon.code}`, color: "textSecondary" }),
      words.button(a.t(used ? "coupon.drop" : "coupon.use"), {
        id: `coupon_use_${coupon.code}`,
        style: used ? "outlined" : "filled",
        minHeight: 48,
        alignSelf: "start",
        onTap: () => {
          a.disk.coupon = used ? null : coupon.code;
          if (a.extras["choose"] === true && !used) a.finish();
        },
      }),
    ],
    { key: coupon.code, gap: 6, padding: 16, corner: 16, background: "surface", border: "divider" },
  );
}

function until(a: Coupons, coupon: Coupon): string {
  const [month, day] = coupon.until;
  const korean = `${month}월 ${day}일까지`;
  if (isKorean(a) || a.bug("expiry-in-korean")) return korean;
  return a.t("coupon.until", { day: `${day} ${months[month - 1] ?? ""}` });
}

/** Asks the server about a code; the bug does so where the screen is drawn. */
function register(a: Coupons): void {
  a.hideKeyboard();
  const code = a.saved.code.trim().toUpperCase();
  if (!/^[A-Z0-9]{4,16}$/.test(code)) {
    a.saved.wrong = "coupon.wrong";
    return;
  }
  if (a.bug("coupon-freezes")) {
    a.block(9500);
    answer(a, code);
    return;
  }
  a.fields.asking = true;
  a.request(
    () => code,
    (reply) => {
      a.fields.asking = false;
      if (reply.ok) answer(a, code);
      else a.snackbar(a.t("offline"));
    },
    1500,
  );
}

function answer(a: Coupons, code: string): void {
  const coupon = knownCoupons.find((each) => each.code === code);
  if (coupon === undefined) a.saved.wrong = "coupon.unknown";
  else if (a.disk.coupons.some((each) => each.code === code)) a.saved.wrong = "coupon.known";
  else {
    a.disk.coupons.push(coupon);
    a.saved.code = "";
    a.snackbar(a.t("coupon.done"));
  }
}
