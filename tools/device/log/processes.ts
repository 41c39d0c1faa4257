import type { LogLine } from "./line.ts";

/** Which process a pid is, learnt from the log as processes start. */
export interface ProcessNames {
  learn(line: LogLine): void;
  /** Pid of an am_proc_start event. */
  started(line: LogLine): number;
  set(pid: number, name: string): void;
  of(pid: number): string;
}

export function createProcessNames(): ProcessNames {
  const names = new Map<number, string>();
  return {
    learn(line) {
      if (line.tag === "am_proc_start" || line.tag === "am_proc_bound") {
        const fields = eventFields(line.message);
        const name = line.tag === "am_proc_start" ? fields[3] : fields[2];
        if (name !== undefined) names.set(Number(fields[1]), name);
      } else if (line.tag === "ActivityManager") {
        const match = /^Start proc (\d+):([^/]+)\//.exec(line.message);
        if (match) names.set(Number(match[1]), match[2] ?? "");
      }
    },
    started: (line) => Number(eventFields(line.message)[1]),
    set: (pid, name) => {
      names.set(pid, name);
    },
    of: (pid) => names.get(pid) ?? "",
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
