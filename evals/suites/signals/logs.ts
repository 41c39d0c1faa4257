/** Real crashes as the lines that logcat would have printed, and what is true of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const folder = join(import.meta.dirname, "../../data/crashes");
const unpack = (name: string): string => gunzipSync(readFileSync(join(folder, name))).toString("utf8");

const Labelled = z.array(
  z.strictObject({
    id: z.string(),
    method: z.string(),
    message: z.string(),
    stack: z.array(z.string()),
    buggy_method: z.string(),
  }),
);

/** Crashes with the method that was to blame. */
export const labelledCrashes = (): z.infer<typeof Labelled> =>
  Labelled.parse(JSON.parse(unpack("crashtracker.json.gz")));

const Traces = z.array(z.object({ app: z.string(), issue: z.number(), text: z.string() }));
const Signatures = z.record(z.string(), z.record(z.string(), z.array(z.string())));

/** A crash bug of a real app. */
export interface RealCrash {
  readonly id: string;
  readonly package: string;
  /** The trace, a line each, from the exception on. */
  readonly lines: readonly string[];
  /** Class of the exception at its root. */
  readonly root: string;
  /** Parts that must all occur in a log that shows this bug; null where nobody wrote them down. */
  readonly signature: readonly string[] | null;
}

/** The crash bugs of Themis, as far as their text is a Java trace. */
export function realCrashes(): readonly RealCrash[] {
  const signatures = Signatures.parse(
    JSON.parse(readFileSync(join(folder, "themis-signatures.json"), "utf8")),
  );
  return Traces.parse(JSON.parse(unpack("themis-traces.json.gz"))).flatMap(({ app, issue, text }) => {
    const all = text
      .replaceAll("\u00a0", " ")
      .split(/\r?\n/)
      .map((line) =>
        line.replace(/^.*?(?:[EW][ /](?:AndroidRuntime|System\.err)[^:]*: |E\/class [\w.]+: )/, "").trim(),
      );
    const process = all
      .map((line) => /^Process: ([\w.]+)/.exec(line)?.[1])
      .find((name) => name !== undefined);
    const from = all.findIndex((line) => throwable.test(line));
    // Some files hold a second variant: only the first is one trace.
    const rest = all.slice(from).filter((line) => line !== "" && !line.startsWith("Process: "));
    const end = rest.findIndex(
      (line, at) => at > 0 && (line.includes("FATAL EXCEPTION") || /^-{4,}/.test(line)),
    );
    const lines = end === -1 ? rest : rest.slice(0, end);
    // A head without "Caused by" after the first begins another trace.
    const second = lines.findIndex(
      (line, at) => at > 0 && throwable.test(line) && !line.startsWith("Caused by: "),
    );
    const own = second === -1 ? lines : lines.slice(0, second);
    const root = own.flatMap((line) => throwable.exec(line)?.[1] ?? []).at(-1);
    const frame = lines.find(
      (line) =>
        line.startsWith("at ") && !/^at (android|androidx|java|com\.android|dalvik|kotlin)/.test(line),
    );
    const vendor = /^at ((?:\w+\.){1,3})/.exec(frame ?? "")?.[1]?.slice(0, -1);
    const packageName = process ?? vendor;
    if (from === -1 || root === undefined || packageName === undefined) return [];
    return [
      {
        id: `${app} #${issue}`,
        package: packageName,
        lines: own,
        root,
        signature: signatures[app]?.[`#${issue}`] ?? null,
      },
    ];
  });
}

const throwable =
  /^(?:Caused by: )?((?:[a-z]\w*\.)+[\w$]*(?:Exception|Error|Throwable|Failure)[\w$]*)(?::|$)/;

/** Logs of native crashes, with the process that each is about. */
export const nativeLogs = (): readonly { name: string; process: string; lines: readonly string[] }[] => [
  nativeLog("native_crash_logcat_proc.txt.gz"),
  nativeLog("native_crash_logcat.txt.gz"),
];

function nativeLog(name: string): { name: string; process: string; lines: readonly string[] } {
  const text = unpack(name);
  const lines = text.split("\n").flatMap((raw) => {
    const found = /^\s*\d\d-\d\d \d\d:\d\d:(\d\d\.\d{3})\s+(\d+\s+\d+ [VDIWEF] .*)$/.exec(raw);
    return found === null ? [] : [`         17000000${found[1] ?? ""} ${found[2] ?? ""}`];
  });
  return { name, process: />>> (\S+) <<</.exec(text)?.[1] ?? "", lines };
}

/** A line as `logcat -v epoch` prints it. */
export const logLine = (pid: number, priority: string, tag: string, message: string): string =>
  `         1700000000.000 ${String(pid).padStart(5)} ${String(pid).padStart(5)} ${priority} ${tag.padEnd(8)}: ${message}`;

/** The log of a crash of this process. */
export const crashLog = (process: string, pid: number, lines: readonly string[]): readonly string[] => [
  logLine(1480, "I", "am_proc_start", `[0,${pid},10190,${process},next-top-activity,{a/b}]`),
  ...["FATAL EXCEPTION: main", `Process: ${process}, PID: ${pid}`].map((text) =>
    logLine(pid, "E", "AndroidRuntime", text),
  ),
  ...lines.map((text) => logLine(pid, "E", "AndroidRuntime", text.startsWith("at ") ? `\t${text}` : text)),
  logLine(
    1480,
    "I",
    "am_crash",
    `[${pid},0,${process},551075398,${/^[\w.$]+/.exec(lines[0] ?? "")?.[0] ?? ""},message,Main.java,1]`,
  ),
];
