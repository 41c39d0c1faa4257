/** For each seeded bug of Hansang, the steps that trigger it. */

import type { Step, Triggers } from "../../apps/steps.ts";

export const packageName = "kr.hansang.app";

const newest: readonly Step[] = [
  { tap: { id: "action_search" } },
  { type: { id: "search_query", text: "Light Day" } },
  { tap: { id: "search_go" } },
  { wait: 1000 },
  { tap: { text: "Light Day Salads and Soups, Yeonnam Main Store" } },
];

const oneDish: readonly Step[] = [
  { tap: { text: "Grandma's Noodles" } },
  { tap: { text: "Clam knife noodles" } },
];

export const triggers: Triggers = {
  "new-shop-info-crash": [...newest, { tap: { id: "shop_info" } }],
  "last-recent-crash": [{ tap: { id: "action_search" } }, { tap: { id: "recent_remove", at: 2 } }],
  "coupon-freezes": [
    { tap: { id: "nav_my" } },
    { tap: { id: "my_coupons" } },
    { type: { id: "coupon_code", text: "RAINY2" } },
    { tap: { id: "coupon_register" } },
    { tap: { id: "coupon_use_SPRING3" } },
    { wait: 13_000 },
  ],
  "options-counted-once": [
    ...oneDish,
    { tap: { id: "menu_extra_0" } },
    { tap: { id: "menu_plus" } },
    { tap: { id: "menu_add" } },
    { tap: { id: "action_cart" } },
  ],
  "address-wrong-row": [
    { tap: { id: "nav_my" } },
    { tap: { id: "my_addresses" } },
    { tap: { id: "address_remove", at: 1 } },
    { tap: { text: "Remove" } },
  ],
  "review-twice": [
    { tap: { id: "nav_orders" } },
    { tap: { text: "Tonkatsu Works" } },
    { tap: { id: "order_review" } },
    { tap: { id: "review_star_5" } },
    { tap: { id: "review_send" } },
    { back: true },
    { tap: { id: "nav_home" } },
    { tap: { text: "Tonkatsu Works" } },
    { tap: { id: "shop_reviews" } },
  ],
  "fee-order": [{ tap: { id: "sort" } }, { tap: { text: "Lowest fee" } }],
  "favourites-stale": [
    { tap: { id: "nav_favourites" } },
    { tap: { text: "Alley Tteokbokki" } },
    { tap: { id: "action_like" } },
    { back: true },
  ],
  "review-lost-on-turn": [
    { tap: { id: "nav_orders" } },
    { tap: { text: "Crispy Day Chicken" } },
    { tap: { id: "order_review" } },
    { type: { id: "review_text", text: "Crisp to the last bite" } },
    { rotate: true },
    { rotate: true },
  ],
  "empty-question-lost": [
    ...oneDish,
    { tap: { id: "menu_add" } },
    { tap: { id: "action_cart" } },
    { tap: { id: "action_empty" } },
    { rotate: true },
  ],
  "long-name-overlap": newest,
  "note-null": [{ tap: { id: "nav_orders" } }, { tap: { text: "Alley Tteokbokki" } }],
  "expiry-in-korean": [{ tap: { id: "nav_my" } }, { tap: { id: "my_coupons" } }],
  "stepper-unnamed": oneDish,
  "search-blank-offline": [
    { set: { offline: true } },
    { tap: { id: "action_search" } },
    { tap: { id: "recent_term" } },
    { wait: 2000 },
  ],
};
