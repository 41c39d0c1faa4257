/** Reads log lines into signals. Lines of one trace are kept together by process, thread and tag, however they interleave. */
import type { Signal } from "../../evidence.ts";
import { isFrame, isThrowable } from "./java-trace.ts";
import { createLedger } from "./ledger.ts";
import type { Testimony } from "./ledger.ts";
import type { LogLine } from "./line.ts";
import { createProcessNames, packageOf } from "./processes.ts";
import { appTestimony, deathTestimony, eventTestimony, fatalSignalTestimony } from "./single-lines.ts";
import { testimonyOf } from "./trace-blocks.ts";
import type { TraceBlock } from "./trace-blocks.ts";

/** Something that we are about to do to a package, which ends its processes. */
export interface Expectation {
  readonly package: string;
}

export interface SignalReader {
  read(line: LogLine): void;
  /** What is new since the last call, and the app's warnings and errors. */
  take(): { readonly signals: Signal[]; readonly log: string[] };
  expect(expectation: Expectation): void;
  /** A witness beside the log. */
  witness(signal: Signal): void;
  /** Another app is under test from now on. */
  attend(packageName: string): void;
  /** Processes that ran before the log was followed. */
  know(pids: Readonly<Record<string, number>>): void;
}

const mostLogLines = 40;
/** How many answers an expectation outlives: the death may be logged a little later. */
const expectationLife = 2;

/** A reader for one device. `packageName` is the app under test; empty when none is. */
export function createSignalReader(packageName: string): SignalReader {
  const names = createProcessNames();
  const ledger = createLedger(packageOf);
  const blocks = new Map<string, TraceBlock>();
  let app = packageName;
  let log: string[] = [];
  /** Processes that ran when we were about to end them; by package where none was known. */
  const doomed = new Set<number>();
  let expected: { readonly package: string; left: number }[] = [];

  const testify = (testimony: Testimony | null): void => {
    if (!testimony) return;
    if (testimony.pid !== 0 && testimony.process !== "") names.set(testimony.pid, testimony.process);
    const death = testimony.kind === "process-death";
    const ours =
      death &&
      (doomed.has(testimony.pid) ||
        expected.some(({ package: name }) => name === packageOf(testimony.process)));
    if (death) names.ended(testimony.pid);
    ledger.add(ours ? { ...testimony, expected: true } : testimony);
  };

  const close = (key: string): void => {
    const block = blocks.get(key);
    blocks.delete(key);
    if (block) testify(testimonyOf(block, names));
  };

  const closeOf = (pid: number): void => {
    for (const key of blocks.keys()) if (key.startsWith(`${pid}:`)) close(key);
  };

  /** Begins a block at lines that begin one, and adds the others to the one that is open. */
  const collect = (kind: TraceBlock["kind"], line: LogLine, begins: boolean): void => {
    const key = `${line.pid}:${line.tid}:${kind}`;
    if (begins) {
      close(key);
      blocks.set(key, { kind, lines: [line] });
    } else blocks.get(key)?.lines.push(line);
  };

  /** Exceptions that the app caught and printed: only of the app under test, and never a finding by themselves. */
  const readPrinted = (line: LogLine): void => {
    const key = `${line.pid}:${line.tid}:${line.tag}`;
    const block = blocks.get(key);
    const goesOn = isFrame(line.message) || /^\s*(Caused by|Suppressed): /.test(line.message);
    if (block && (goesOn || (block.lines.length === 1 && !isThrowable(line.message)))) {
      block.lines.push(line);
      return;
    }
    close(key);
    if (line.tag === "StrictMode" && /policy violation/.test(line.message)) {
      const message = line.message.slice(line.message.lastIndexOf(": ") + 2);
      blocks.set(key, { kind: "strict", lines: [{ ...line, message }] });
    } else if (isThrowable(line.message)) blocks.set(key, { kind: "caught", lines: [line] });
  };

  const readApp = (line: LogLine): void => {
    const testimony = appTestimony(line, names);
    if (testimony) testify(testimony);
    const loud = "WEF".includes(line.priority);
    if (!testimony && (loud || line.tag === "StrictMode")) readPrinted(line);
    if (loud && !isFrame(line.message) && log.length < mostLogLines) {
      log.push(`${line.priority} ${line.tag}: ${line.message}`);
    }
  };

  return {
    read(line) {
      names.learn(line);
      switch (line.tag) {
        case "am_proc_start": {
          const pid = names.started(line);
          closeOf(pid);
          ledger.reborn(pid);
          doomed.delete(pid);
          expected = expected.filter(({ package: name }) => name !== packageOf(names.of(pid)));
          break;
        }
        case "AndroidRuntime":
          collect("crash", line, line.message.includes("FATAL EXCEPTION"));
          break;
        case "DEBUG":
          collect("native", line, line.message.startsWith("*** ***"));
          break;
        case "libc":
          testify(fatalSignalTestimony(line, names));
          break;
        case "ActivityManager":
        case "Zygote":
        case "lowmemorykiller":
          testify(deathTestimony(line, names));
          if (line.tag === "ActivityManager") collect("anr", line, /^ANR in \S+/.test(line.message));
          break;
        default: {
          const event = eventTestimony(line);
          if (event?.kind === "crash") closeOf(event.pid);
          if (event) testify(event);
          else if (app !== "" && packageOf(names.of(line.pid)) === app) readApp(line);
        }
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
      const running = names.running(name);
      for (const pid of running) doomed.add(pid);
      if (running.length === 0) expected.push({ package: name, left: expectationLife });
    },
    witness(signal) {
      const { witnesses, ...known } = signal;
      testify({ ...known, witness: witnesses[0] ?? "" });
    },
    attend(name) {
      app = name;
    },
    know(pids) {
      for (const [name, pid] of Object.entries(pids)) names.set(pid, name);
    },
  };
}
