/** Who follows a run learns here that there is something new; what it is stands in the store. */

/** News of runs. */
export interface Feed {
  /** There is something new of a run. */
  tell(run: string): void;
  /** Changes with each `tell`. To be asked before the store is read, so that nothing is missed in between. */
  version(run: string): number;
  /** Resolves true when there is something newer than `version`; false after so many milliseconds, or on abort. */
  newer(run: string, version: number, milliseconds: number, signal: AbortSignal): Promise<boolean>;
  /** Nobody will tell of it any more. */
  forget(run: string): void;
}

/** News of runs of this process. */
export function createFeed(): Feed {
  const versions = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();
  const wake = (run: string): void => {
    for (const one of waiting.get(run) ?? []) one();
  };
  const version = (run: string): number => versions.get(run) ?? 0;
  return {
    version,
    tell(run) {
      versions.set(run, version(run) + 1);
      wake(run);
    },
    async newer(run, seen, milliseconds, signal) {
      if (version(run) !== seen || signal.aborted) return version(run) !== seen;
      const told = waiting.get(run) ?? new Set();
      waiting.set(run, told);
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", end);
          told.delete(end);
          if (told.size === 0) waiting.delete(run);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        signal.addEventListener("abort", end, { once: true });
        told.add(end);
      });
      return version(run) !== seen;
    },
    forget(run) {
      versions.delete(run);
      wake(run);
    },
  };
}
