/** For each seeded bug of the shop: the taps that trigger it, and whether what then stands there is wrong. */

import type { Phone } from "../../phone.ts";
import type { Player } from "../play.ts";

export type Script = (play: Player, phone: Phone) => Promise<boolean>;

export const shopPackage = "com.example.pocketmarket";

/** Did the app die, or freeze, since the phone was made? */
export function died(phone: Phone): boolean {
  const frozen = phone.logs.read(["events"]).some((entry) => entry.tag === "am_anr");
  return frozen || phone.logs.read(["events"]).some((entry) => entry.tag === "am_crash") || tombstone(phone);
}

function tombstone(phone: Phone): boolean {
  return phone.logs.read(["crash", "main"]).some((entry) => entry.tag === "libc" && entry.priority === "F");
}

async function shelf(play: Player, name: string): Promise<void> {
  await play.tap("nav_browse");
  await play.tap(name);
}

async function product(play: Player, name: string): Promise<void> {
  await shelf(play, "browse_all");
  await play.tap({ text: name });
}

async function account(play: Player, row: string): Promise<void> {
  await play.tap("nav_account");
  await play.tap(`account_${row}`);
}

async function unsentOrder(play: Player): Promise<void> {
  await account(play, "orders");
  await play.tap({ text: "Order 20418" });
}

async function checkout(play: Player): Promise<void> {
  await play.tap("action_cart");
  await play.tap("cart_checkout");
}

async function fillCheckout(play: Player): Promise<void> {
  await checkout(play);
  await play.type("checkout_address", "12 Mill Lane");
  await play.type("checkout_postcode", "04524");
}

/** Cents out of "$1,234.50". */
function cents(text: string): number {
  return Math.round(Number(text.replace(/[^\d.]/g, "")) * 100);
}

export const scripts: Readonly<Record<string, Script>> = {
  async "cart-remove-last-crash"(play, phone) {
    await play.tap("action_cart");
    await play.tap("line_remove");
    return died(phone);
  },
  async "empty-postcode-crash"(play, phone) {
    await checkout(play);
    await play.tap("checkout_place");
    return died(phone);
  },
  async "store-map-unchecked"(play, phone) {
    await product(play, "Oak Desk Lamp");
    await play.tap("product_store");
    return died(phone);
  },
  async "track-unsent-crash"(play, phone) {
    await unsentOrder(play);
    await play.tap("order_track");
    return died(phone);
  },
  async "reviews-crash-on-rotation"(play, phone) {
    await product(play, "Oak Desk Lamp");
    await play.tap("product_reviews");
    await play.rotate();
    return died(phone);
  },
  async "grey-filter-overruns"(play, phone) {
    await product(play, "Oak Desk Lamp");
    await play.tap("product_picture");
    await play.tap("action_grey");
    return died(phone);
  },
  async "export-on-main-thread"(play, phone) {
    await account(play, "settings");
    await play.doubleTap("settings_export");
    return died(phone);
  },
  async "coupon-blocks"(play, phone) {
    await play.tap("action_cart");
    await play.type("cart_coupon", "FREE");
    await play.doubleTap("cart_apply");
    return died(phone);
  },
  async "address-lost-on-rotation"(play) {
    await checkout(play);
    await play.type("checkout_address", "12 Mill Lane");
    await play.rotate();
    await play.rotate();
    return play.textOf("checkout_address") !== "12 Mill Lane";
  },
  async "filters-lost-on-rotation"(play) {
    await shelf(play, "shelf_kitchen");
    await play.tap("filter_top");
    await play.rotate();
    await play.rotate();
    return play.box("filter_top")?.checked !== true;
  },
  async "profile-draft-lost"(play) {
    await account(play, "edit");
    await play.type("profile_name", "Alexandra");
    await play.processDeath(shopPackage);
    return play.textOf("profile_name") !== "Alexandra";
  },
  async "cancel-dialog-lost"(play) {
    await unsentOrder(play);
    await play.tap("order_cancel");
    await play.rotate();
    return !play.has({ text: "Cancel this order?" });
  },
  async "subtotal-ignores-quantity"(play) {
    await play.tap("action_cart");
    await play.tap("line_more");
    return cents(play.textOf("cart_subtotal")) !== cents(play.textOf("line_total"));
  },
  async "search-minds-case"(play) {
    await play.tap("nav_browse");
    await play.tap({ text: "lamp" });
    return !play.has({ text: "Oak Desk Lamp" });
  },
  async "sort-compares-text"(play) {
    await shelf(play, "shelf_home");
    await play.tap("list_order");
    await play.tap({ text: "Price: low to high" });
    return play.textOf({ id: "product_name", at: 0 }) !== "Cedar Candle";
  },
  async "filtered-list-opens-wrong"(play) {
    await shelf(play, "shelf_kitchen");
    await play.tap("filter_sale");
    await play.tap({ text: "Cast Iron Pot 24 cm" });
    return play.textOf("product_title") !== "Cast Iron Pot 24 cm";
  },
  async "saved-removes-wrong-one"(play) {
    await shelf(play, "shelf_kitchen");
    await play.tap({ id: "product_heart", at: 0 });
    await play.tap({ id: "product_heart", at: 1 });
    await play.back();
    await play.tap("nav_saved");
    await play.tap({ id: "saved_remove", at: 0 });
    return play.has({ text: "Gooseneck Kettle 0.9 L" });
  },
  async "deal-alerts-forgotten"(play) {
    await account(play, "settings");
    await play.tap("settings_deals");
    await play.relaunch(shopPackage);
    await account(play, "settings");
    return play.box("settings_deals")?.checked !== true;
  },
  async "profile-phone-not-saved"(play) {
    await account(play, "edit");
    await play.type("profile_phone", "010-9999-0000");
    await play.tap("profile_save");
    return play.textOf("account_phone") !== "010-9999-0000";
  },
  async "order-sent-twice"(play) {
    await fillCheckout(play);
    await play.doubleTap("checkout_place");
    await play.wait(2_000);
    await play.tap("done_home");
    await account(play, "orders");
    return play.has({ id: "order_row_number", at: 3 });
  },
  async "clear-history-dead"(play) {
    await account(play, "settings");
    await play.tap("settings_clear");
    await play.back();
    await play.tap("nav_browse");
    return play.has({ text: "lamp" });
  },
  async "back-to-sent-form"(play) {
    await fillCheckout(play);
    await play.tap("checkout_place");
    await play.wait(2_000);
    await play.back();
    return play.screen() !== "MainActivity";
  },
  async "seller-null"(play) {
    await product(play, "Cedar Candle");
    return play.texts().some((text) => text.includes("null"));
  },
};
