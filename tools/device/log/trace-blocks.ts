/** Lines that belong to one trace, and what the whole trace testifies. */
import { parseJavaTrace } from "./java-trace.ts";
import type { Testimony } from "./ledger.ts";
import type { LogLine } from "./line.ts";
import { parseNativeTrace } from "./native-trace.ts";
import type { ProcessNames } from "./processes.ts";
import { packageOf } from "./processes.ts";

export interface TraceBlock {
  readonly kind: "crash" | "native" | "anr" | "caught" | "strict";
  readonly lines: LogLine[];
}

/** What a finished block says; null when it is no trace after all. */
export function testimonyOf(block: TraceBlock, names: ProcessNames): Testimony | null {
  const [first] = block.lines;
  if (!first) return null;
  const messages = block.lines.map(({ message }) => message);
  const excerpt = block.lines.map(({ raw }) => raw);
  if (block.kind === "native") return nativeTestimony(messages, first, excerpt, names);
  if (block.kind === "anr") return anrTestimony(messages, first, excerpt);
  if (block.kind === "crash") return crashTestimony(messages, first, excerpt, names);
  return printedTestimony(block.kind, messages, first, excerpt, names);
}

function printedTestimony(
  kind: "caught" | "strict",
  messages: readonly string[],
  first: LogLine,
  excerpt: string[],
  names: ProcessNames,
): Testimony | null {
  const process = names.of(first.pid);
  const trace = parseJavaTrace(messages, packageOf(process));
  // Without frames it is a message that happens to name an error.
  if (!trace || trace.frames.length === 0) return null;
  return {
    ...trace,
    kind: kind === "strict" ? "strict-mode" : "caught-exception",
    frames: [...trace.frames],
    process,
    pid: first.pid,
    time: first.time,
    excerpt,
    witness: `logcat ${first.tag}`,
  };
}

function crashTestimony(
  messages: readonly string[],
  first: LogLine,
  excerpt: string[],
  names: ProcessNames,
): Testimony {
  const process = /^Process: ([^,\s]+)/m.exec(messages.join("\n"))?.[1] ?? names.of(first.pid);
  const body = messages.slice(1).filter((text) => !/^(Process: |PID: )/.test(text));
  const trace = parseJavaTrace(body, packageOf(process));
  return {
    kind: "crash",
    process,
    pid: first.pid,
    time: first.time,
    cause: trace?.cause ?? "",
    message: trace?.message ?? "",
    frames: [...(trace?.frames ?? [])],
    appFrame: trace?.appFrame ?? "",
    thread: /FATAL EXCEPTION(?: IN SYSTEM PROCESS)?: (.*)$/.exec(first.message)?.[1] ?? "",
    excerpt,
    witness: "logcat crash",
  };
}

function nativeTestimony(
  messages: readonly string[],
  first: LogLine,
  excerpt: string[],
  names: ProcessNames,
): Testimony | null {
  const trace = parseNativeTrace(messages);
  if (!trace) return null;
  return {
    ...trace,
    kind: "native-crash",
    frames: [...trace.frames],
    process: trace.process || names.of(trace.pid),
    time: first.time,
    excerpt,
    witness: "logcat crash",
  };
}

function anrTestimony(messages: readonly string[], first: LogLine, excerpt: string[]): Testimony {
  const text = messages.join("\n");
  return {
    kind: "anr",
    process: /ANR in (\S+)/.exec(text)?.[1] ?? "",
    pid: Number(/^PID: (\d+)$/m.exec(text)?.[1] ?? 0),
    time: first.time,
    cause: /^Reason: (.*)$/m.exec(text)?.[1] ?? "",
    thread: "main",
    excerpt,
    witness: "logcat anr",
  };
}
