import type { LogBuffer, LogEntry, LogPriority } from "../../phone.ts";
import { localTime, offsetText } from "../time.ts";

export type LogFormat = "brief" | "process" | "tag" | "raw" | "time" | "threadtime" | "long";

/** How lines are to look: `-v` may be given several times. */
export interface LogStyle {
  format: LogFormat;
  year: boolean;
  usec: boolean;
  epoch: boolean;
  monotonic: boolean;
  uid: boolean;
  color: boolean;
  zone: string | undefined;
}

/** What the formats need to know of the phone. */
export interface LogPlace {
  readonly zone: string;
  /** Milliseconds since 1970 at boot. */
  readonly bootedAt: number;
  readonly userName: (uid: number) => string;
}

const formats = new Set<string>(["brief", "process", "tag", "raw", "time", "threadtime", "long"]);

function isFormat(word: string): word is LogFormat {
  return formats.has(word);
}

/** The style of a plain `logcat`. */
export function defaultStyle(): LogStyle {
  return {
    format: "threadtime",
    year: false,
    usec: false,
    epoch: false,
    monotonic: false,
    uid: false,
    color: false,
    zone: undefined,
  };
}

/** Take one word of `-v`; false when it is not known. */
export function applyStyle(style: LogStyle, word: string): boolean {
  if (isFormat(word)) {
    style.format = word;
    return true;
  }
  switch (word) {
    case "year":
    case "usec":
    case "epoch":
    case "monotonic":
    case "uid":
      style[word] = true;
      return true;
    case "color":
    case "colour":
      style.color = true;
      return true;
    case "UTC":
      style.zone = "UTC";
      return true;
    case "zone":
      style.zone ??= "";
      return true;
    case "printable":
    case "descriptive":
    case "nsec":
      return true;
    default:
      if (!/^[A-Z][A-Za-z]+\/[A-Za-z_/]+$/.test(word)) return false;
      style.zone = word;
      return true;
  }
}

/** The line before the first entry of a buffer. */
export function bufferHeading(buffer: LogBuffer, again: boolean): string {
  return `--------- ${again ? "switch to" : "beginning of"} ${buffer}\n`;
}

const colors: Readonly<Record<LogPriority, number>> = { V: 37, D: 34, I: 32, W: 33, E: 31, F: 31 };

/** One entry as text; an entry with several lines repeats its header on each. */
export function formatEntry(entry: LogEntry, style: LogStyle, place: LogPlace): string {
  const message = entry.message.endsWith("\n") ? entry.message.slice(0, -1) : entry.message;
  const lines = message.split("\n");
  const [before, after] = surroundings(entry, style, place);
  const text =
    style.format === "long"
      ? `${before}${message}${after}`
      : lines.map((line) => `${before}${line}${after}`).join("");
  return style.color ? `\u001b[${colors[entry.priority]}m${text.replace(/\n$/, "")}\u001b[0m\n` : text;
}

function surroundings(entry: LogEntry, style: LogStyle, place: LogPlace): readonly [string, string] {
  const { priority } = entry;
  const tag = entry.tag.padEnd(8);
  const pid = String(entry.pid).padStart(5);
  const tid = String(entry.tid).padStart(5);
  const uid = style.uid ? `${place.userName(entry.uid)}:` : "";
  switch (style.format) {
    case "brief":
      return [`${priority}/${tag}(${uid}${pid}): `, "\n"];
    case "process":
      return [`${priority}(${uid}${pid}) `, `  (${entry.tag})\n`];
    case "tag":
      return [`${priority}/${tag}: `, "\n"];
    case "raw":
      return ["", "\n"];
    case "time":
      return [`${formatStamp(entry.time, style, place)} ${priority}/${tag}(${uid}${pid}): `, "\n"];
    case "long":
      return [
        `[ ${formatStamp(entry.time, style, place)} ${uid}${pid}:${tid} ${priority}/${tag} ]\n`,
        "\n\n",
      ];
    case "threadtime": {
      const user = style.uid ? ` ${place.userName(entry.uid).padStart(5)}` : "";
      return [`${formatStamp(entry.time, style, place)}${user} ${pid} ${tid} ${priority} ${tag}: `, "\n"];
    }
    default:
      return style.format satisfies never;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** "06-06 02:13:51.011" and its kin. */
export function formatStamp(ms: number, style: LogStyle, place: LogPlace): string {
  const shown = style.monotonic ? Math.max(0, ms - place.bootedAt) : ms;
  const micros = Math.round(shown * 1000);
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, "0");
  const digits = style.usec ? fraction : fraction.slice(0, 3);
  const seconds = Math.floor(micros / 1_000_000);
  if (style.monotonic) return `${String(seconds).padStart(6)}.${digits}`;
  if (style.epoch) return `${String(seconds).padStart(19)}.${digits}`;
  const time = localTime(micros / 1000, style.zone || place.zone);
  const date = `${style.year ? `${time.year}-` : ""}${two(time.month)}-${two(time.day)}`;
  const zone = style.zone === undefined ? "" : ` ${offsetText(time.offset)}`;
  return `${date} ${two(time.hour)}:${two(time.minute)}:${two(time.second)}.${digits}${zone}`;
}
