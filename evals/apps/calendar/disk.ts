/** What Meridian keeps. Days are counted since 1970, times are minutes of the day. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export type Colour = "work" | "home" | "sport";

export interface Event {
  id: number;
  title: string;
  day: number;
  /** Null for an event of the whole day. */
  start: number | null;
  minutes: number;
  place: string;
  notes: string;
  colour: Colour;
  /** Days between repetitions; 0 for none. */
  every: number;
}

export interface Invitation {
  readonly id: number;
  readonly title: string;
  readonly from: string;
  readonly day: number;
  readonly start: number;
  readonly minutes: number;
  answer: "open" | "accepted" | "declined";
}

export interface CalendarDisk {
  events: Event[];
  invitations: Invitation[];
  nextId: number;
  /** The first days were filled in. */
  begun: boolean;
  live: boolean;
  clock24: boolean;
  /** When the calendars were last synced; null for never. */
  synced: number | null;
}

export interface CalendarStatics {
  /** Events that the screens no longer show. */
  hidden: number[];
  /** An editor of this process holds a draft. */
  editing: boolean;
  /** Calendars that the running synchronisation has done; null while none runs. */
  synced: number | null;
  /** The last synchronisation found no connection. */
  offline: boolean;
}

export type Calendar = AppBuilder<CalendarDisk, CalendarStatics>;
export type CalendarCode = ComponentContext<CalendarDisk, CalendarStatics>;
export type CalendarActivity<S extends object, F extends object = object> = ActivityContext<
  CalendarDisk,
  CalendarStatics,
  S,
  F
>;

/** A calendar before its first start. */
export function freshDisk(): CalendarDisk {
  return {
    events: [],
    invitations: [],
    nextId: 1,
    begun: false,
    live: false,
    clock24: true,
    synced: null,
  };
}

/** Days since 1970 of the phone's today. */
export function today(a: CalendarCode): number {
  return Math.floor(a.now() / 86_400_000);
}

type Row = readonly [
  inDays: number,
  start: number | null,
  minutes: number,
  title: string,
  place: string,
  colour: Colour,
  every: number,
];

const rows: readonly Row[] = [
  [0, 570, 30, "Stand-up", "Room Larch", "work", 0],
  [0, 660, 60, "Design review", "Room Larch", "work", 0],
  [0, 660, 60, "Call with Ansel", "", "home", 0],
  [0, 1080, 90, "Swimming", "Riverside Pool", "sport", 7],
  [1, null, 0, "Jiwoo's birthday", "", "home", 0],
  [1, 840, 45, "Dentist", "Haneul Dental, 3rd floor", "home", 0],
  [2, 600, 90, "Budget talk", "Room Cedar", "work", 0],
  [2, 900, 60, "Webinar: type on maps", "Online, 15:00 UTC", "work", 0],
  [3, 750, 60, "Lunch with Yuna", "Noodle House Bada", "home", 0],
  [4, 960, 60, "Retrospective", "Room Larch", "work", 0],
  [7, 500, 160, "Train to Busan", "Seoul Station", "home", 0],
];

/** Fill the first days, so that they lie around the phone's today. */
export function begin(a: CalendarCode): void {
  if (a.disk.begun) return;
  a.disk.begun = true;
  const first = today(a);
  a.disk.events = rows.map(([inDays, start, minutes, title, place, colour, every], index) => ({
    id: index + 1,
    title,
    day: first + inDays,
    start,
    minutes,
    place,
    notes: title === "Dentist" ? "Bring the old X-ray." : "",
    colour,
    every,
  }));
  a.disk.nextId = rows.length + 1;
  a.disk.invitations = [
    {
      id: 1,
      title: "Photo walk",
      from: "Mina Seo",
      day: first + 5,
      start: 540,
      minutes: 120,
      answer: "open",
    },
    { id: 2, title: "Demo day", from: "Ansel Boyd", day: first + 8, start: 870, minutes: 90, answer: "open" },
    { id: 3, title: "Choir", from: "Teo Han", day: first + 9, start: 1140, minutes: 90, answer: "accepted" },
  ];
}

/** Events of a day, whole days first, then by time. */
export function eventsOn(a: CalendarCode, day: number): readonly Event[] {
  return a.disk.events
    .filter((event) => !a.statics.hidden.includes(event.id) && falls(event, day))
    .toSorted((one, other) => (one.start ?? -1) - (other.start ?? -1));
}

function falls(event: Event, day: number): boolean {
  if (event.every === 0) return event.day === day;
  return day >= event.day && (day - event.day) % event.every === 0;
}
