import type { Core, Process } from "../system/state.ts";

interface Thread {
  readonly name: string;
  readonly tid: number;
}

const running = new WeakMap<Process, Thread>();

/** The thread other than main that runs code of this process right now. */
export function threadOf(process: Process): Thread | undefined {
  return running.get(process);
}

/** Run work on a thread of its own; false when it threw, which crashes the process. */
export function onThread(
  core: Core,
  process: Process,
  thread: Thread,
  owner: string,
  work: () => void,
): boolean {
  if (!process.alive || process.frozen) return false;
  running.set(process, thread);
  try {
    work();
    return process.alive;
  } catch (error) {
    core.services.uncaught(process, error, { kind: "thread", owner, subject: thread.name }, thread);
    return false;
  } finally {
    running.delete(process);
  }
}
