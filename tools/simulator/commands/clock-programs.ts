import type { Command, CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";
import { refuse } from "./text-files.ts";
import { formatTime } from "./time.ts";

/** `1.5`, `2m`, `1h` in milliseconds. */
function duration(text: string): number | undefined {
  const found = /^(\d*\.?\d+)([smhd]?)$/.exec(text);
  if (!found) return undefined;
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[found[2] || "s"] ?? 1;
  return Number(found[1]) * unit * 1000;
}

function date(call: CommandCall): number {
  const { flags, rest, unknown } = readOptions(call.args, "u", "dDr");
  if (unknown) return refuse(call, unknown);
  const { phone } = call;
  const [word] = rest;
  if (word !== undefined && !word.startsWith("+")) {
    call.err("date: cannot set date: Operation not permitted\n");
    return 1;
  }
  const given = flags.get("d");
  const moment =
    given === undefined
      ? phone.clock.now()
      : /^@-?[\d.]+$/.test(given)
        ? Number(given.slice(1)) * 1000
        : Date.parse(`${given}Z`);
  if (Number.isNaN(moment)) {
    call.err(`date: bad date '${given ?? ""}'\n`);
    return 1;
  }
  const format = word?.slice(1) ?? "%a %b %e %H:%M:%S %Z %Y";
  call.out(
    `${flags.has("u") ? formatTime(phone, moment, format, "UTC") : formatTime(phone, moment, format)}\n`,
  );
  return 0;
}

async function timeout(call: CommandCall): Promise<number> {
  const { flags, rest } = readTimeoutWords(call.args);
  const [length = "", ...command] = rest;
  const ms = duration(length);
  if (ms === undefined) {
    call.err(`timeout: bad duration '${length}'\n`);
    return 125;
  }
  const stop = new AbortController();
  const signal = AbortSignal.any([call.signal, stop.signal]);
  const ended: { code?: number } = {};
  const { clock } = call.phone;
  const begun = clock.now();
  const running = call.run(command, { signal }).then((status) => (ended.code ??= status));
  // In virtual time a sleep is over at once: first let the command do what needs no time.
  for (let turn = 0; turn < 20 && ended.code === undefined; turn++) await new Promise(setImmediate);
  if (ended.code === undefined) {
    const sleeping = new AbortController();
    const slept = call.phone.clock.sleep(ms, AbortSignal.any([call.signal, sleeping.signal])).then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([running, slept]);
    sleeping.abort();
    await new Promise(setImmediate);
  }
  // Virtual time jumps over the limit where the command slept; a phone would have stopped it there.
  const late = clock.mode === "virtual" && clock.now() - begun > ms;
  if (ended.code !== undefined && !late) return ended.code;
  stop.abort();
  return flags.has("s") && (flags.get("s") === "9" || flags.get("s") === "KILL") ? 137 : 124;
}

/** Only the words before the command belong to timeout. */
function readTimeoutWords(args: readonly string[]): {
  flags: ReadonlyMap<string, string>;
  rest: readonly string[];
} {
  const flags = new Map<string, string>();
  let at = 0;
  for (; args[at]?.startsWith("-"); at++) {
    const flag = (args[at] ?? "").charAt(1);
    if (flag === "s" || flag === "k") flags.set(flag, args[++at] ?? "");
  }
  return { flags, rest: args.slice(at) };
}

/** Programs that read the phone's clock or wait on it. */
export const clockCommands: Readonly<Record<string, Command>> = {
  date,
  timeout,
  async sleep(call) {
    const lengths = call.args.map(duration);
    const bad = lengths.indexOf(undefined);
    if (lengths.length === 0 || bad >= 0) {
      call.err(
        lengths.length === 0
          ? "sleep: Needs 1 argument\n"
          : `sleep: bad interval '${call.args[bad] ?? ""}'\n`,
      );
      return 1;
    }
    await call.phone.clock.sleep(
      lengths.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
      call.signal,
    );
    return 0;
  },
  usleep: async (call) => {
    await call.phone.clock.sleep((Number(call.args[0]) || 0) / 1000, call.signal);
    return 0;
  },
  uptime(call) {
    const minutes = Math.floor(call.phone.clock.uptime() / 60_000);
    call.out(
      ` ${formatTime(call.phone, call.phone.clock.now(), "%H:%M:%S")} up ${String(Math.floor(minutes / 60)).padStart(2)}:${String(minutes % 60).padStart(2, "0")},  0 users,  load average: 0.52, 0.48, 0.45\n`,
    );
    return 0;
  },
};
