/** What Stride keeps: workouts, a goal, a plan. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export type Sport = "run" | "ride" | "walk";

export interface Workout {
  readonly id: number;
  title: { readonly en: string; readonly ko: string };
  sport: Sport;
  /** Tenths of a kilometre. */
  distance: number;
  minutes: number;
  readonly at: number;
  note: string;
  /** Beats a minute; null when no strap was worn. */
  pulse: number | null;
}

export interface StrideDisk {
  workouts: Workout[];
  nextId: number;
  miles: boolean;
  reminders: boolean;
  plan: string | null;
  synced: boolean;
}

export interface StrideStatics {
  started: boolean;
  syncing: boolean;
  miles: boolean | null;
}

export type Stride = AppBuilder<StrideDisk, StrideStatics>;
export type StrideCode = ComponentContext<StrideDisk, StrideStatics>;
export type StrideActivity<S extends object, F extends object> = ActivityContext<
  StrideDisk,
  StrideStatics,
  S,
  F
>;

const day = 86_400_000;
const today = Date.UTC(2026, 2, 2, 7, 10);

/** A week of somebody who moves every other day. */
export function freshDisk(): StrideDisk {
  return {
    workouts: [
      {
        id: 5,
        title: { en: "River loop", ko: "강변 한 바퀴" },
        sport: "run",
        distance: 57,
        minutes: 31,
        at: today,
        note: "",
        pulse: 148,
      },
      {
        id: 4,
        title: { en: "Evening walk", ko: "저녁 산책" },
        sport: "walk",
        distance: 36,
        minutes: 44,
        at: today - day,
        note: "With Mina",
        pulse: null,
      },
      {
        id: 3,
        title: { en: "Hill repeats", ko: "언덕 반복" },
        sport: "run",
        distance: 78,
        minutes: 46,
        at: today - 3 * day,
        note: "Legs heavy",
        pulse: 161,
      },
      {
        id: 2,
        title: { en: "Commute", ko: "출퇴근" },
        sport: "ride",
        distance: 124,
        minutes: 38,
        at: today - 4 * day,
        note: "",
        pulse: 122,
      },
      {
        id: 1,
        title: { en: "Long ride south", ko: "남쪽 장거리" },
        sport: "ride",
        distance: 425,
        minutes: 121,
        at: today - 5 * day,
        note: "Headwind home",
        pulse: 135,
      },
    ],
    nextId: 6,
    miles: false,
    reminders: true,
    plan: null,
    synced: false,
  };
}

/** Words in the phone's language. */
export function say(a: StrideCode, words: { readonly en: string; readonly ko: string }): string {
  return a.config.locale.startsWith("ko") ? words.ko : words.en;
}

/** Are distances in miles? */
export function inMiles(a: StrideCode): boolean {
  return a.statics.miles ?? a.disk.miles;
}

/** Tenths of a kilometre as written: "5.7 km", "3.5 mi". */
export function distance(a: StrideCode, tenths: number): string {
  return inMiles(a) ? `${(tenths / 16.09344).toFixed(1)} mi` : `${(tenths / 10).toFixed(1)} km`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of a moment: "2 Mar", "3월 2일". */
export function dayOf(a: StrideCode, moment: number): string {
  const date = new Date(moment);
  if (a.config.locale.startsWith("ko")) return `${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""}`;
}

export const sportIcons: Readonly<Record<Sport, string>> = { run: "run", ride: "bike", walk: "walk" };
