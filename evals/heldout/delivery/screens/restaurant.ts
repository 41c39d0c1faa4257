import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Delivery, named, type Page, type Review, reviewsOf, won } from "../disk.ts";
import { cartAction, feeText, line, nothing } from "../look.ts";
import { type Dish, menuOf, pictureOf, type Shop, shopOf } from "../stores.ts";

type Part = "menu" | "reviews" | "info";
type Restaurant = Page<{ part: Part }>;

/** A shop: its menu, what others say, and who they are. */
export function addRestaurant(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<{ part: Part }>("RestaurantActivity", {
    saved: () => ({ part: "menu" }),
    view: (a) => {
      const shop = shopOf(a.extras["shop"]);
      if (shop === undefined) return words.column([]);
      const liked = a.disk.favourites.includes(shop.id);
      return words.column(
        [
          words.toolbar({
            title: "",
            onUp: () => a.finish(),
            actions: [
              {
                id: "action_like",
                icon: liked ? "heart" : "heart-outline",
                label: a.t(liked ? "unlike" : "like"),
                onTap: () => like(a, shop, !liked),
              },
              cartAction(a),
            ],
          }),
          header(words, a, shop),
          words.tabs({
            id: "shop_tabs",
            selected: `shop_${a.saved.part}`,
            items: (["menu", "reviews", "info"] as const).map((part) => ({
              id: `shop_${part}`,
              label: a.t(`shop.${part}`),
              onTap: () => open(words, a, shop, part),
            })),
          }),
          content(words, a, shop),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function like(a: Restaurant, shop: Shop, on: boolean): void {
  const others = a.disk.favourites.filter((id) => id !== shop.id);
  a.disk.favourites = on ? [...others, shop.id] : others;
  // Whoever shows favourites has to read them again.
  if (a.statics.favourites === null || !a.bug("favourites-stale")) a.statics.favourites = null;
  a.snackbar(a.t(on ? "liked" : "unliked"));
}

function open(words: AppLanguage, a: Restaurant, shop: Shop, part: Part): void {
  if (part === "info" && shop.notice === null && a.bug("new-shop-info-crash")) {
    throw words.exception(
      "java.lang.NullPointerException",
      "Attempt to invoke virtual method 'java.lang.String java.lang.String.trim()' on a null object reference",
      {
        frames: [
          "kr.hansang.app.ShopInfoBinder.bindNotice(ShopInfoBinder.kt:52)",
          "kr.hansang.app.RestaurantActivity.onTabSelected(RestaurantActivity.kt:174)",
        ],
      },
    );
  }
  a.saved.part = part;
}

function header(words: AppLanguage, a: Restaurant, shop: Shop): ViewNode {
  const name = named(a, shop);
  const title = words.text(name, { id: "shop_title", textSize: 24, weight: "bold" });
  const stars = { id: "shop_rating", textSize: 15, color: "textSecondary" };
  const rating = a.t("shop.stars", { stars: (shop.stars / 10).toFixed(1), n: shop.reviews });
  // The line below was laid out for names of one line.
  if (name.length > 18 && a.bug("long-name-overlap")) {
    return words.stack(
      [
        words.column([title, words.spacer({ height: 10 })], {}),
        words.text(rating, { ...stars, absolute: { top: 36, left: 0 } }),
      ],
      { margin: [4, 16] },
    );
  }
  return words.column([title, words.text(rating, stars)], { gap: 4, margin: [4, 16], shrink: 0 });
}

function content(words: AppLanguage, a: Restaurant, shop: Shop): ViewNode {
  switch (a.saved.part) {
    case "reviews":
      return reviews(words, a, shop);
    case "info":
      return info(words, a, shop);
    default:
      return words.list({
        id: "menu_list",
        flex: 1,
        items: menuOf(shop),
        key: (dish) => String(dish.id),
        row: (dish) => dishRow(words, a, shop, dish),
      });
  }
}

function dishRow(words: AppLanguage, a: Restaurant, shop: Shop, dish: Dish): ViewNode {
  const off = dish.soldOut || !shop.open;
  return words.row(
    [
      words.column(
        [
          words.text(named(a, dish), { id: "dish_name", textSize: 16, weight: "medium", enabled: !off }),
          words.text(named(a, dish.about), {
            id: "dish_about",
            textSize: 13,
            color: "textSecondary",
            enabled: !off,
          }),
          words.text(dish.soldOut ? a.t("dish.soldOut") : won(a, dish.price), {
            id: "dish_price",
            textSize: 15,
            enabled: !off,
          }),
        ],
        { flex: 1, gap: 3 },
      ),
      words.image(pictureOf(shop, dish.id), { width: 76, height: 76, corner: 12, opacity: off ? 0.4 : 1 }),
    ],
    {
      gap: 14,
      padding: [10, 16],
      minHeight: 96,
      enabled: !off,
      onTap: () => a.start("MenuActivity", { dish: dish.id }),
    },
  );
}

function reviews(words: AppLanguage, a: Restaurant, shop: Shop): ViewNode {
  const all = [...a.disk.reviews.filter((review) => review.shop === shop.id), ...reviewsOf(shop.id)];
  if (all.length === 0)
    return nothing(words, "comment-outline", a.t("reviews.none"), a.t("reviews.none.about"));
  return words.column(
    [
      words.text(a.t("reviews.note"), {
        id: "reviews_note",
        textSize: 13,
        color: "textSecondary",
        padding: [8, 16],
      }),
      words.list<Review>({
        id: "review_list",
        flex: 1,
        items: all,
        key: (review) => String(review.id),
        row: (review) =>
          words.column(
            [
              words.row(
                [
                  words.text(review.who, { id: "review_who", flex: 1, textSize: 15, weight: "medium" }),
                  words.text("★".repeat(review.stars), {
                    id: "review_stars",
                    color: "primary",
                    desc: a.t("stars", { n: review.stars }),
                  }),
                ],
                { gap: 8 },
              ),
              words.text(review.text, { id: "review_text", textSize: 15 }),
            ],
            { gap: 6, padding: [12, 16] },
          ),
      }),
    ],
    { flex: 1 },
  );
}

function info(words: AppLanguage, a: Restaurant, shop: Shop): ViewNode {
  return words.scroll(
    [
      words.column(
        [
          line(words, a.t("info.fee"), feeText(a, shop), "info_fee"),
          line(words, a.t("info.least"), won(a, shop.least), "info_least"),
          line(words, a.t("info.minutes"), a.t("minutes", { n: shop.minutes }), "info_minutes"),
          line(words, a.t("info.district"), named(a, shop.district), "info_district"),
          line(words, a.t("info.phone"), shop.phone, "info_phone"),
        ],
        { padding: [8, 16] },
      ),
      words.divider(),
      words.text(a.t("info.notice"), {
        textSize: 15,
        weight: "medium",
        padding: { top: 14, left: 16, right: 16 },
      }),
      words.text(shop.notice === null ? a.t("info.notice.none") : named(a, shop.notice), {
        id: "info_notice",
        textSize: 15,
        color: "textSecondary",
        padding: [8, 16],
      }),
      words.button(a.t("info.call"), {
        id: "info_call",
        style: "outlined",
        minHeight: 48,
        margin: [8, 16],
        onTap: () => {
          try {
            a.startExternal({ action: "android.intent.action.DIAL", data: `tel:${shop.phone}` });
          } catch {
            a.snackbar(a.t("info.call.none"));
          }
        },
      }),
    ],
    { id: "info_scroll", flex: 1 },
  );
}
