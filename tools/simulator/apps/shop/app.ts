/** Pocket Market: a shop with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../language.ts";
import { bugs } from "./bugs.ts";
import { freshDisk, type ShopStatics } from "./data/disk.ts";
import { decoys } from "./decoys.ts";
import { dark, light } from "./look.ts";
import { addAbout } from "./screens/about.ts";
import { addCart } from "./screens/cart.ts";
import { addCheckout } from "./screens/checkout.ts";
import { addConfirmation } from "./screens/confirmation.ts";
import { addEditProfile } from "./screens/editProfile.ts";
import { addGallery } from "./screens/gallery.ts";
import { addMain } from "./screens/main.ts";
import { addOrder } from "./screens/order.ts";
import { addOrders } from "./screens/orders.ts";
import { addPassword } from "./screens/password.ts";
import { addProduct } from "./screens/product.ts";
import { addProductList } from "./screens/productList.ts";
import { addReviews } from "./screens/reviews.ts";
import { addSettings } from "./screens/settings.ts";
import { strings } from "./words/strings.ts";

const app: AppFile = (words) => {
  const shop = words.defineApp({
    package: "com.example.pocketmarket",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "4.2.0",
    versionCode: 420,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "storefront", color: "#FFFFFF", background: "#1F6F54" },
    theme: {
      primary: light.primary,
      onPrimary: light.onPrimary,
      background: light.background,
      surface: light.surface,
      text: light.text,
      textSecondary: light.secondary,
      dark: {
        primary: dark.primary,
        onPrimary: dark.onPrimary,
        background: dark.background,
        surface: dark.surface,
        text: dark.text,
        textSecondary: dark.secondary,
      },
    },
    permissions: ["android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE"],
    disk: freshDisk,
    statics: (): ShopStatics => ({ profileDraft: null, dealAlerts: null }),
    strings,
    bugs,
    decoys,
  });
  addMain(shop, words);
  addProductList(shop, words);
  addProduct(shop, words);
  addGallery(shop, words);
  addReviews(shop, words);
  addCart(shop, words);
  addCheckout(shop, words);
  addConfirmation(shop, words);
  addOrders(shop, words);
  addOrder(shop, words);
  addEditProfile(shop, words);
  addPassword(shop, words);
  addSettings(shop, words);
  addAbout(shop, words);
  return shop;
};

export default app;
