import { complain, type Frame } from "./state.ts";

/** The shell user may signal only its own processes: apps belong to others. */
export function kill(args: readonly string[], frame: Frame): number {
  let status = 0;
  for (const pid of args.filter((arg) => /^\d+$/.test(arg))) {
    const exists = Number(pid) < 1000 || frame.phone.processes.all().some((each) => each.pid === Number(pid));
    const stop = frame.jobs.stops.get(Number(pid));
    if (stop) {
      stop();
      continue;
    }
    complain(frame, `kill: ${pid}: ${exists ? "Operation not permitted" : "No such process"}`);
    status = 1;
  }
  return status;
}
