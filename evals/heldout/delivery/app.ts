/** Hansang: meals brought home. Korean first, English too; with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { type DeliveryStatics, freshDisk } from "./disk.ts";
import { addAddresses } from "./screens/addresses.ts";
import { addAddressEdit } from "./screens/addressEdit.ts";
import { addCart } from "./screens/cart.ts";
import { addCheckout } from "./screens/checkout.ts";
import { addCoupons } from "./screens/coupons.ts";
import { addMain } from "./screens/main.ts";
import { addMenu } from "./screens/menu.ts";
import { addOrder } from "./screens/order.ts";
import { addRestaurant } from "./screens/restaurant.ts";
import { addReview } from "./screens/review.ts";
import { addSearch } from "./screens/search.ts";
import { addSettings } from "./screens/settings.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const delivery = words.defineApp({
    package: "kr.hansang.app",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "3.8.2",
    versionCode: 30802,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "moped", color: "#FFFFFF", background: "#C2410C" },
    theme: {
      primary: "#B93A0A",
      onPrimary: "#FFFFFF",
      background: "#FFFBF8",
      surface: "#FFFFFF",
      text: "#241A16",
      textSecondary: "#6B5A52",
      dark: {
        primary: "#FFB598",
        onPrimary: "#5A1B00",
        background: "#17110E",
        surface: "#241C18",
        text: "#F1E4DE",
        textSecondary: "#C9B5AB",
      },
    },
    permissions: ["android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE"],
    disk: freshDisk,
    statics: (): DeliveryStatics => ({ favourites: null }),
    strings,
    bugs,
    decoys,
  });
  addMain(delivery, words);
  addSearch(delivery, words);
  addRestaurant(delivery, words);
  addMenu(delivery, words);
  addCart(delivery, words);
  addCheckout(delivery, words);
  addOrder(delivery, words);
  addReview(delivery, words);
  addAddresses(delivery, words);
  addAddressEdit(delivery, words);
  addCoupons(delivery, words);
  addSettings(delivery, words);
  return delivery;
};

export default app;
