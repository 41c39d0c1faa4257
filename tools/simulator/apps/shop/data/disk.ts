/** What the shop keeps: on disk, and in static fields while its process lives. */

import type { AppBuilder, ComponentContext, ActivityContext } from "../../../language.ts";

/** What a cart or an order comes to, in cents: the total is the subtotal without the discount and with delivery. */
export interface Sums {
  readonly subtotal: number;
  readonly discount: number;
  readonly delivery: number;
  readonly total: number;
}

export interface CartLine {
  product: string;
  quantity: number;
}

export type OrderStatus = "processing" | "shipped" | "delivered" | "cancelled";

export interface Order {
  number: number;
  /** Milliseconds since 1970. */
  placed: number;
  lines: CartLine[];
  /** Cents, as they were when it was placed. */
  sums: Sums;
  status: OrderStatus;
  /** There is none before a parcel has left the house. */
  tracking: { carrier: string; number: string } | null;
}

export interface Profile {
  name: string;
  email: string;
  phone: string;
  address: string;
}

export interface ShopDisk {
  cart: CartLine[];
  coupon: string | null;
  favourites: string[];
  orders: Order[];
  profile: Profile;
  dealAlerts: boolean;
  orderUpdates: boolean;
  listView: boolean;
  searches: string[];
}

export interface ShopStatics {
  /** The profile form as it stands, so that turning the phone need not pass it through a bundle. */
  profileDraft: Profile | null;
  dealAlerts: boolean | null;
}

export type Shop = AppBuilder<ShopDisk, ShopStatics>;
export type ShopCode = ComponentContext<ShopDisk, ShopStatics>;
export type ShopActivity<S extends object, F extends object> = ActivityContext<ShopDisk, ShopStatics, S, F>;

/** The shop as it is after signing in on a new phone: last order on its way, one thing left in the cart. */
export function freshDisk(): ShopDisk {
  return {
    cart: [{ product: "pourover", quantity: 1 }],
    coupon: null,
    favourites: [],
    orders: [
      {
        number: 20418,
        placed: Date.UTC(2026, 1, 27, 9, 12),
        lines: [{ product: "keyboard", quantity: 1 }],
        sums: { subtotal: 8900, discount: 0, delivery: 0, total: 8900 },
        status: "processing",
        tracking: null,
      },
      {
        number: 20377,
        placed: Date.UTC(2026, 1, 3, 17, 40),
        lines: [
          { product: "cactus", quantity: 3 },
          { product: "notebook", quantity: 2 },
        ],
        sums: { subtotal: 5570, discount: 0, delivery: 0, total: 5570 },
        status: "delivered",
        tracking: { carrier: "Blue Bird Post", number: "BB 4471 9920" },
      },
    ],
    profile: {
      name: "Alex Kim",
      email: "alex.kim@example.com",
      phone: "010-2345-6789",
      address: "",
    },
    dealAlerts: false,
    orderUpdates: true,
    listView: false,
    searches: ["lamp", "notebook"],
  };
}
