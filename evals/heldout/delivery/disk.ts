/** What Hansang keeps on the phone. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";
import { dishOf, type Names, shopOf } from "./stores.ts";

export interface CartLine {
  readonly id: number;
  readonly dish: number;
  readonly size: number;
  readonly extras: readonly number[];
  count: number;
}

export interface Order {
  readonly id: number;
  readonly shop: number;
  readonly day: Names;
  readonly dishes: readonly { readonly dish: number; readonly count: number; readonly price: number }[];
  readonly fee: number;
  readonly discount: number;
  readonly note: string | null;
  readonly address: string;
  readonly state: "cooking" | "delivered";
}

export interface Address {
  readonly id: number;
  readonly label: string;
  readonly street: string;
  readonly detail: string;
  readonly phone: string;
}

export interface Review {
  readonly id: number;
  readonly order: number | null;
  readonly shop: number;
  readonly who: string;
  readonly stars: number;
  readonly text: string;
}

export interface Coupon extends Names {
  readonly code: string;
  readonly off: number;
  readonly from: number;
  readonly until: readonly [month: number, day: number];
}

export interface DeliveryDisk {
  cart: CartLine[];
  orders: Order[];
  addresses: Address[];
  home: number;
  favourites: number[];
  reviews: Review[];
  coupons: Coupon[];
  coupon: string | null;
  recent: string[];
  push: boolean;
  offers: boolean;
  cutlery: boolean;
  nextId: number;
}

export interface DeliveryStatics {
  /** Favourites as they were last read. */
  favourites: number[] | null;
}

export type Delivery = AppBuilder<DeliveryDisk, DeliveryStatics>;
export type Code = ComponentContext<DeliveryDisk, DeliveryStatics>;
export type Page<S extends object = object, F extends object = object> = ActivityContext<
  DeliveryDisk,
  DeliveryStatics,
  S,
  F
>;

const comments = [
  ["맛있는녀석", 5, "국물이 진하고 양도 넉넉해요. 또 시킬게요!"],
  ["연남동주민", 4, "배달이 빨라서 따뜻하게 먹었습니다."],
  ["둘째이모", 5, "아이들이 정말 좋아하네요."],
  ["야근러", 3, "맛은 좋은데 조금 짰어요."],
  ["초록우산", 5, "포장이 꼼꼼해서 하나도 안 흘렀어요."],
] as const;

/** Other people's reviews of a shop. */
export function reviewsOf(shop: number): readonly Review[] {
  if (shop === 26) return [];
  return comments.map(([who, stars, text], index) => ({
    id: -shop * 10 - index,
    order: null,
    shop,
    who,
    stars: index === shop % 5 ? 5 : stars,
    text,
  }));
}

export const knownCoupons: readonly Coupon[] = [
  { code: "SPRING3", ko: "봄맞이 3,000원", en: "Spring ₩3,000", off: 3000, from: 15000, until: [3, 31] },
  { code: "HELLO5", ko: "첫 주문 5,000원", en: "First order ₩5,000", off: 5000, from: 25000, until: [4, 15] },
  { code: "RAINY2", ko: "비 오는 날 2,000원", en: "Rainy day ₩2,000", off: 2000, from: 12000, until: [5, 2] },
];

const order = (
  id: number,
  shop: number,
  day: readonly [month: number, day: number],
  dishes: readonly (readonly [index: number, count: number])[],
  note: string | null,
): Order => ({
  id,
  shop,
  day: { ko: `${day[0]}월 ${day[1]}일`, en: `${day[1]} ${day[0] === 2 ? "Feb" : "Jan"}` },
  dishes: dishes.map(([index, count]) => ({
    dish: shop * 100 + index,
    count,
    price: dishOf(shop * 100 + index)?.price ?? 0,
  })),
  fee: shopOf(shop)?.fee ?? 0,
  discount: 0,
  note,
  address: "연남로 12길 8, 302호",
  state: "delivered",
});

/** A phone on which some meals were ordered. */
export function freshDisk(): DeliveryDisk {
  return {
    cart: [],
    orders: [
      order(
        12,
        3,
        [2, 27],
        [
          [1, 1],
          [6, 2],
        ],
        "문 앞에 놓아 주세요",
      ),
      order(
        11,
        8,
        [2, 22],
        [
          [0, 2],
          [1, 1],
          [2, 1],
        ],
        null,
      ),
      order(10, 16, [2, 14], [[1, 2]], "벨은 누르지 말아 주세요"),
      order(
        9,
        6,
        [2, 9],
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
        "단무지 많이 주세요",
      ),
      order(8, 1, [1, 30], [[0, 2]], "문 앞에 놓아 주세요"),
      order(
        7,
        9,
        [1, 24],
        [
          [0, 1],
          [3, 1],
        ],
        "얼음 적게요",
      ),
      order(
        6,
        19,
        [1, 11],
        [
          [3, 2],
          [5, 1],
        ],
        "조심히 와 주세요",
      ),
    ],
    addresses: [
      { id: 1, label: "집", street: "연남로 12길 8", detail: "302호", phone: "010-2417-8830" },
      { id: 2, label: "회사", street: "양화로 186", detail: "LC타워 9층", phone: "010-2417-8830" },
      { id: 3, label: "부모님", street: "성산로 22길 41", detail: "1층", phone: "010-9026-1174" },
      { id: 4, label: "작업실", street: "망원로 7안길 3", detail: "지하 1호", phone: "010-2417-8830" },
    ],
    home: 2,
    favourites: [3, 8, 16, 9],
    reviews: [{ id: 1, order: 10, shop: 16, who: "나", stars: 4, text: "고기가 두툼하고 바삭해요." }],
    coupons: knownCoupons.slice(0, 2),
    coupon: null,
    recent: ["치킨", "떡볶이", "라멘"],
    push: true,
    offers: false,
    cutlery: false,
    nextId: 100,
  };
}

/** A name in the phone's language. */
export const named = (a: Code, what: Names): string => (isKorean(a) ? what.ko : what.en);

export const isKorean = (a: Code): boolean => a.config.locale.startsWith("ko");

/** Won: 12500 is "12,500원", "₩12,500" in English. */
export function won(a: Code, amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = amount < 0 ? "−" : "";
  return isKorean(a) ? `${sign}${digits}원` : `${sign}₩${digits}`;
}

/** What the chosen options of a line cost for one portion. */
export function optionsPrice(line: CartLine): number {
  const dish = dishOf(line.dish);
  if (dish === undefined) return 0;
  return line.extras.reduce(
    (sum, index) => sum + (dish.extras[index]?.price ?? 0),
    dish.sizes[line.size]?.price ?? 0,
  );
}

/** The default address, or the first. */
export const homeOf = (a: Code): Address | undefined =>
  a.disk.addresses.find((address) => address.id === a.disk.home) ?? a.disk.addresses[0];
