/** Colours of Meridian, dates as it writes them, and views that several of its screens use. */

import type { AppLanguage, Theme, ViewNode } from "../../../tools/simulator/language.ts";
import { type CalendarCode, type Colour, type Event, today } from "./disk.ts";

/** Ink on cool paper by day, moonlight by night. Screens name the roles. */
export const theme: Theme = {
  primary: "#3F4FB5",
  onPrimary: "#FFFFFF",
  background: "#F5F6FC",
  surface: "#FFFFFF",
  text: "#191B2A",
  textSecondary: "#565A70",
  dark: {
    primary: "#BCC3FF",
    onPrimary: "#111F7D",
    background: "#101221",
    surface: "#1C1F32",
    text: "#E4E5F4",
    textSecondary: "#B6B9CF",
  },
};

const inks: Readonly<Record<Colour, readonly [day: string, night: string]>> = {
  work: ["#3F4FB5", "#BCC3FF"],
  home: ["#9A4058", "#FFB1C1"],
  sport: ["#1C6B52", "#8AD8B9"],
};

const washes: Readonly<Record<Colour, readonly [day: string, night: string]>> = {
  work: ["#DFE3FB", "#2C3463"],
  home: ["#FADCE3", "#552837"],
  sport: ["#D2EEE3", "#174436"],
};

/** The strong colour of a calendar. */
export function inkOf(a: CalendarCode, colour: Colour): string {
  return inks[colour][a.config.night ? 1 : 0];
}

/** The quiet colour of a calendar, behind text. */
export function washOf(a: CalendarCode, colour: Colour): string {
  return washes[colour][a.config.night ? 1 : 0];
}

/** Year, month (from 0), day and weekday (0 is Monday) of a day. */
export function dateOf(day: number): { year: number; month: number; date: number; weekday: number } {
  const at = new Date(day * 86_400_000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth(),
    date: at.getUTCDate(),
    weekday: (at.getUTCDay() + 6) % 7,
  };
}

/** "Tue 3 March", "3월 3일 화". */
export function dayText(a: CalendarCode, day: number): string {
  const { month, date, weekday } = dateOf(day);
  return a.t("day", { date, month: a.t(`month.${month}`), weekday: a.t(`weekday.${weekday}`) });
}

/** "March 2026", "2026년 3월". */
export function monthText(a: CalendarCode, year: number, month: number): string {
  return a.t("month", { year, month: a.t(`month.${month}`) });
}

/** "14:30", or "2:30 PM" by choice. */
export function timeText(a: CalendarCode, minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, String(minutes % 60).padStart(2, "0")];
  if (a.disk.clock24) return `${String(hour).padStart(2, "0")}:${minute}`;
  return a.t(hour < 12 ? "am" : "pm", { time: `${hour % 12 === 0 ? 12 : hour % 12}:${minute}` });
}

/** "09:30 – 10:00", "All day". */
export function spanText(a: CalendarCode, event: { start: number | null; minutes: number }): string {
  if (event.start === null) return a.t("allday");
  return `${timeText(a, event.start)} – ${timeText(a, event.start + event.minutes)}`;
}

/** An event as a row: its colour, title, time and place. */
export function eventRow(words: AppLanguage, a: CalendarCode, event: Event, day: number): ViewNode {
  const about = event.place === "" ? spanText(a, event) : `${spanText(a, event)} · ${event.place}`;
  return words.row(
    [
      words.column([], { width: 5, height: 40, corner: 3, background: inkOf(a, event.colour) }),
      words.column(
        [
          words.text(event.title, { textSize: 16, weight: "medium", maxLines: 2 }),
          words.text(about, { textSize: 13, color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
      event.every > 0 && words.icon("repeat", { size: 18, color: "textSecondary", desc: a.t("repeats") }),
    ],
    {
      key: `${event.id}.${day}`,
      align: "center",
      gap: 14,
      margin: [4, 16],
      padding: [12, 14],
      corner: 14,
      background: "surface",
      onTap: () => a.start("EventActivity", { event: event.id, day }),
    },
  );
}

/** A heading over the events of a day. */
export function dayHeading(words: AppLanguage, a: CalendarCode, day: number): ViewNode {
  const near = day === today(a) ? "today" : day === today(a) + 1 ? "tomorrow" : null;
  const date = dayText(a, day);
  return words.text(near === null ? date : `${a.t(near)} · ${date}`, {
    key: `heading.${day}`,
    textSize: 14,
    weight: "medium",
    color: near === "today" ? "primary" : "textSecondary",
    padding: { top: 14, right: 20, bottom: 6, left: 20 },
  });
}

/** A page with nothing on it. */
export function nothingHere(words: AppLanguage, icon: string, title: string, hint: string): ViewNode {
  return words.column(
    [
      words.icon(icon, { size: 60, color: "primary" }),
      words.text(title, { textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(hint, { textSize: 14, textAlign: "center", color: "textSecondary" }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 10, padding: 32 },
  );
}
