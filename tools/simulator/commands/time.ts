import type { Phone } from "../phone.ts";

/** A moment in the phone's time zone. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly zone: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const offsets = new Map<string, number>();

/** Minutes east of UTC at a moment; zones that are not known count as UTC. */
export function zoneOffset(zone: string, ms: number): number {
  // Zones change at most every quarter of an hour: one look-up serves many log lines.
  const slot = Math.floor(ms / 900_000);
  const key = `${zone} ${slot}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 10_000) offsets.clear();
  const offset = findOffset(zone, slot * 900_000);
  offsets.set(key, offset);
  return offset;
}

function findOffset(zone: string, ms: number): number {
  if (zone === "UTC" || zone === "GMT") return 0;
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      timeZoneName: "longOffset",
    }).formatToParts(ms);
    const text = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
    const found = /([+-])(\d\d):(\d\d)/.exec(text);
    return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
  } catch {
    return 0;
  }
}

/** The phone's time zone. */
export function zoneOf(phone: Phone): string {
  return phone.properties.get("persist.sys.timezone") || "GMT";
}

/** Split a moment (milliseconds since 1970) into what a clock in this zone shows. */
export function localTime(ms: number, zone: string): LocalTime {
  const offset = zoneOffset(zone, ms);
  const date = new Date(ms + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
    zone,
    offset,
  };
}

const two = (value: number): string => String(value).padStart(2, "0");
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "+0200" */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.trunc(size / 60))}${two(size % 60)}`;
}

/** Format a moment as `date +FORMAT` does, in the phone's zone unless another is named. */
export function formatTime(phone: Phone, ms: number, format: string, zone: string = zoneOf(phone)): string {
  const time = localTime(ms, zone);
  const nanoseconds = String(Math.round((((ms % 1000) + 1000) % 1000) * 1_000_000)).padStart(9, "0");
  return format.replace(
    /%([-_0]?)(\d?)([a-zA-Z%])/g,
    (whole, padding: string, width: string, letter: string) => {
      const value = timeField(letter, time, ms, nanoseconds);
      if (value === undefined) return whole;
      if (letter === "N") return nanoseconds.slice(0, Number(width || 9));
      return padding === "-"
        ? value.replace(/^0+(?=\d)/, "")
        : padding === "_"
          ? value.replace(/^0+(?=\d)/, (zeros) => " ".repeat(zeros.length))
          : value;
    },
  );
}

function timeField(letter: string, time: LocalTime, ms: number, nanoseconds: string): string | undefined {
  const day = days[time.weekday] ?? "";
  const month = months[time.month - 1] ?? "";
  const zone = time.offset === 0 ? (time.zone === "UTC" ? "UTC" : "GMT") : offsetText(time.offset);
  switch (letter) {
    case "Y":
      return String(time.year);
    case "y":
      return two(time.year % 100);
    case "m":
      return two(time.month);
    case "d":
      return two(time.day);
    case "e":
      return String(time.day).padStart(2);
    case "H":
      return two(time.hour);
    case "I":
      return two(((time.hour + 11) % 12) + 1);
    case "M":
      return two(time.minute);
    case "S":
      return two(time.second);
    case "p":
      return time.hour < 12 ? "AM" : "PM";
    case "N":
      return nanoseconds;
    case "s":
      return String(Math.floor(ms / 1000));
    case "A":
      return day;
    case "a":
      return day.slice(0, 3);
    case "B":
      return month;
    case "b":
    case "h":
      return month.slice(0, 3);
    case "u":
      return String(time.weekday || 7);
    case "w":
      return String(time.weekday);
    case "j":
      return String(
        Math.floor((Date.UTC(time.year, time.month - 1, time.day) - Date.UTC(time.year, 0, 1)) / 86_400_000) +
          1,
      ).padStart(3, "0");
    case "F":
      return `${time.year}-${two(time.month)}-${two(time.day)}`;
    case "D":
      return `${two(time.month)}/${two(time.day)}/${two(time.year % 100)}`;
    case "T":
      return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
    case "R":
      return `${two(time.hour)}:${two(time.minute)}`;
    case "Z":
      return zone;
    case "z":
      return offsetText(time.offset);
    case "c":
      return `${day.slice(0, 3)} ${month.slice(0, 3)} ${String(time.day).padStart(2)} ${two(time.hour)}:${two(time.minute)}:${two(time.second)} ${time.year}`;
    case "n":
      return "\n";
    case "t":
      return "\t";
    case "%":
      return "%";
    default:
      return undefined;
  }
}
