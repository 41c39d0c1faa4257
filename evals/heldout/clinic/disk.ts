/** What the app of the clinic keeps. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Appointment {
  readonly id: number;
  readonly doctor: number;
  /** Midnight of the day. */
  readonly day: number;
  /** Minutes from midnight, by the clock on the clinic's wall. */
  readonly minute: number;
  readonly reason: string;
  readonly state: "booked" | "cancelled" | "past";
  /** Too near to be cancelled here. */
  readonly fixed?: boolean;
}

export interface Medicine {
  readonly id: number;
  readonly name: string;
  readonly dose: string;
  readonly times: number;
  readonly taken: number;
  readonly stock: number;
  readonly paused: boolean;
}

export interface Person {
  name: string;
  birthday: string;
  phone: string;
  email: string;
  insurance: string;
  contactName: string;
  contactPhone: string;
}

export interface Paper {
  readonly id: number;
  readonly kind: "letter" | "result" | "plan";
  readonly title: { readonly en: string; readonly de: string };
  readonly date: readonly [day: number, month: number];
  readonly doctor: number;
}

export interface ClinicDisk {
  appointments: Appointment[];
  medicines: Medicine[];
  person: Person;
  nextId: number;
  reminders: boolean;
  mail: boolean;
}

export interface ClinicStatics {
  /** Reminders have to be set anew. */
  changed: boolean;
}

export type Clinic = AppBuilder<ClinicDisk, ClinicStatics>;
export type Code = ComponentContext<ClinicDisk, ClinicStatics>;
export type Page<S extends object = object, F extends object = object> = ActivityContext<
  ClinicDisk,
  ClinicStatics,
  S,
  F
>;

const day = (date: number, month = 3): number => Date.UTC(2026, month - 1, date);

export const papers: readonly Paper[] = [
  { id: 1, kind: "result", title: { en: "Blood test", de: "Blutbild" }, date: [24, 2], doctor: 1 },
  { id: 2, kind: "letter", title: { en: "Letter to your GP", de: "Arztbrief" }, date: [18, 2], doctor: 2 },
  { id: 3, kind: "plan", title: { en: "Medication plan", de: "Medikationsplan" }, date: [18, 2], doctor: 2 },
  { id: 4, kind: "result", title: { en: "Long-term ECG", de: "Langzeit-EKG" }, date: [11, 2], doctor: 2 },
  { id: 5, kind: "result", title: { en: "Skin check", de: "Hautvorsorge" }, date: [29, 1], doctor: 3 },
  {
    id: 6,
    kind: "letter",
    title: { en: "Referral, physiotherapy", de: "Überweisung Physiotherapie" },
    date: [20, 1],
    doctor: 4,
  },
  {
    id: 7,
    kind: "plan",
    title: { en: "Exercises for the knee", de: "Übungen für das Knie" },
    date: [20, 1],
    doctor: 4,
  },
  { id: 8, kind: "result", title: { en: "Eye pressure", de: "Augendruck" }, date: [12, 1], doctor: 6 },
  { id: 9, kind: "letter", title: { en: "Vaccination record", de: "Impfausweis" }, date: [8, 1], doctor: 7 },
];

/** A patient of some years. */
export const freshDisk = (): ClinicDisk => ({
  appointments: [
    { id: 1, doctor: 1, day: day(3), minute: 510, reason: "Blutdruck", state: "booked", fixed: true },
    { id: 2, doctor: 3, day: day(5), minute: 870, reason: "Hautvorsorge", state: "booked" },
    { id: 3, doctor: 6, day: day(9), minute: 600, reason: "Neue Brille", state: "booked" },
    { id: 4, doctor: 2, day: day(18, 2), minute: 690, reason: "Langzeit-EKG", state: "past" },
    { id: 5, doctor: 2, day: day(11, 2), minute: 540, reason: "Herzstolpern", state: "past" },
    { id: 6, doctor: 3, day: day(29, 1), minute: 930, reason: "Muttermal", state: "past" },
    { id: 7, doctor: 4, day: day(20, 1), minute: 480, reason: "Knie", state: "past" },
    { id: 8, doctor: 6, day: day(12, 1), minute: 840, reason: "Augendruck", state: "past" },
    { id: 9, doctor: 7, day: day(8, 1), minute: 960, reason: "Impfung", state: "past" },
  ],
  medicines: [
    { id: 1, name: "Ramipril", dose: "5 mg", times: 1, taken: 0, stock: 34, paused: false },
    { id: 2, name: "Metoprolol", dose: "47,5 mg", times: 2, taken: 1, stock: 18, paused: false },
    { id: 3, name: "Vitamin D3", dose: "1000 I.E.", times: 1, taken: 1, stock: 60, paused: false },
    { id: 4, name: "Ibuprofen", dose: "400 mg", times: 3, taken: 0, stock: 11, paused: true },
    { id: 5, name: "Pantoprazol", dose: "20 mg", times: 1, taken: 0, stock: 7, paused: false },
    { id: 6, name: "Augentropfen", dose: "1 ×", times: 3, taken: 2, stock: 20, paused: false },
  ],
  person: {
    name: "Johanna Weiß",
    birthday: "14.06.1987",
    phone: "0171 5550123",
    email: "johanna.weiss@example.org",
    insurance: "T482913075",
    contactName: "Michael Weiß",
    contactPhone: "0171 5550188",
  },
  nextId: 20,
  reminders: true,
  mail: false,
});

export const isGerman = (a: Code): boolean => a.config.locale.startsWith("de");

export const inWords = (a: Code, what: { readonly en: string; readonly de: string }): string =>
  isGerman(a) ? what.de : what.en;

const weekdays = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  de: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
} as const;
const months = ["Jan", "Feb", "Mar"] as const;

/** "Tue, 3 Mar"; "Di, 3.3." */
export function dayText(a: Code, moment: number): string {
  const date = new Date(moment);
  const [weekday, number, month] = [date.getUTCDay(), date.getUTCDate(), date.getUTCMonth()];
  return isGerman(a)
    ? `${weekdays.de[weekday] ?? ""}, ${number}.${month + 1}.`
    : `${weekdays.en[weekday] ?? ""}, ${number} ${months[month] ?? ""}`;
}

/** "14:30" */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Appointments to come, the next one first. */
export const upcoming = (a: Code): readonly Appointment[] =>
  a.disk.appointments
    .filter((each) => each.state === "booked")
    .toSorted((one, other) => one.day + one.minute * 60_000 - other.day - other.minute * 60_000);

/** Is there a time of one's own then already? */
export const isBusy = (a: Code, day: number, minute: number): boolean =>
  a.disk.appointments.some((each) => each.state === "booked" && each.day === day && each.minute === minute);

/** What is wrong with what was typed, as a key of a message; null where nothing is. */
export const wrongPhone = (text: string): string | null =>
  /^(\+|00|0)[\d /-]{6,18}$/.test(text.trim()) ? null : "wrong.phone";

export const wrongEmail = (text: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim()) ? null : "wrong.email";

/** A day that was, written 14.06.1987. */
export function wrongBirthday(text: string, now: number): string | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  const [day, month, year] = match === null ? [] : match.slice(1).map(Number);
  if (day === undefined || month === undefined || year === undefined) return "wrong.birthday";
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  return exists && year >= 1900 && date.getTime() <= now ? null : "wrong.birthday";
}
