/** Delta debugging: the fewest steps that still show the error. */

/** Runs the steps from a clean start; true when the error shows. */
export type Shows<T> = (steps: readonly T[]) => Promise<boolean>;

/**
 * Zeller's ddmin over `steps`, which must show the error: a list from which no single step can be left out, or the best
 * that `tries` replays gave. Steps that `keep` says yes to are never dropped.
 */
export async function minimise<T>(
  steps: readonly T[],
  shows: Shows<T>,
  tries: number,
  keep: (step: T) => boolean = () => false,
): Promise<readonly T[]> {
  let current = steps;
  let left = tries;
  let parts = 2;
  const removable = (): readonly T[] => current.filter((step) => !keep(step));
  while (left > 0 && removable().length > 0) {
    const loose = removable();
    const size = Math.max(1, Math.ceil(loose.length / parts));
    let smaller: readonly T[] | null = null;
    for (let from = 0; from < loose.length && left > 0; from += size) {
      const dropped = new Set(loose.slice(from, from + size));
      const rest = current.filter((step) => !dropped.has(step));
      left -= 1;
      if (await shows(rest)) {
        smaller = rest;
        break;
      }
    }
    if (smaller !== null) {
      current = smaller;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) {
      break;
    } else {
      parts = Math.min(loose.length, parts * 2);
    }
  }
  return current;
}
