import type { LogBuffer, LogEntry, Phone } from "../../phone.ts";
import { pay, type Command, type CommandCall } from "../command.ts";
import { userName } from "../users.ts";
import { zoneOf } from "../time.ts";
import { bufferHeading, formatEntry, type LogPlace } from "./format.ts";
import { LogcatError, passes, readLogcatOptions, type LogOptions } from "./options.ts";

/** Entries are written together in pieces of this many characters, not one by one. */
const chunkSize = 32_768;

/** Characters that may wait for a slow reader: as much as logd keeps of a buffer. */
const mostPending = 262_144;

/** The lines before which a reader may decide that the log stops. */
interface Printer {
  /** Gives false when `-m` is reached. */
  print(entry: LogEntry): boolean;
}

function createPrinter(phone: Phone, options: LogOptions, write: (text: string) => void): Printer {
  const place: LogPlace = {
    zone: zoneOf(phone),
    bootedAt: phone.clock.now() - phone.clock.uptime(),
    userName: (uid) => userName(uid),
  };
  const seen = new Set<LogBuffer>();
  let last: LogBuffer | undefined;
  let left = options.most ?? Number.POSITIVE_INFINITY;
  return {
    print(entry) {
      if (options.pid !== undefined && entry.pid !== options.pid) return true;
      if (options.uids && !options.uids.includes(entry.uid)) return true;
      if (!passes(options.filters, entry.tag, entry.priority)) return true;
      if (options.pattern && !options.pattern.test(entry.message)) return true;
      const { buffer } = entry;
      if (!seen.has(buffer) || (options.dividers && buffer !== last))
        write(bufferHeading(buffer, seen.has(buffer)));
      seen.add(buffer);
      last = buffer;
      write(formatEntry(entry, options.style, place));
      return --left > 0;
    },
  };
}

function select(entries: readonly LogEntry[], options: LogOptions): readonly LogEntry[] {
  const { since, tail } = options;
  if (since !== undefined) return entries.filter((entry) => entry.time >= since);
  if (tail === undefined) return entries;
  const fitting = options.pid === undefined ? entries : entries.filter((entry) => entry.pid === options.pid);
  return fitting.slice(-tail);
}

async function follow(call: CommandCall, options: LogOptions): Promise<number> {
  const { logs } = call.phone;
  return new Promise((resolve) => {
    let pending = "";
    let writing = false;
    let done = false;
    let stop: (() => void) | undefined;
    const flush = (): void => {
      call.out(pending);
      pending = "";
    };
    const finish = (code: number): void => {
      if (done) return;
      done = true;
      stop?.();
      flush();
      resolve(code);
    };
    const write = async (): Promise<void> => {
      await call.room();
      writing = false;
      if (!done) flush();
    };
    const printer = createPrinter(call.phone, options, (text) => {
      pending += text;
      if (pending.length > mostPending && writing) {
        // The reader has fallen behind by more than logd keeps: it is cut off.
        pending = "";
        call.err("logcat: Unexpected EOF!\n");
        finish(1);
      } else if (!writing) {
        writing = true;
        void write();
      }
    });
    call.signal.addEventListener("abort", () => finish(130), { once: true });
    const started = logs.read(options.buffers);
    for (const entry of select([...started], options)) {
      if (!printer.print(entry)) {
        finish(0);
        return;
      }
      if (pending.length > chunkSize) flush();
    }
    flush();
    stop = logs.follow((entry) => {
      if (!done && options.buffers.includes(entry.buffer) && !printer.print(entry)) finish(0);
    });
    if (call.signal.aborted) finish(130);
  });
}

function sizes(phone: Phone, options: LogOptions): string {
  return options.buffers
    .map((buffer) => {
      const { maximum, used } = phone.logs.size(buffer);
      const unit = phone.profile.api >= 30 ? " KiB" : "Kb";
      return (
        `${buffer}: ring buffer is ${kib(maximum)}${unit} (${kib(used)}${unit} consumed` +
        `${phone.profile.api >= 30 ? `, ${kib(used)}${unit} readable` : ""}), max entry is 5120${phone.profile.api >= 30 ? " B" : "b"}, max payload is 4068${phone.profile.api >= 30 ? " B" : "b"}\n`
      );
    })
    .join("");
}

function kib(bytes: number): number {
  return Math.round(bytes / 1024);
}

/** `logcat`: read, follow, clear and measure the log. */
export const logcat: Command = async (call) => {
  let options: LogOptions;
  try {
    options = readLogcatOptions(call.args, call.env, call.phone);
  } catch (error) {
    if (!(error instanceof LogcatError)) throw error;
    call.err(`logcat: ${error.message}\n`);
    return 1;
  }
  await pay(call, "logcat");
  const { logs } = call.phone;
  switch (options.action) {
    case "clear":
      logs.clear(options.buffers);
      return 0;
    case "size":
      call.out(sizes(call.phone, options));
      return 0;
    case "resize":
      return 0;
    case "statistics":
      call.out("size/num main               system             crash              Total\n");
      return 0;
    case "follow":
      return follow(call, options);
    case "read": {
      let text = "";
      const printer = createPrinter(call.phone, options, (part) => {
        text += part;
        if (text.length < chunkSize) return;
        call.out(text);
        text = "";
      });
      for (const entry of select(logs.read(options.buffers), options)) if (!printer.print(entry)) break;
      call.out(text);
      return 0;
    }
    default:
      return options.action satisfies never;
  }
};
