import type { LogBuffer, LogPriority, Phone } from "../../phone.ts";
import { compilePattern, type ClientPattern } from "../client-pattern.ts";
import { zoneOffset, zoneOf } from "../time.ts";
import { applyStyle, defaultStyle, type LogStyle } from "./format.ts";

export interface LogOptions {
  readonly buffers: readonly LogBuffer[];
  readonly style: LogStyle;
  /** Lowest priority by tag; "*" is all others. */
  readonly filters: ReadonlyMap<string, LogPriority | "S">;
  readonly action: "read" | "follow" | "clear" | "size" | "resize" | "statistics";
  /** Last so many entries. */
  readonly tail: number | undefined;
  /** Entries from this moment on. */
  readonly since: number | undefined;
  readonly most: number | undefined;
  readonly pid: number | undefined;
  readonly uids: readonly number[] | undefined;
  readonly pattern: ClientPattern | undefined;
  readonly dividers: boolean;
}

/** A command line that logcat refuses, in its words. */
export class LogcatError extends Error {}

const allBuffers: readonly LogBuffer[] = ["radio", "events", "system", "crash", "main", "kernel"];
const defaultBuffers: readonly LogBuffer[] = ["main", "system", "crash"];
const priorities: readonly (LogPriority | "S")[] = ["V", "D", "I", "W", "E", "F", "S"];

/** Read the words of a logcat command. Throws LogcatError. */
export function readLogcatOptions(
  args: readonly string[],
  env: ReadonlyMap<string, string>,
  phone: Phone,
): LogOptions {
  const buffers = new Set<LogBuffer>();
  const style = defaultStyle();
  const filters = new Map<string, LogPriority | "S">();
  const given: { action: LogOptions["action"]; dividers: boolean } & Partial<
    Record<"tail" | "since" | "most" | "pid", number>
  > = {
    action: "follow",
    dividers: false,
  };
  let uids: number[] | undefined;
  let pattern: ClientPattern | undefined;
  let only = false;

  function startAt(text: string): void {
    if (/^\d+$/.test(text)) given.tail = Number(text);
    else {
      const moment = parseMoment(text, phone);
      if (moment === undefined) throw new LogcatError(`-t/-T "${text}" not in time format`);
      given.since = moment;
    }
  }

  function handle(flag: string, value: () => string): void {
    switch (flag) {
      case "d":
        given.action = "read";
        break;
      case "t":
        given.action = "read";
        startAt(value());
        break;
      case "T":
        startAt(value());
        break;
      case "c":
      case "clear":
        given.action = "clear";
        break;
      case "g":
      case "buffer-size":
        given.action = "size";
        break;
      case "G":
        value();
        given.action = "resize";
        break;
      case "S":
        given.action = "statistics";
        break;
      case "L":
      case "last":
        given.action = "read";
        break;
      case "b":
      case "buffer":
        for (const name of value().split(",")) addBuffer(buffers, name);
        break;
      case "v":
      case "format":
        for (const word of value().split(",")) {
          if (!applyStyle(style, word)) throw new LogcatError(`Invalid parameter "${word}" to -v`);
        }
        break;
      case "s":
        only = true;
        break;
      case "e":
      case "regex":
        pattern = compile(value());
        break;
      case "m":
      case "max-count":
        given.most = Number(value());
        break;
      case "pid":
        given.pid = Number(value());
        break;
      case "uid":
        uids = value().split(",").map(Number);
        break;
      case "D":
      case "dividers":
        given.dividers = true;
        break;
      case "print":
      case "wrap":
      case "B":
      case "binary":
        break;
      case "f":
      case "file":
      case "r":
      case "n":
      case "p":
        value();
        break;
      default:
        throw new LogcatError(
          flag.length === 1 ? `unrecognized option '-${flag}'` : `unrecognized option '--${flag}'`,
        );
    }
  }

  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg.startsWith("--")) {
      const [name = "", ...rest] = arg.slice(2).split("=");
      handle(name, () => (rest.length > 0 ? rest.join("=") : (args[++i] ?? "")));
    } else if (arg.startsWith("-") && arg.length > 1) {
      for (let at = 1; at < arg.length; at++) {
        const after = arg.slice(at + 1);
        let taken = false;
        handle(arg.charAt(at), () => {
          taken = true;
          if (after !== "") return after;
          const next = args[++i];
          if (next === undefined) throw new LogcatError(`option requires an argument -- '${arg.charAt(at)}'`);
          return next;
        });
        if (taken) break;
      }
    } else addFilters(filters, arg);
  }
  if (filters.size === 0) addFilters(filters, env.get("ANDROID_LOG_TAGS") ?? "");
  if (only) filters.set("*", filters.get("*") ?? "S");
  return {
    ...given,
    tail: given.tail,
    since: given.since,
    most: given.most,
    pid: given.pid,
    uids,
    pattern,
    style,
    filters,
    buffers: buffers.size > 0 ? [...buffers] : defaultBuffers,
  };
}

function addBuffer(buffers: Set<LogBuffer>, name: string): void {
  const one = allBuffers.find((each) => each === name);
  if (name === "all") for (const each of allBuffers) buffers.add(each);
  else if (name === "default") for (const each of defaultBuffers) buffers.add(each);
  else if (one) buffers.add(one);
  else if (name !== "stats" && name !== "security") throw new LogcatError(`Unknown buffer '${name}'`);
}

function addFilters(filters: Map<string, LogPriority | "S">, text: string): void {
  for (const filter of text.split(/[\s,]+/).filter((each) => each !== "")) {
    const colon = filter.lastIndexOf(":");
    const tag = colon < 0 ? filter : filter.slice(0, colon);
    const letter = colon < 0 ? "V" : filter.slice(colon + 1).toUpperCase();
    const priority = letter === "*" ? (tag === "*" ? "D" : "V") : priorities.find((each) => each === letter);
    if (!priority) throw new LogcatError(`Invalid filter expression '${filter}'`);
    filters.set(tag || "*", priority);
  }
}

function compile(text: string): ClientPattern {
  try {
    return compilePattern(text);
  } catch {
    throw new LogcatError(`Invalid regex '${text}'`);
  }
}

/** "06-06 02:13:51.000", "2026-06-06 02:13:51.000", "1700000000.123". */
function parseMoment(text: string, phone: Phone): number | undefined {
  if (/^\d+\.\d*$/.test(text)) return Number(text) * 1000;
  const found = /^(?:(\d{4})-)?(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d+)?$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction] = found;
  const now = phone.clock.now();
  const fields = [month, day, hour, minute, second].map(Number);
  const [m = 1, d = 1, h = 0, min = 0, s = 0] = fields;
  const zone = zoneOf(phone);
  const utc = (y: number): number => Date.UTC(y, m - 1, d, h, min, s) + Number(fraction ?? 0) * 1000;
  const moment = utc(year ? Number(year) : new Date(now).getUTCFullYear());
  return moment - zoneOffset(zone, moment) * 60_000;
}

/** Do the filters let an entry of this tag and priority through? */
export function passes(filters: LogOptions["filters"], tag: string, priority: LogPriority): boolean {
  const lowest = filters.get(tag) ?? filters.get("*") ?? "V";
  return priorities.indexOf(priority) >= priorities.indexOf(lowest);
}
