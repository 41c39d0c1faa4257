/** Signals that were noticed: many witnesses of one event make one signal. */
import type { Signal } from "../../evidence.ts";

/** What a witness knows; empty and zero where it does not. */
export type Testimony = Pick<Signal, "kind" | "process" | "pid" | "time"> &
  Partial<Omit<Signal, "kind" | "process" | "pid" | "time" | "witnesses">> & { readonly witness: string };

export interface Ledger {
  add(testimony: Testimony): void;
  /** Signals since the last call, those of this package first, then by time. */
  take(packageName: string): Signal[];
  /** A new process has this pid: what is said of it from now on is not about the old one. */
  reborn(pid: number): void;
}

/** Witnesses of one event come within this time (milliseconds): an ANR's main block comes up to 20 s after its event. */
const together = 30_000;
const longestExcerpt = 80;

const fatal = new Set<Signal["kind"]>(["crash", "native-crash", "anr"]);

export function createLedger(packageOf: (process: string) => string): Ledger {
  let fresh: Signal[] = [];
  let old: Signal[] = [];
  /** Their processes are gone and their pids used again. */
  const closed = new WeakSet<Signal>();
  const open = (signal: Signal): boolean => !closed.has(signal);

  return {
    add(next) {
      const known = fresh.find((signal) => open(signal) && sameEvent(signal, next));
      if (known) {
        fresh[fresh.indexOf(known)] = merge(known, next);
        return;
      }
      // Already told: a late witness adds nothing.
      // A dialog that was told of (it names no pid) says nothing about a process that crashes later.
      const told = (signal: Signal): boolean => open(signal) && (signal.pid !== 0 || next.pid === 0);
      if (old.some((signal) => told(signal) && sameEvent(signal, next))) return;
      fresh.push(toSignal(next, packageOf(next.process)));
    },
    reborn(pid) {
      for (const signal of [...fresh, ...old]) if (signal.pid === pid) closed.add(signal);
    },
    take(packageName) {
      const taken = fresh.toSorted(
        (a, b) => Number(b.package === packageName) - Number(a.package === packageName) || a.time - b.time,
      );
      old = [...old, ...taken].slice(-50);
      fresh = [];
      return taken;
    },
  };
}

/** Do a signal and a testimony speak of one event? */
function sameEvent(signal: Signal, next: Testimony): boolean {
  const samePid = signal.pid !== 0 && signal.pid === next.pid;
  const sameProcess =
    signal.process !== "" &&
    (next.process === signal.process || (next.pid === 0 && next.process === signal.package));
  const close = Math.abs(signal.time - next.time) <= together;
  // However long a hanging or crashed process lingers, its death belongs to what brought it down.
  if (!close && !(samePid && fatal.has(signal.kind) && next.kind === "process-death")) return false;
  if (next.kind === "process-death") {
    // Dying is part of a crash, and of an ANR that was answered with "Close app".
    return (fatal.has(signal.kind) || signal.kind === "process-death") && samePid;
  }
  // The system's dialog is the same for both kinds of crash.
  if (next.witness === "dialog" && next.kind === "crash" && signal.kind === "native-crash")
    return sameProcess;
  if (signal.kind !== next.kind) return signal.kind === "process-death" && samePid && fatal.has(next.kind);
  if (!samePid && !(sameProcess && (signal.pid === 0 || next.pid === 0))) return false;
  // One process throws many exceptions and lives on: those are one event only if they are equal.
  return (
    fatal.has(next.kind) || (signal.cause === (next.cause ?? "") && signal.message === (next.message ?? ""))
  );
}

function toSignal(next: Testimony, packageName: string): Signal {
  const { witness, ...known } = next;
  return {
    package: packageName,
    cause: "",
    message: "",
    frames: [],
    appFrame: "",
    thread: "",
    expected: false,
    ...known,
    excerpt: (next.excerpt ?? []).slice(0, longestExcerpt),
    witnesses: [witness],
  };
}

/** The stronger kind wins; what one witness does not know, another may. */
function merge(known: Signal, next: Testimony): Signal {
  const stronger = known.kind === "process-death" && next.kind !== "process-death";
  const first = stronger ? toSignal(next, known.package) : known;
  const second = stronger ? known : toSignal(next, known.package);
  // A death adds its reason to a crash only as a witness.
  const detail = second.kind === "process-death" && first.kind !== "process-death" ? null : second;
  return {
    ...first,
    pid: first.pid || second.pid,
    process: first.process || second.process,
    package: first.package || second.package,
    time: Math.min(first.time, second.time),
    cause: first.cause || (detail?.cause ?? ""),
    message: first.message || (detail?.message ?? ""),
    frames: first.frames.length > 0 ? first.frames : (detail?.frames ?? []),
    appFrame: first.appFrame || (detail?.appFrame ?? ""),
    thread: first.thread || (detail?.thread ?? ""),
    // Only a death can be our doing; a crash never is.
    expected: first.kind === "process-death" && (first.expected || second.expected),
    witnesses: [...new Set([...known.witnesses, next.witness])],
    excerpt: [...first.excerpt, ...second.excerpt].slice(0, longestExcerpt),
  };
}
