import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Delivery, named, type Page } from "../disk.ts";
import { screen } from "../look.ts";
import { shopOf } from "../stores.ts";

interface Saved {
  loaded: boolean;
  stars: number;
  text: string;
  wrong: boolean;
}

type Writing = Page<Saved, { sent: boolean }>;

/** A review of an order, new or changed. */
export function addReview(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, { sent: boolean }>("ReviewActivity", {
    fields: () => ({ sent: false }),
    saved: () => ({ loaded: false, stars: 0, text: "", wrong: false }),
    onCreate: (a) => {
      const known = a.disk.reviews.find((each) => each.order === a.extras["order"]);
      if (!a.saved.loaded)
        Object.assign(a.saved, { loaded: true, stars: known?.stars ?? 0, text: known?.text ?? "" });
      else if (a.saved.text !== (known?.text ?? "") && a.bug("review-lost-on-turn"))
        a.saved.text = known?.text ?? "";
    },
    view: (a) => {
      const order = a.disk.orders.find((each) => each.id === a.extras["order"]);
      const shop = shopOf(order?.shop);
      if (shop === undefined) return words.column([]);
      return screen(words, a, a.t("review.title"), [
        words.scroll(
          [
            words.text(named(a, shop), { id: "review_shop", textSize: 20, weight: "medium" }),
            words.row(
              [1, 2, 3, 4, 5].map((n) =>
                words.icon(n <= a.saved.stars ? "star" : "star-outline", {
                  id: `review_star_${n}`,
                  size: 34,
                  color: "primary",
                  selected: n <= a.saved.stars,
                  desc: a.t(n === 1 ? "stars.one" : "stars", { n }),
                  onTap: () => {
                    a.saved.stars = n;
                    a.saved.wrong = false;
                  },
                }),
              ),
              { gap: 4 },
            ),
            words.text(
              a.saved.wrong
                ? a.t("review.wrong")
                : a.saved.stars === 0
                  ? a.t("review.ask")
                  : a.t(`review.${a.saved.stars}`),
              { id: "review_word", textSize: 15, color: a.saved.wrong ? "error" : "textSecondary" },
            ),
            words.field({
              id: "review_text",
              input: "multiline",
              hint: a.t("review.hint"),
              value: a.saved.text,
              maxLength: 500,
              onChange: (text) => {
                a.saved.text = text;
              },
            }),
            words.text(a.t("review.length", { n: a.saved.text.length }), {
              id: "review_length",
              textSize: 13,
              color: "textSecondary",
              textAlign: "end",
            }),
            words.button(a.t("review.send"), { id: "review_send", minHeight: 52, onTap: () => send(a) }),
          ],
          { id: "review_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]);
    },
  });
}

function send(a: Writing): void {
  a.hideKeyboard();
  if (a.saved.stars === 0) {
    a.saved.wrong = true;
    return;
  }
  const order = a.disk.orders.find((each) => each.id === a.extras["order"]);
  if (order === undefined || a.fields.sent) return;
  a.fields.sent = true;
  const known = a.disk.reviews.find((each) => each.order === order.id);
  const { stars, text } = a.saved;
  const review = {
    id: a.disk.nextId,
    order: order.id,
    shop: order.shop,
    who: "나",
    stars,
    text: text.trim(),
  };
  a.disk.nextId += 1;
  const kept = known !== undefined && a.bug("review-twice");
  a.disk.reviews = [review, ...a.disk.reviews.filter((each) => kept || each.order !== order.id)];
  a.toast(a.t("review.done"));
  a.finish();
}
