import type { LogLine } from "./line.ts";

/** Which process a pid is, learnt from the log as processes start. */
export interface ProcessNames {
  learn(line: LogLine): void;
  /** Pid of an am_proc_start event. */
  started(line: LogLine): number;
  set(pid: number, name: string): void;
  of(pid: number): string;
  /** It ended; its name stays known for what is still said of it. */
  ended(pid: number): void;
  /** Pids of a package that are not known to have ended. */
  running(packageName: string): number[];
}

export function createProcessNames(): ProcessNames {
  const names = new Map<number, string>();
  const gone = new Set<number>();
  const set = (pid: number, name: string): void => {
    names.set(pid, name);
  };
  return {
    learn(line) {
      if (line.tag === "am_proc_start" || line.tag === "am_proc_bound") {
        const fields = eventFields(line.message);
        const name = line.tag === "am_proc_start" ? fields[3] : fields[2];
        if (name !== undefined) {
          set(Number(fields[1]), name);
          gone.delete(Number(fields[1]));
        }
      } else if (line.tag === "ActivityManager") {
        const match = /^Start proc (\d+):([^/]+)\//.exec(line.message);
        if (match) set(Number(match[1]), match[2] ?? "");
      }
    },
    started: (line) => Number(eventFields(line.message)[1]),
    set,
    of: (pid) => names.get(pid) ?? "",
    ended: (pid) => {
      gone.add(pid);
    },
    running: (packageName) =>
      [...names].flatMap(([pid, name]) => (packageOf(name) === packageName && !gone.has(pid) ? [pid] : [])),
  };
}

/** Fields of an entry of the events buffer: "[0,4242,com.a]". */
export function eventFields(message: string): string[] {
  return message.replace(/^\[/, "").replace(/\]$/, "").split(",");
}

/** "com.a:remote" → "com.a" */
export function packageOf(process: string): string {
  return process.split(":", 1)[0] ?? "";
}
