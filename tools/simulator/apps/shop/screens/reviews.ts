import type { AppLanguage, ViewNode } from "../../../language.ts";
import { productOf } from "../data/catalogue.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { call } from "../data/java.ts";
import { reviewsOf, type Review } from "../data/reviews.ts";
import { colours, nothingHere } from "../look.ts";

interface Saved {
  /** How many reviews were on the screen when it was saved. */
  seen: number;
  open: string[];
}

interface Fields {
  /** Loaded from the server by every new activity object. */
  reviews: readonly Review[] | null;
  failed: boolean;
}

type Reviews = ShopActivity<Saved, Fields>;

/** What others wrote about a product; fetched, so it may fail. */
export function addReviews(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved, Fields>("ReviewsActivity", {
    saved: () => ({ seen: 0, open: [] }),
    fields: () => ({ reviews: null, failed: false }),
    onCreate: (a) => {
      if (a.saved.seen > 0) restorePlace(words, a);
      load(a);
    },
    view: (a) =>
      words.column(
        [words.toolbar({ title: a.t("reviews.title"), onUp: () => a.finish() }), content(words, a)],
        { flex: 1, background: colours(a).background },
      ),
  });
}

/** Back to the reviews that were in sight; there are none yet in a new activity object. */
function restorePlace(words: AppLanguage, a: Reviews): void {
  if (a.fields.reviews === null && !a.bug("reviews-crash-on-rotation")) return;
  const list = call(
    words,
    a.fields.reviews,
    "int java.util.List.size()",
    "com.example.pocketmarket.ReviewsActivity.restorePlace(ReviewsActivity.kt:57)",
  );
  a.saved.seen = Math.min(a.saved.seen, list.length);
}

function load(a: Reviews): void {
  a.fields.failed = false;
  a.request(
    () => reviewsOf(productOf(typeof a.extras["product"] === "string" ? a.extras["product"] : "pourover")),
    (answer) => {
      if (!a.alive) return;
      if (answer.ok) {
        a.fields.reviews = answer.value;
        a.saved.seen = answer.value.length;
      } else {
        a.fields.failed = true;
      }
    },
    1200,
  );
}

function content(words: AppLanguage, a: Reviews): ViewNode {
  const palette = colours(a);
  if (a.fields.failed) {
    return nothingHere(words, a, {
      id: "reviews_offline",
      icon: "wifi-off",
      title: a.t("offline.title"),
      hint: a.t("offline.hint"),
      action: { id: "reviews_retry", label: a.t("reviews.retry"), onTap: () => load(a) },
    });
  }
  if (a.fields.reviews === null) {
    return words.column(
      [
        words.progressSpinner({ id: "reviews_progress" }),
        words.text(a.t("reviews.loading"), { color: palette.secondary }),
      ],
      { flex: 1, align: "center", justify: "center", gap: 16 },
    );
  }
  return words.list({
    id: "reviews_list",
    flex: 1,
    items: a.fields.reviews,
    key: (review) => review.id,
    row: (review) => reviewRow(words, a, review),
  });
}

function reviewRow(words: AppLanguage, a: Reviews, review: Review): ViewNode {
  const palette = colours(a);
  const language = a.config.locale.startsWith("ko") ? "ko" : "en";
  const open = a.saved.open.includes(review.id);
  const turn = () => {
    a.saved.open = open ? a.saved.open.filter((id) => id !== review.id) : [...a.saved.open, review.id];
  };
  return words.row(
    [
      words.image({ kind: "avatar", name: review.author }, { width: 40, height: 40, corner: 20 }),
      words.column(
        [
          words.text(review.author, { textSize: 14, weight: "medium", color: palette.text }),
          words.row(
            [1, 2, 3, 4, 5].map((star) =>
              words.icon(star <= review.stars ? "star" : "star-outline", {
                key: `star${star}`,
                size: 16,
                color: palette.star,
              }),
            ),
            { gap: 2, desc: `${review.stars} / 5` },
          ),
          words.text(review.short[language], { textSize: 15, color: palette.text }),
          open && words.text(review.more[language], { textSize: 14, color: palette.secondary }),
          words.button(a.t(open ? "reviews.less" : "reviews.more"), {
            id: "review_more",
            style: "text",
            alignSelf: "start",
            onTap: turn,
          }),
        ],
        { flex: 1, gap: 4 },
      ),
    ],
    { key: review.id, gap: 12, align: "start", padding: [12, 16] },
  );
}
