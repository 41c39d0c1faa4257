/** Java and Kotlin stack traces as they stand in the log: what was thrown at the root, and where in the app. */

export interface JavaTrace {
  /** Class and message of the root cause: the last "Caused by". */
  readonly cause: string;
  readonly message: string;
  /** Frames of the root cause, from the top, without "at ". */
  readonly frames: readonly string[];
  /** Topmost frame in the app's own code, without file and line; empty when none is. */
  readonly appFrame: string;
}

const head = /^(?:Caused by: )?((?:[A-Za-z_$][\w$]*\.)*[A-Z_$][\w$]*)(?::\s?(.*))?$/s;
const frameLine = /^\s*at\s+(.+)$/;
const notTheApp =
  /^(java|javax|jdk|sun|android|androidx|kotlin|kotlinx|dalvik|libcore|com\.android|com\.google\.android|org\.apache|org\.json|okhttp3|okio|retrofit2|io\.reactivex|dagger|com\.squareup)\./;

/** Begins a trace: a class name whose last part is a throwable's, with or without a message. */
export function isThrowable(line: string): boolean {
  const name = head.exec(line)?.[1];
  return (
    name !== undefined && /(Exception|Error|Throwable|Failure|Violation|Crashed\w*|Death\w*)\b/.test(name)
  );
}

export const isFrame = (line: string): boolean =>
  frameLine.test(line) || /^\s*\.\.\. \d+ (more|common frames)/.test(line);

interface Link {
  cause: string;
  message: string[];
  readonly frames: string[];
  suppressed: boolean;
}

/** Reads the lines after the header. `packageName` tells which frames are the app's own. */
export function parseJavaTrace(lines: readonly string[], packageName: string): JavaTrace | null {
  const links: Link[] = [];
  for (const line of lines) {
    const text = line.trimEnd();
    const frame = frameLine.exec(text)?.[1];
    const last = links.at(-1);
    if (frame !== undefined && last) last.frames.push(frame.trim());
    else if (isFrame(text)) continue;
    else if (last === undefined || /^\s*(Caused by|Suppressed): /.test(text)) {
      const match = head.exec(text.trim().replace(/^Suppressed: /, ""));
      if (match) {
        const suppressed = /^\s*Suppressed: /.test(text) || (last?.suppressed === true && /^\s/.test(text));
        links.push({ cause: match[1] ?? "", message: [match[2] ?? ""], frames: [], suppressed });
      }
    } else if (last.frames.length === 0) last.message.push(text);
  }
  const chain = links.filter(({ suppressed }) => !suppressed);
  const root = chain.at(-1);
  if (!root) return null;
  // A root deep in a library: the app's frame is then in what it caused.
  const appFrame = [root, ...chain.toReversed().slice(1)]
    .map(({ frames }) => ownFrame(frames, packageName))
    .find((frame) => frame !== "");
  return {
    cause: root.cause,
    message: root.message.join("\n").trim(),
    frames: root.frames,
    appFrame: appFrame ?? "",
  };
}

/** Topmost frame in the package, else in anything that is neither the system nor a well-known library. */
export function ownFrame(frames: readonly string[], packageName: string): string {
  const vendor = packageName.split(".").slice(0, 2).join(".");
  const own =
    frames.find((frame) => frame.startsWith(`${packageName}.`)) ??
    frames.find((frame) => packageName !== "" && frame.startsWith(`${vendor}.`)) ??
    frames.find((frame) => !notTheApp.test(frame) && frame.includes("."));
  return (own ?? "").replace(/\(.*$/, "");
}
