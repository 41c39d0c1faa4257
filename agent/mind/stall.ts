/** Going round in circles, told by fingerprints and actions, not by pixels. */
import type { Observation } from "../../tools/evidence.ts";
import type { Action } from "../events.ts";

export interface Stall {
  /** Times that this was done on this very screen before. */
  times(screen: Observation | null, action: Action): number;
  /** Remembers a step; what came of it counts as new when the screen was never seen in this goal. */
  did(screen: Observation | null, action: Action, after: Observation | null): void;
  /** Steps since something new was seen. */
  readonly sinceNew: () => number;
}

/** From this time on an action is not done again on the same screen. */
export const mostRepeats = 3;
/** Steps without anything new after which a goal is given up. */
export const mostWithoutNew = 15;

const keyOf = (screen: Observation | null, action: Action): string =>
  JSON.stringify([screen?.fingerprint ?? "", action.tool, action.arguments, action.target]);

/** For one goal. */
export function createStall(): Stall {
  const done = new Map<string, number>();
  const seen = new Set<string>();
  let old = 0;
  return {
    times: (screen, action) => done.get(keyOf(screen, action)) ?? 0,
    did(screen, action, after) {
      const key = keyOf(screen, action);
      done.set(key, (done.get(key) ?? 0) + 1);
      const fresh = after !== null && !seen.has(after.fingerprint);
      if (after !== null) seen.add(after.fingerprint);
      old = fresh ? 0 : old + 1;
    },
    sinceNew: () => old,
  };
}
