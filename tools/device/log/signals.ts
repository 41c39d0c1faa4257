/** Reads log lines into signals. Lines of one trace are kept together by process, thread and tag, however they interleave. */
import type { Signal } from "../../evidence.ts";
import { isFrame, isThrowable, parseJavaTrace } from "./java-trace.ts";
import { createLedger } from "./ledger.ts";
import type { LogLine } from "./line.ts";
import { parseNativeTrace } from "./native-trace.ts";
import { createProcessNames, eventFields, packageOf } from "./processes.ts";

/** Something that we are about to do to a package, which ends its processes. */
export interface Expectation {
  readonly package: string;
}

export interface SignalReader {
  read(line: LogLine): void;
  take(): { readonly signals: Signal[]; readonly log: string[] };
  expect(expectation: Expectation): void;
  witness(signal: Signal): void;
  attend(packageName: string): void;
  know(pids: Readonly<Record<string, number>>): void;
}

type BlockKind = "crash" | "native" | "anr" | "caught" | "strict";

interface Block {
  readonly kind: BlockKind;
  readonly first: LogLine;
  readonly lines: LogLine[];
}

const mostLogLines = 40;
/** How many answers an expectation outlives: the death may be logged a little later. */
const expectationLife = 2;

/** A reader for one device. `packageName` is the app under test; empty when none is. */
export function createSignalReader(packageName: string): SignalReader {
  const names = createProcessNames();
  const ledger = createLedger(packageOf);
  const blocks = new Map<string, Block>();
  let app = packageName;
  let log: string[] = [];
  let expected: { readonly package: string; left: number }[] = [];

  const isApp = (pid: number): boolean => app !== "" && packageOf(names.of(pid)) === app;

  const close = (key: string): void => {
    const block = blocks.get(key);
    blocks.delete(key);
    if (block) finish(block);
  };

  const closeOf = (pid: number): void => {
    for (const key of blocks.keys()) if (key.startsWith(`${pid}:`)) close(key);
  };

  const finish = (block: Block): void => {
    const { first } = block;
    const messages = block.lines.map(({ message }) => message);
    const excerpt = block.lines.map(({ raw }) => raw);
    if (block.kind === "native") {
      const trace = parseNativeTrace(messages);
      if (trace) {
        const process = trace.process || names.of(trace.pid);
        ledger.add({
          ...trace,
          kind: "native-crash",
          process,
          time: first.time,
          excerpt,
          frames: [...trace.frames],
          witness: "logcat crash",
        });
      }
      return;
    }
    if (block.kind === "anr") {
      const text = messages.join("\n");
      const process = /ANR in (\S+)/.exec(text)?.[1] ?? "";
      const cause = /^Reason: (.*)$/m.exec(text)?.[1] ?? "";
      const pid = Number(/^PID: (\d+)$/m.exec(text)?.[1] ?? 0);
      ledger.add({
        kind: "anr",
        process,
        pid,
        time: first.time,
        cause,
        excerpt,
        thread: "main",
        witness: "logcat anr",
      });
      return;
    }
    const process = /^Process: ([^,\s]+)/m.exec(messages.join("\n"))?.[1] ?? names.of(first.pid);
    if (block.kind === "crash") names.set(first.pid, process);
    const body = messages
      .slice(block.kind === "crash" ? 1 : 0)
      .filter((text) => !/^(Process: |PID: )/.test(text));
    const trace = parseJavaTrace(body, packageOf(process));
    const thread = /FATAL EXCEPTION(?: IN SYSTEM PROCESS)?: (.*)$/.exec(first.message)?.[1] ?? "";
    if (block.kind === "crash") {
      ledger.add({
        kind: "crash",
        process,
        pid: first.pid,
        time: first.time,
        cause: trace?.cause ?? "",
        message: trace?.message ?? "",
        frames: [...(trace?.frames ?? [])],
        appFrame: trace?.appFrame ?? "",
        thread,
        excerpt,
        witness: "logcat crash",
      });
    } else if (trace && trace.frames.length > 0) {
      const kind = block.kind === "strict" ? "strict-mode" : "caught-exception";
      ledger.add({
        kind,
        process,
        pid: first.pid,
        time: first.time,
        cause: trace.cause,
        message: trace.message,
        frames: [...trace.frames],
        appFrame: trace.appFrame,
        excerpt,
        witness: `logcat ${first.tag}`,
      });
    }
  };

  const died = (pid: number, process: string, line: LogLine, cause: string, witness: string): void => {
    if (process === "") return;
    const ours = expected.some(({ package: name }) => name === packageOf(process));
    ledger.add({
      kind: "process-death",
      process,
      pid,
      time: line.time,
      cause,
      expected: ours,
      excerpt: [line.raw],
      witness,
    });
  };

  const readEvent = (line: LogLine): boolean => {
    const fields = eventFields(line.message);
    switch (line.tag) {
      case "am_proc_start":
        closeOf(Number(fields[1]));
        ledger.reborn(Number(fields[1]));
        return true;
      case "am_crash": {
        // Some versions write the user first, some the pid; the larger one is the pid.
        const pid = Math.max(Number(fields[0]), Number(fields[1]));
        const recoverable = fields.at(-1) !== undefined && /^\d+$/.test(fields.at(-2) ?? "");
        const message = fields.slice(5, recoverable ? -3 : -2).join(",");
        names.set(pid, fields[2] ?? "");
        closeOf(pid);
        const native = /^(Native crash|SIG[A-Z]+)$/.test(fields[4] ?? "");
        ledger.add({
          kind: native ? "native-crash" : "crash",
          process: fields[2] ?? "",
          pid,
          time: line.time,
          cause: fields[4] ?? "",
          message,
          excerpt: [line.raw],
          witness: "events am_crash",
        });
        return true;
      }
      case "am_anr": {
        const pid = Number(fields[1]);
        ledger.add({
          kind: "anr",
          process: fields[2] ?? "",
          pid,
          time: line.time,
          cause: fields.slice(4).join(","),
          thread: "main",
          excerpt: [line.raw],
          witness: "events am_anr",
        });
        return true;
      }
      case "am_kill":
        died(
          Number(fields[1]),
          fields[2] ?? "",
          line,
          fields.slice(4).join(",").replace(/,\d+$/, ""),
          "events am_kill",
        );
        return true;
      case "am_proc_died":
        died(Number(fields[1]), fields[2] ?? "", line, "", "events am_proc_died");
        return true;
      default:
        return false;
    }
  };

  const readSystem = (line: LogLine): void => {
    const dead = /^Process (\S+) \(pid (\d+)\) has died/.exec(line.message);
    if (dead) died(Number(dead[2]), dead[1] ?? "", line, "", "logcat died");
    const killing = /^Killing (\d+):([^/]+)\/\S+ \(adj -?\d+[^)]*\): (.*)$/.exec(line.message);
    if (killing) died(Number(killing[1]), killing[2] ?? "", line, killing[3] ?? "", "logcat killing");
    if (/^ANR in \S+/.test(line.message)) {
      const key = `${line.pid}:${line.tid}:anr`;
      close(key);
      blocks.set(key, { kind: "anr", first: line, lines: [line] });
    } else blocks.get(`${line.pid}:${line.tid}:anr`)?.lines.push(line);
  };

  const readRuntime = (line: LogLine): void => {
    const key = `${line.pid}:${line.tid}:crash`;
    if (/FATAL EXCEPTION/.test(line.message)) {
      close(key);
      blocks.set(key, { kind: "crash", first: line, lines: [line] });
    } else blocks.get(key)?.lines.push(line);
  };

  const readDebug = (line: LogLine): void => {
    const key = `${line.pid}:${line.tid}:native`;
    if (line.message.startsWith("*** ***")) close(key);
    const block = blocks.get(key) ?? { kind: "native" as const, first: line, lines: [] };
    block.lines.push(line);
    blocks.set(key, block);
  };

  const readFatalSignal = (line: LogLine): void => {
    const match = /^Fatal signal \d+ \((\w+)\).* pid (\d+) \((.*)\)/.exec(line.message);
    if (!match) return;
    const pid = Number(match[2]);
    const process = names.of(pid);
    ledger.add({
      kind: "native-crash",
      process,
      pid,
      time: line.time,
      cause: match[1] ?? "",
      message: "",
      excerpt: [line.raw],
      witness: "logcat libc",
    });
  };

  /** Exceptions that the app caught and printed: only of the app under test, and never a finding by themselves. */
  const readPrinted = (line: LogLine): void => {
    const key = `${line.pid}:${line.tid}:${line.tag}`;
    const block = blocks.get(key);
    if (block && (isFrame(line.message) || /^(Caused by|\s*Suppressed): /.test(line.message)))
      block.lines.push(line);
    else if (block && block.lines.length === 1 && !isThrowable(line.message)) block.lines.push(line);
    else {
      close(key);
      if (line.tag === "StrictMode" && /policy violation/.test(line.message)) {
        const throwable = line.message.slice(line.message.lastIndexOf(": ") + 2);
        const first = { ...line, message: throwable };
        blocks.set(key, { kind: "strict", first, lines: [first] });
      } else if (isThrowable(line.message)) blocks.set(key, { kind: "caught", first: line, lines: [line] });
    }
  };

  const readApp = (line: LogLine): void => {
    const skipped = /^Skipped (\d+) frames!/.exec(line.message)?.[1];
    if (line.tag === "Choreographer" && skipped !== undefined) {
      ledger.add({
        kind: "jank",
        process: names.of(line.pid),
        pid: line.pid,
        time: line.time,
        cause: `Skipped ${skipped} frames`,
        excerpt: [line.raw],
        witness: "logcat Choreographer",
      });
    }
    if (
      (line.tag === "flutter" || line.tag === "ReactNativeJS") &&
      line.priority === "E" &&
      /(Exception|Error)\b/.test(line.message)
    ) {
      const text = line.message.replace(/^\[ERROR:[^\]]*\] /, "").replace(/^Unhandled Exception: /, "");
      ledger.add({
        kind: "caught-exception",
        process: names.of(line.pid),
        pid: line.pid,
        time: line.time,
        cause: text.split(":", 1)[0] ?? "",
        message: text,
        excerpt: [line.raw],
        witness: `logcat ${line.tag}`,
      });
    } else if ("WEF".includes(line.priority) || line.tag === "StrictMode") readPrinted(line);
    if ("WEF".includes(line.priority) && !isFrame(line.message) && log.length < mostLogLines) {
      log.push(`${line.priority} ${line.tag}: ${line.message}`);
    }
  };

  return {
    read(line) {
      names.learn(line);
      if (readEvent(line)) return;
      switch (line.tag) {
        case "AndroidRuntime":
          readRuntime(line);
          break;
        case "DEBUG":
          readDebug(line);
          break;
        case "libc":
          readFatalSignal(line);
          break;
        case "ActivityManager":
          readSystem(line);
          break;
        case "Zygote": {
          const exit = /^Process (\d+) exited (.*)$/.exec(line.message);
          if (exit) died(Number(exit[1]), names.of(Number(exit[1])), line, "", "zygote");
          break;
        }
        case "lowmemorykiller": {
          const kill = /^Kill '([^']+)' \((\d+)\)/.exec(line.message);
          if (kill) died(Number(kill[2]), kill[1] ?? "", line, "low memory", "lmkd");
          break;
        }
        default:
          if (isApp(line.pid)) readApp(line);
      }
    },
    take() {
      for (const key of blocks.keys()) close(key);
      const taken = { signals: ledger.take(app), log };
      log = [];
      for (const expectation of expected) expectation.left -= 1;
      expected = expected.filter(({ left }) => left > 0);
      return taken;
    },
    expect({ package: name }) {
      expected.push({ package: name, left: expectationLife });
    },
    witness(signal) {
      const ours =
        signal.kind === "process-death" && expected.some(({ package: name }) => name === signal.package);
      ledger.add({ ...signal, expected: signal.expected || ours, witness: signal.witnesses[0] ?? "" });
    },
    attend(name) {
      app = name;
    },
    know(pids) {
      for (const [name, pid] of Object.entries(pids)) names.set(pid, name);
    },
  };
}
