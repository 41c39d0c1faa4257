/** Money, dates and stars as the shop writes them. */

import type { Configuration } from "../../../language.ts";

/** Cents as dollars: 129000 is "$1,290.00". */
export function money(cents: number): string {
  const sign = cents < 0 ? "−" : "";
  const whole = Math.floor(Math.abs(cents) / 100).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}$${grouped}.${(Math.abs(cents) % 100).toString().padStart(2, "0")}`;
}

/** Tenths of a star: 47 is "4.7". */
export function stars(tenths: number): string {
  return (tenths / 10).toFixed(1);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of a moment, in UTC: "27 Feb 2026", "2026년 2월 27일". */
export function day(config: Configuration, moment: number): string {
  const date = new Date(moment);
  if (config.locale.startsWith("ko")) {
    return `${date.getUTCFullYear()}년 ${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
  }
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}
