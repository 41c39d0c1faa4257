/** Lines of `logcat -v epoch`: time in seconds since 1970, so that neither year nor time zone can be mistaken. */

export interface LogLine {
  /** Milliseconds since 1970 by the device's clock. */
  readonly time: number;
  readonly pid: number;
  readonly tid: number;
  readonly priority: string;
  readonly tag: string;
  readonly message: string;
  /** As it came. */
  readonly raw: string;
}

const epochLine = /^\s*(\d+\.\d+)\s+(?:[\w.]+\s+)?(\d+)\s+(\d+)\s+([VDIWEFAS])\s(.*?)\s*: ?(.*)$/;
const head = "--------- ";

/** Null for headings of buffers and for what is no log line. */
export function parseLogLine(raw: string): LogLine | null {
  if (raw.startsWith(head)) return null;
  const match = epochLine.exec(raw);
  const [, seconds, pid, tid, priority, tag, message] = match ?? [];
  if (seconds === undefined || priority === undefined) return null;
  return {
    time: Number(seconds) * 1000,
    pid: Number(pid),
    tid: Number(tid),
    priority: priority === "A" ? "F" : priority,
    tag: tag ?? "",
    message: message ?? "",
    raw,
  };
}

/** The command that follows the log from a moment of the device's clock on, never clearing it. */
export function followLog(sinceMs: number): string {
  return `logcat -b main,system,crash,events -v epoch -T ${(sinceMs / 1000).toFixed(3)}`;
}
