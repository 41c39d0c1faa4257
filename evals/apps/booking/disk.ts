/** What Harbor Stays keeps, and the houses that it lets. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Words {
  readonly en: string;
  readonly ko: string;
}

export interface House {
  readonly id: string;
  readonly city: number;
  readonly name: Words;
  readonly about: Words;
  /** Whole dollars for a night. */
  readonly price: number;
  readonly rating: string;
  readonly motif: string;
  readonly phone: string;
  /** Metres from the harbour. */
  readonly distance: number;
}

export interface Trip {
  readonly id: number;
  readonly house: string;
  /** Days since 1970. */
  readonly day: number;
  readonly nights: number;
  readonly guest: string;
  readonly total: number;
  cancelled: boolean;
}

export interface StayDisk {
  trips: Trip[];
  nextId: number;
  news: boolean;
}

export interface StayStatics {
  /** The search was touched in this process. */
  warm: boolean;
}

export type Stays = AppBuilder<StayDisk, StayStatics>;
export type StayCode = ComponentContext<StayDisk, StayStatics>;
export type StayActivity<S extends object, F extends object> = ActivityContext<StayDisk, StayStatics, S, F>;

export const cities: readonly Words[] = [
  { en: "Bergen", ko: "베르겐" },
  { en: "Porto", ko: "포르투" },
  { en: "Busan", ko: "부산" },
];

/** What cleaning costs for a stay, in whole dollars. */
export const cleaning = 35;

const house = (
  id: string,
  city: number,
  name: readonly [en: string, ko: string],
  about: readonly [en: string, ko: string],
  look: Pick<House, "price" | "rating" | "motif" | "phone" | "distance">,
): House => ({
  id,
  city,
  name: { en: name[0], ko: name[1] },
  about: { en: about[0], ko: about[1] },
  ...look,
});

export const houses: readonly House[] = [
  house(
    "loft",
    0,
    ["Net Loft", "그물 다락방"],
    ["A loft over the old net store, with a stove.", "난로가 있는 옛 그물 창고 위의 다락방."],
    { price: 118, rating: "4.8", motif: "mountains", phone: "+47 55 01 22 33", distance: 120 },
  ),
  house(
    "pilot",
    0,
    ["Pilot House", "도선사의 집"],
    ["Four rooms where the pilots slept.", "도선사들이 자던 방 네 개."],
    { price: 164, rating: "4.6", motif: "sea", phone: "+47 55 01 44 10", distance: 450 },
  ),
  house(
    "tiles",
    1,
    ["House of Tiles", "타일의 집"],
    ["Blue tiles, a patio, and a lemon tree.", "푸른 타일과 안뜰, 레몬 나무."],
    { price: 92, rating: "4.7", motif: "city", phone: "+351 22 010 3344", distance: 300 },
  ),
  house(
    "cellar",
    1,
    ["River Cellar", "강가의 저장고"],
    ["Cool in summer, right at the quay.", "여름에 시원한 부둣가."],
    { price: 76, rating: "4.3", motif: "sea", phone: "+351 22 010 5522", distance: 60 },
  ),
  house(
    "hill",
    2,
    ["Hillside Hanok", "언덕 한옥"],
    ["A wooden house above the fish market.", "어시장 위의 나무 집."],
    { price: 105, rating: "4.9", motif: "hills", phone: "+82 51 555 0101", distance: 900 },
  ),
];

const msInDay = 86_400_000;

/** Days since 1970 of a day of 2026. */
export function dayNumber(month: number, day: number): number {
  return Date.UTC(2026, month - 1, day) / msInDay;
}

/** One stay lies ahead, one was cancelled. */
export function freshDisk(): StayDisk {
  return {
    trips: [
      {
        id: 2,
        house: "tiles",
        day: dayNumber(4, 17),
        nights: 3,
        guest: "Ada Moreno",
        total: 311,
        cancelled: false,
      },
      {
        id: 1,
        house: "loft",
        day: dayNumber(3, 6),
        nights: 1,
        guest: "Ada Moreno",
        total: 153,
        cancelled: true,
      },
    ],
    nextId: 3,
    news: false,
  };
}

/** Words in the phone's language. */
export function say(a: StayCode, words: Words): string {
  return a.config.locale.startsWith("ko") ? words.ko : words.en;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as written: "17 Apr 2026", "2026년 4월 17일". */
export function dateOf(a: StayCode, day: number): string {
  const date = new Date(day * msInDay);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (a.config.locale.startsWith("ko")) return `${year}년 ${month + 1}월 ${date.getUTCDate()}일`;
  return `${date.getUTCDate()} ${months[month] ?? ""} ${year}`;
}

/** "1 night", "3 nights". */
export function nightsOf(a: StayCode, nights: number): string {
  return nights === 1 ? a.t("night") : a.t("nights", { n: nights });
}
