import { describe, expect, it } from "vitest";
import { cleanApp, comesBack, keepsOverProcessDeath, keepsOverRotation, type Stop } from "../tour.ts";
import app from "./app.ts";
import { shopPackage } from "./scripts.ts";
import { english } from "./words/en.ts";
import { korean } from "./words/ko.ts";

const order = { text: "Order 20418" };
const stops: readonly Stop[] = [
  { screen: "MainActivity", path: [] },
  { screen: "MainActivity", path: ["nav_browse"] },
  { screen: "MainActivity", path: ["nav_saved"] },
  { screen: "MainActivity", path: ["nav_account"] },
  { screen: "ProductListActivity", path: ["home_deals_all"] },
  { screen: "ProductListActivity", path: ["home_shelf_garden"] },
  { screen: "ProductListActivity", path: ["nav_browse", { text: "lamp" }] },
  { screen: "ProductActivity", path: ["home_deals_all", { text: "Oak Desk Lamp" }] },
  { screen: "GalleryActivity", path: ["home_deals_all", { text: "Oak Desk Lamp" }, "product_picture"] },
  { screen: "ReviewsActivity", path: ["home_deals_all", { text: "Oak Desk Lamp" }, "product_reviews"] },
  { screen: "CartActivity", path: ["action_cart"] },
  { screen: "CheckoutActivity", path: ["action_cart", "cart_checkout"] },
  { screen: "OrdersActivity", path: ["nav_account", "account_orders"] },
  { screen: "OrderActivity", path: ["nav_account", "account_orders", order] },
  { screen: "OrderActivity", path: ["nav_account", "account_orders", order, "order_cancel"] },
  { screen: "EditProfileActivity", path: ["nav_account", "account_edit"] },
  { screen: "PasswordActivity", path: ["nav_account", "account_password"] },
  { screen: "SettingsActivity", path: ["nav_account", "account_settings"] },
  { screen: "AboutActivity", path: ["nav_account", "account_about"] },
  { screen: "AboutActivity", path: ["nav_account", "account_about", "about_licences"] },
];

const name = ({ screen, path }: Stop): string => `${screen} ${JSON.stringify(path)}`;

describe("the shop without bugs", () => {
  it.each(stops.map((stop) => [name(stop), stop] as const))("%s outlives rotation", async (_, stop) => {
    await keepsOverRotation(await cleanApp(app, shopPackage), stop);
  });

  it.each(stops.map((stop) => [name(stop), stop] as const))("%s outlives process death", async (_, stop) => {
    await keepsOverProcessDeath(await cleanApp(app, shopPackage), stop, shopPackage);
  });

  it.each(
    stops
      .filter(({ path }) => path.length > 0 && path[0] !== "nav_saved")
      .map((stop) => [name(stop), stop] as const),
  )("BACK leaves %s for what was there before", async (_, stop) => {
    await comesBack(await cleanApp(app, shopPackage), stop);
  });

  it("keeps what was typed into the checkout form over rotation and process death", async () => {
    const play = await cleanApp(app, shopPackage);
    await play.tap("action_cart");
    await play.tap("cart_checkout");
    await play.type("checkout_address", "12 Mill Lane");
    await play.type("checkout_postcode", "04524");
    await play.rotate();
    await play.rotate();
    await play.processDeath(shopPackage);
    expect(play.textOf("checkout_address")).toBe("12 Mill Lane");
    expect(play.textOf("checkout_postcode")).toBe("04524");
  });

  it("takes an order from the cart to the list of orders", async () => {
    const play = await cleanApp(app, shopPackage);
    await play.tap("action_cart");
    await play.tap("line_more");
    await play.type("cart_coupon", "welcome10");
    await play.tap("cart_apply");
    await play.wait(1_000);
    expect(play.textOf("cart_total")).toBe("$62.82");
    await play.tap("cart_checkout");
    await play.type("checkout_address", "12 Mill Lane");
    await play.type("checkout_postcode", "04524");
    await play.tap("checkout_place");
    await play.wait(2_000);
    expect(play.screen()).toBe("ConfirmationActivity");
    expect(play.textOf("done_total")).toBe("Total $62.82");
    await play.tap("done_order");
    expect(play.textOf("order_total")).toBe("$62.82");
    await play.back();
    await play.back();
    expect(play.screen()).toBe("MainActivity");
    expect(play.has({ text: "Cart" })).toBe(true);
  });

  it("clears passwords when the phone is turned", async () => {
    const play = await cleanApp(app, shopPackage);
    await play.tap("nav_account");
    await play.tap("account_password");
    await play.type("password_new", "correct horse");
    await play.rotate();
    await play.rotate();
    expect(play.textOf("password_new")).not.toContain("•");
  });

  it("has every word in Korean", () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });
});
