/** S1: what the device logs becomes the right signals, each once, of the right app. */
import { stableFrame, signalSignature } from "../../../agent/oracles/signature.ts";
import { ownFrame } from "../../../tools/device/log/java-trace.ts";
import { parseLogLine } from "../../../tools/device/log/line.ts";
import { createSignalReader } from "../../../tools/device/log/signals.ts";
import type { Signal } from "../../../tools/evidence.ts";
import { figure, figureResult } from "../figures.ts";
import type { Figure, FigureResult } from "../figures.ts";
import { crashLog, labelledCrashes, logLine, nativeLogs, realCrashes } from "./logs.ts";

function signalsIn(app: string, lines: readonly string[]): readonly Signal[] {
  const reader = createSignalReader(app);
  for (const raw of lines) {
    const line = parseLogLine(raw);
    if (line !== null) reader.read(line);
  }
  // What is not over yet is told by the look after.
  return [...reader.take().signals, ...reader.take().signals];
}

/** Counts cases, and keeps the names of those that went wrong. */
interface Tally {
  readonly say: (name: string, ok: boolean) => void;
  readonly figure: (name: string, floor: number) => Figure;
}

function tally(about: string, failures: string[]): Tally {
  let [hits, of] = [0, 0];
  return {
    say(name, ok) {
      of += 1;
      if (ok) hits += 1;
      else failures.push(`${about}: ${name}`);
    },
    figure: (name, floor) => figure(name, hits, of, floor),
  };
}

/** Run the suite. */
export function signals(): FigureResult {
  const began = Date.now();
  const failures: string[] = [];
  const figures = [...crashes(failures), ...noise(failures), native(failures), ...blame(failures)];
  return figureResult("signals", figures, failures, began);
}

/** Is the method to blame the app's frame that we name, or among the first five? */
function blame(failures: string[]): readonly Figure[] {
  const [first, five] = [tally("blame", []), tally("blame in five", failures)];
  for (const crash of labelledCrashes()) {
    const app = crash.id.replace(/-\d+$/, "");
    const message = crash.message.replaceAll(/\s*\n\s*/g, " ");
    const lines = [
      `java.lang.RuntimeException: ${message}`,
      ...crash.stack.map((frame) => `at ${frame}(Source.java:1)`),
    ];
    const found = signalsIn(app, crashLog(app, 4000, lines)).find(({ kind }) => kind === "crash");
    let left = [...(found?.frames ?? [])];
    const ranked = [found?.appFrame ?? ""];
    while (ranked.length < 5 && left.length > 0) {
      const next = ownFrame(left, app);
      if (next === "") break;
      if (!ranked.includes(next)) ranked.push(next);
      left = left.filter((frame) => stableFrame(frame) !== stableFrame(next));
    }
    first.say(crash.id, ranked[0] === crash.buggy_method);
    five.say(crash.id, ranked.includes(crash.buggy_method));
  }
  return [
    first.figure("method to blame is the frame that is named", 0.83),
    five.figure("method to blame is among five frames", 0.89),
  ];
}

const signatureOf = (signal: Signal): string => signalSignature(signal, "");

/** The same crash from another build: other lines, other process id, other numbers of lambdas. */
const rebuilt = (lines: readonly string[]): readonly string[] =>
  lines.map((line) =>
    line.startsWith("at ")
      ? line
          .replace(/:(\d+)\)/, (_, number: string) => `:${Number(number) + 7})`)
          .replace(/Lambda\$\d+/, "Lambda$99")
      : line,
  );

function crashes(failures: string[]): readonly Figure[] {
  const [roots, once, whole, again] = [
    tally("root", failures),
    tally("once", failures),
    tally("signature kept", failures),
    tally("again", failures),
  ];
  const known = new Map<string, string[]>();
  for (const crash of realCrashes()) {
    const other = crashLog("com.other.app", 4100, [
      "java.lang.IllegalStateException: other",
      "at com.other.app.A.b(A.java:1)",
    ]);
    const own = crashLog(crash.package, 4000, crash.lines);
    // Another app crashes at the same time, line by line between ours.
    const mixed = own.flatMap((line, at) => [line, ...(other[at] === undefined ? [] : [other[at]])]);
    const found = signalsIn(crash.package, mixed).filter(
      ({ kind, package: name }) => kind === "crash" && name === crash.package,
    );
    const [signal] = found;
    roots.say(`${crash.id}: ${signal?.cause ?? "none"} for ${crash.root}`, signal?.cause === crash.root);
    once.say(`${crash.id}: ${found.length}`, found.length === 1);
    if (signal === undefined) continue;
    const text = [signal.cause, signal.message, ...signal.frames, ...signal.excerpt].join("\n");
    if (crash.signature !== null)
      whole.say(
        crash.id,
        crash.signature.every((part) => text.includes(part)),
      );
    const later = signalsIn(crash.package, crashLog(crash.package, 4777, rebuilt(crash.lines)));
    again.say(
      crash.id,
      later.some((one) => one.kind === "crash" && signatureOf(one) === signatureOf(signal)),
    );
    const app = crash.id.split(" ")[0] ?? "";
    const name = `${app} ${signatureOf(signal)}`;
    known.set(name, [...(known.get(name) ?? []), crash.id]);
  }
  const apart = tally("told apart", failures);
  for (const [, ids] of known)
    for (const id of ids) apart.say(`${id} and ${ids.join(", ")}`, ids.length === 1);
  return [
    roots.figure("exception at the root", 0.99),
    once.figure("one signal for one crash", 1),
    whole.figure("all parts of the signature are kept", 0.85),
    again.figure("the same crash of another build has the same signature", 0.99),
    apart.figure("different crashes of one app have different signatures", 0.9),
  ];
}

/** What is no crash of the app must not become one. */
function noise(failures: string[]): readonly Figure[] {
  const [foreign, caught] = [tally("foreign", failures), tally("caught", failures)];
  const app = "com.example.app";
  const loud = new Set(["crash", "native-crash", "anr"]);
  for (const crash of realCrashes()) {
    const theirs = signalsIn(app, crashLog("org.somebody.else", 4200, crash.lines));
    foreign.say(crash.id, !theirs.some(({ kind, package: name }) => loud.has(kind) && name === app));
    const logged = crash.lines.map((line) =>
      logLine(4000, "W", "Sync", line.startsWith("at ") ? `\t${line}` : line),
    );
    const started = logLine(1480, "I", "am_proc_start", `[0,4000,10190,${app},next-top-activity,{a/b}]`);
    caught.say(crash.id, !signalsIn(app, [started, ...logged]).some(({ kind }) => loud.has(kind)));
  }
  return [
    foreign.figure("a crash of another app is not ours", 1),
    caught.figure("an exception that was caught and logged is no crash", 1),
  ];
}

function native(failures: string[]): Figure {
  const found = tally("native", failures);
  for (const { name, process, lines } of nativeLogs()) {
    const app = process.replace(/:.*$/, "");
    const own = signalsIn(app, lines).filter(({ kind }) => kind === "native-crash");
    found.say(`${name}: ${own.length} signals`, own.length === 1 && /SIG[A-Z]+/.test(own[0]?.cause ?? ""));
  }
  return found.figure("one signal for one native crash", 1);
}
