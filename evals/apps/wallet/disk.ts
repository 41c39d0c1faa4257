/** What Bori Wallet keeps: accounts, movements of money, a card. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Movement {
  readonly id: number;
  readonly en: string;
  readonly ko: string;
  /** Won; below zero where money left. */
  readonly amount: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly icon: string;
  /** Not yet booked: not part of any sum. */
  readonly pending: boolean;
  readonly note: string;
}

export interface WalletDisk {
  balance: number;
  savings: number;
  movements: Movement[];
  nextId: number;
  frozen: boolean;
  hidden: boolean;
  alerts: boolean;
  limit: number;
}

/** Nothing outlives the process but what is on disk. */
export interface WalletStatics {
  hidden: boolean | null;
  /** A form was opened in this process. */
  warm: boolean;
}

export type Wallet = AppBuilder<WalletDisk, WalletStatics>;
export type WalletCode = ComponentContext<WalletDisk, WalletStatics>;
export type WalletActivity<S extends object, F extends object> = ActivityContext<
  WalletDisk,
  WalletStatics,
  S,
  F
>;

/** People that money was sent to before. */
export const people = [
  { en: "Kim Hana", ko: "김하나", account: "110-234-567890" },
  { en: "Park Jun", ko: "박준", account: "302-118-204417" },
  { en: "Lee Sora", ko: "이소라", account: "088-551-903726" },
] as const;

/** What a transfer to another bank costs. */
export const fee = 500;

const at = (day: number, hour: number, minute: number): number => Date.UTC(2026, 2, day, hour, minute);

const movement = (
  id: number,
  names: readonly [en: string, ko: string],
  amount: number,
  time: number,
  icon: string,
  pending = false,
): Movement => ({ id, en: names[0], ko: names[1], amount, at: time, icon, pending, note: "" });

/** A wallet in its third day of March. */
export function freshDisk(): WalletDisk {
  return {
    balance: 1_284_300,
    savings: 5_600_000,
    movements: [
      movement(7, ["Maru Coffee", "마루 커피"], -4_800, at(2, 8, 55), "coffee", true),
      movement(6, ["Seoul Metro", "서울 지하철"], -1_550, at(2, 7, 40), "subway-variant"),
      movement(5, ["Hanbit Market", "한빛 마트"], -38_200, at(1, 18, 20), "cart"),
      movement(4, ["Salary", "급여"], 2_400_000, at(1, 9, 0), "briefcase"),
      movement(3, ["Rent", "월세"], -650_000, at(1, 6, 0), "home"),
      movement(2, ["Blue Sky Telecom", "푸른하늘 통신"], -42_000, at(1, 4, 30), "cellphone"),
      movement(1, ["Book Alley", "책골목"], -17_500, at(1, 3, 15), "book-open-variant"),
    ],
    nextId: 8,
    frozen: false,
    hidden: false,
    alerts: true,
    limit: 3_000_000,
  };
}

/** A name in the phone's language. */
export function named(a: WalletCode, who: { readonly en: string; readonly ko: string }): string {
  return a.config.locale.startsWith("ko") ? who.ko : who.en;
}

/** Won: 1284300 is "₩1,284,300". */
export function won(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "−" : ""}₩${digits}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of a moment: "2 Mar", "3월 2일". */
export function day(a: WalletCode, moment: number): string {
  const date = new Date(moment);
  if (a.config.locale.startsWith("ko")) return `${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""}`;
}

/** The time of a moment: "08:55". */
export function time(moment: number): string {
  return new Date(moment).toISOString().slice(11, 16);
}
