/** Delivers a lane of the spool, in order, as soon as the store takes it; waits longer and longer while it does not. */
import { lineFor } from "../../errors.ts";
import { newHolder } from "../heartbeat.ts";
import { RefusedError, UnreachableError } from "../trouble.ts";
import type { Lane, Outbox, Parcel } from "./outbox.ts";

/** How delivering paces itself, in milliseconds. */
export interface Pace {
  /** Wait after a first failure; doubles with each further one. */
  readonly first: number;
  /** The longest wait between tries. */
  readonly longest: number;
  /** How long one try may take. */
  readonly attempt: number;
}

/** Usual pace. */
export const usualPace: Pace = { first: 250, longest: 15_000, attempt: 30_000 };

/** A lane that is being delivered. */
export interface Delivery {
  /** There is something new. */
  wake(): void;
  /** Why the last try failed; null when it went well. */
  trouble(): string | null;
  /** Resolves when nothing is left, or after so many milliseconds; says which. */
  drained(milliseconds: number): Promise<boolean>;
  /** Resolves when the try that is under way, if there is one, is over. */
  quiet(): Promise<void>;
  /** Stop; what is left stays in the spool. */
  stop(): Promise<void>;
}

const most = 500;

/** Start delivering. `deliver` must be safe to repeat: a try that was cut off is made again. */
export function startDelivery(
  outbox: Outbox,
  lane: Lane,
  deliver: (parcels: readonly Parcel[]) => Promise<void>,
  pace: Pace = usualPace,
): Delivery {
  const holder = newHolder();
  const waiting = new Set<() => void>();
  const stopping = new AbortController();
  let failures = 0;
  let trouble: string | null = null;
  let batch = most;
  let wake: (() => void) | undefined;
  let called = false;
  let attempting: Promise<void> = Promise.resolve();

  const rest = async (milliseconds: number | undefined): Promise<void> => {
    if (called || stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  const attempt = async (parcels: readonly Parcel[]): Promise<void> => {
    try {
      await within(deliver(parcels), pace.attempt);
      outbox.delivered(
        lane,
        parcels.map(({ sequence }) => sequence),
      );
      [failures, trouble, batch] = [0, null, Math.min(most, batch * 2)];
    } catch (error) {
      const [first] = parcels;
      trouble = lineFor(error) ?? (error instanceof Error ? error.name : "error");
      if (error instanceof RefusedError && parcels.length > 1) {
        // One of them: find out which by trying fewer.
        batch = Math.floor(parcels.length / 2);
      } else if (error instanceof RefusedError && first) {
        outbox.refused(lane, first.sequence, trouble);
      } else failures += 1;
    }
  };

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      called = false;
      let pause: number | undefined;
      try {
        const parcels = outbox.next(lane, batch);
        if (parcels.length === 0) for (const tell of waiting) tell();
        else if (!outbox.claim(lane, holder, Date.now() + 2 * pace.attempt, Date.now())) pause = pace.longest;
        else {
          attempting = attempt(parcels);
          await attempting;
          if (failures === 0) continue;
          pause = Math.min(pace.longest, pace.first * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
        }
      } catch (error) {
        // The spool's own disk: nothing is lost that was kept, and it is tried again.
        trouble = error instanceof Error ? error.message : String(error);
        pause = pace.longest;
      }
      // What is new does not hurry a store that just failed.
      if (pause !== undefined) called = false;
      await rest(pause);
    }
  };
  const working = work();

  return {
    wake: () => {
      if (failures > 0) return;
      called = true;
      wake?.();
    },
    trouble: () => trouble,
    drained: async (milliseconds) => {
      if (outbox.next(lane, 1).length === 0) return true;
      return new Promise((resolve) => {
        const end = (done: boolean) => (): void => {
          clearTimeout(timer);
          waiting.delete(tell);
          resolve(done);
        };
        const tell = end(true);
        const timer = setTimeout(end(false), milliseconds);
        waiting.add(tell);
        called = true;
        wake?.();
      });
    },
    quiet: () => attempting,
    stop: async () => {
      stopping.abort();
      wake?.();
      await within(working, 1000).catch(() => undefined);
      outbox.unclaim(holder, lane);
    },
  };
}

function noAnswer(milliseconds: number): UnreachableError {
  return new UnreachableError(
    `The store gave no answer in ${milliseconds} ms`,
    "See `preflight doctor` for what waits",
  );
}

/** A promise's result if it comes in time; an UnreachableError else. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(noAnswer(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
