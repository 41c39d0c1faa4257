import { expect, it } from "vitest";
import { crashLog } from "../../apps/drive.ts";
import { prove } from "../../apps/prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

const cart = ["nav_orders", { text: "Crispy Day Chicken" }, "order_again"];

prove({
  name: "Hansang",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "new-shop-info-crash": ({ phone }) => crashLog(phone).includes("ShopInfoBinder.bindNotice"),
    "last-recent-crash": ({ phone }) => crashLog(phone).includes("SearchActivity.onRecentRemoved"),
    "coupon-freezes": (driven) => driven.died(),
    // (9,500 + 1,500) × 2
    "options-counted-once": ({ play }) => play.textOf("cart_dishes") !== "₩22,000",
    "address-wrong-row": ({ play }) => play.has({ text: "집" }),
    "review-twice": ({ play }) => play.has({ text: "나", at: 1 }),
    "fee-order": ({ play }) => !play.has({ text: "40 min · Delivery ₩900" }),
    "favourites-stale": ({ play }) => play.has({ text: "Alley Tteokbokki" }),
    "review-lost-on-turn": ({ play }) => play.textOf("review_text") !== "Crisp to the last bite",
    "empty-question-lost": ({ play }) => !play.has({ text: "Empty the cart?" }),
    "long-name-overlap": ({ play }) =>
      (play.box("shop_rating")?.rect.top ?? 0) < (play.box("shop_title")?.rect.bottom ?? 0) - 10,
    "note-null": ({ play }) => play.textOf("order_note") === "null",
    "expiry-in-korean": ({ play }) => play.textOf("coupon_until_SPRING3") !== "Until 31 Mar",
    "stepper-unnamed": ({ play }) => play.box("menu_plus")?.desc === "",
    "search-blank-offline": ({ play }) => !play.has("search_again"),
  },
  stops: [
    { screen: "MainActivity", path: ["nav_favourites"] },
    { screen: "MainActivity", path: ["nav_orders"] },
    { screen: "MainActivity", path: ["nav_my"] },
    { screen: "SearchActivity", path: ["action_search"] },
    { screen: "RestaurantActivity", path: [{ text: "Grandma's Noodles" }] },
    { screen: "MenuActivity", path: [{ text: "Grandma's Noodles" }, { text: "Clam knife noodles" }] },
    { screen: "CartActivity", path: ["action_cart"] },
    { screen: "CartActivity", path: cart },
    { screen: "CartActivity", path: [...cart, "action_empty"] },
    { screen: "CheckoutActivity", path: [...cart, "cart_go"] },
    { screen: "OrderActivity", path: ["nav_orders", { text: "Manrihyang" }] },
    { screen: "ReviewActivity", path: ["nav_orders", { text: "Manrihyang" }, "order_review"] },
    { screen: "AddressesActivity", path: ["nav_my", "my_addresses"] },
    { screen: "AddressesActivity", path: ["nav_my", "my_addresses", { id: "address_remove", at: 1 }] },
    { screen: "AddressEditActivity", path: ["nav_my", "my_addresses", "action_new"] },
    { screen: "CouponsActivity", path: ["nav_my", "my_coupons"] },
    { screen: "SettingsActivity", path: ["nav_my", "my_settings"] },
  ],
  modes: [
    { screen: "MainActivity", path: ["category_pizza"] },
    { screen: "RestaurantActivity", path: [{ text: "Grandma's Noodles" }, "shop_info"] },
    { screen: "RestaurantActivity", path: [{ text: "Grandma's Noodles" }, "shop_reviews"] },
    {
      screen: "MenuActivity",
      path: [{ text: "Grandma's Noodles" }, { text: "Clam knife noodles" }, "menu_extra_1"],
    },
    { screen: "AddressEditActivity", path: ["nav_my", "my_addresses", "action_new", "address_save"] },
    {
      screen: "ReviewActivity",
      path: ["nav_orders", { text: "Manrihyang" }, "order_review", "review_star_3"],
    },
  ],
  decoys: {
    "below-minimum": [
      [
        { tap: { text: "Grandma's Noodles" } },
        { tap: { text: "Potato pancake" } },
        { tap: { id: "menu_add" } },
        { tap: { id: "action_cart" } },
      ],
      ({ play }) => play.box("cart_go")?.enabled === false && play.textOf("cart_least").includes("₩3,500"),
    ],
    "reviews-as-written": [
      [{ tap: { text: "Grandma's Noodles" } }, { tap: { id: "shop_reviews" } }],
      ({ play }) => play.has("reviews_note") && play.has("review_text"),
    ],
    "no-dialler": [
      [{ tap: { text: "Grandma's Noodles" } }, { tap: { id: "shop_info" } }, { tap: { id: "info_call" } }],
      ({ play }) => play.has({ text: "There is no app for phone calls" }),
    ],
    "fee-and-coupon-in-total": [
      [
        { tap: { id: "nav_orders" } },
        { tap: { text: "Crispy Day Chicken" } },
        { tap: { id: "order_again" } },
        { tap: { id: "cart_coupon" } },
        { tap: { id: "coupon_use_SPRING3" } },
      ],
      ({ play }) => play.textOf("cart_total") === "₩26,900" && play.textOf("cart_off") === "−₩3,000",
    ],
    "coupon-takes-a-while": [
      [
        { tap: { id: "nav_my" } },
        { tap: { id: "my_coupons" } },
        { type: { id: "coupon_code", text: "RAINY2" } },
        { tap: { id: "coupon_register" } },
        { wait: 3000 },
      ],
      ({ play }) => play.has("coupon_name_RAINY2"),
    ],
    "an-order-is-placed": [
      [
        { tap: { id: "nav_orders" } },
        { tap: { text: "Crispy Day Chicken" } },
        { tap: { id: "order_again" } },
        { tap: { id: "cart_go" } },
        { type: { id: "checkout_note", text: "Ring twice" } },
        { tap: { id: "checkout_go" } },
        { wait: 3000 },
      ],
      ({ play }) => play.screen() === "OrderActivity" && play.textOf("order_note") === "Ring twice",
    ],
  },
});

it("Hansang has every word in both languages", () => {
  expect(Object.keys(strings.ko).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
