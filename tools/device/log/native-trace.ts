/** Native crashes as debuggerd writes them, tag DEBUG. */

export interface NativeTrace {
  readonly pid: number;
  readonly process: string;
  readonly thread: string;
  /** "SIGSEGV" */
  readonly cause: string;
  readonly message: string;
  readonly frames: readonly string[];
  /** Topmost frame in a library that came with the app: "libfoo.so (Java_com_a_X)". */
  readonly appFrame: string;
}

/** Reads one block of messages; null when it does not say which process. */
export function parseNativeTrace(lines: readonly string[]): NativeTrace | null {
  const text = lines.join("\n");
  const who = /pid: (\d+), tid: \d+, name: (.*?)\s+>>> (.*?) <<</.exec(text);
  if (!who) return null;
  const signal = /signal \d+ \((\w+)\)(.*)/.exec(text);
  const detail =
    /Abort message: '?(.*?)'?$/m.exec(text)?.[1] ?? /^\s*Cause: (.*)$/m.exec(text)?.[1] ?? signal?.[2] ?? "";
  const frames = lines.flatMap((line) => {
    const frame = /^\s*#\d+ pc [0-9a-f]+\s+(.*)$/.exec(line)?.[1];
    return frame === undefined ? [] : [frame.trim()];
  });
  return {
    pid: Number(who[1]),
    process: /^Cmdline: (\S+)/m.exec(text)?.[1] ?? who[3] ?? "",
    thread: who[2] ?? "",
    cause: signal?.[1] ?? "",
    message: detail.replace(/^, /, "").trim(),
    frames,
    appFrame: ownLibraryFrame(frames),
  };
}

function ownLibraryFrame(frames: readonly string[]): string {
  const own = frames.find((frame) => frame.startsWith("/data/"));
  if (own === undefined) return "";
  const library = /([^/!]+\.so)/.exec(own)?.[1] ?? "";
  // A function may be told with its parameters: it goes by its name.
  const symbol =
    /\s\(([^()]+?)(?:\(.*?\)[^()]*?)?(?:\+\d+)?\)/.exec(own.replace(/\(offset [^)]*\)/, ""))?.[1] ?? "";
  return symbol === "" || symbol.startsWith("BuildId") ? library : `${library} (${symbol})`;
}
