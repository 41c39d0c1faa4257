/** What single lines testify: the events buffer, and what the system and the app say in one line. */
import type { Testimony } from "./ledger.ts";
import type { LogLine } from "./line.ts";
import type { ProcessNames } from "./processes.ts";
import { eventFields } from "./processes.ts";

/** Events of the system about crashes, hangs and deaths; null for all others. */
export function eventTestimony(line: LogLine): Testimony | null {
  const fields = eventFields(line.message);
  const process = fields[2] ?? "";
  const common = { process, time: line.time, excerpt: [line.raw], witness: `events ${line.tag}` };
  switch (line.tag) {
    case "am_crash": {
      // Since Android 13 a last field says whether it was recoverable.
      const recoverable = /^\d+$/.test(fields.at(-1) ?? "") && /^\d+$/.test(fields.at(-2) ?? "");
      const cause = fields[4] ?? "";
      return {
        ...common,
        kind: /^(Native crash|SIG[A-Z]+)$/.test(cause) ? "native-crash" : "crash",
        // Some versions write the user first, some the pid; the larger one is the pid.
        pid: Math.max(Number(fields[0]), Number(fields[1])),
        cause,
        message: fields.slice(5, recoverable ? -3 : -2).join(","),
      };
    }
    case "am_anr":
      return {
        ...common,
        kind: "anr",
        pid: Number(fields[1]),
        cause: fields.slice(4).join(","),
        thread: "main",
      };
    case "am_kill": {
      const cause = fields.slice(4).join(",").replace(/,\d+$/, "");
      return { ...common, kind: "process-death", pid: Number(fields[1]), cause };
    }
    case "am_proc_died":
      return { ...common, kind: "process-death", pid: Number(fields[1]) };
    default:
      return null;
  }
}

const deaths: readonly {
  readonly tag: string;
  readonly pattern: RegExp;
  readonly witness: string;
}[] = [
  {
    tag: "ActivityManager",
    pattern: /^Process (?<process>\S+) \(pid (?<pid>\d+)\) has died/,
    witness: "logcat died",
  },
  {
    tag: "ActivityManager",
    pattern: /^Killing (?<pid>\d+):(?<process>[^/]+)\/\S+ \(adj -?\d+[^)]*\): (?<cause>.*)$/,
    witness: "logcat killing",
  },
  { tag: "Zygote", pattern: /^Process (?<pid>\d+) exited /, witness: "zygote" },
  { tag: "lowmemorykiller", pattern: /^Kill '(?<process>[^']+)' \((?<pid>\d+)\)/, witness: "lmkd" },
];

/** A process that ended, as the system says it in words; null for all other lines and for processes without a name. */
export function deathTestimony(line: LogLine, names: ProcessNames): Testimony | null {
  for (const { tag, pattern, witness } of deaths) {
    const groups = line.tag === tag ? pattern.exec(line.message)?.groups : undefined;
    if (!groups) continue;
    const pid = Number(groups["pid"]);
    const process = groups["process"] ?? names.of(pid);
    if (process === "") return null;
    const cause = groups["cause"] ?? (tag === "lowmemorykiller" ? "low memory" : "");
    return { kind: "process-death", process, pid, time: line.time, cause, excerpt: [line.raw], witness };
  }
  return null;
}

/** The first sign of a native crash, from the dying process itself. */
export function fatalSignalTestimony(line: LogLine, names: ProcessNames): Testimony | null {
  const match = /^Fatal signal \d+ \((\w+)\).* pid (\d+) \((.*)\)/.exec(line.message);
  if (!match) return null;
  const pid = Number(match[2]);
  return {
    kind: "native-crash",
    process: names.of(pid),
    pid,
    time: line.time,
    cause: match[1] ?? "",
    excerpt: [line.raw],
    witness: "logcat libc",
  };
}

/** Frames that were skipped, and errors of frameworks that keep the process alive. */
export function appTestimony(line: LogLine, names: ProcessNames): Testimony | null {
  const common = {
    process: names.of(line.pid),
    pid: line.pid,
    time: line.time,
    excerpt: [line.raw],
    witness: `logcat ${line.tag}`,
  };
  const skipped = line.tag === "Choreographer" ? /^Skipped (\d+) frames!/.exec(line.message)?.[1] : undefined;
  if (skipped !== undefined) return { ...common, kind: "jank", cause: `Skipped ${skipped} frames` };
  const framework = line.tag === "flutter" || line.tag === "ReactNativeJS";
  if (!framework || line.priority !== "E" || !/(Exception|Error)\b/.test(line.message)) return null;
  const message = line.message.replace(/^\[ERROR:[^\]]*\] /, "").replace(/^Unhandled Exception: /, "");
  return { ...common, kind: "caught-exception", cause: message.split(":", 1)[0] ?? "", message };
}
