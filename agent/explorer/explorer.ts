/**
 * The explorer: a policy without a model. It walks a graph of screens, untried moves first, fills forms, and on each
 * new screen interrupts the app as users do. Same seed and same app: same run. It is written as a generator that yields
 * a decision and is given the run as it stands after it; each habit is a generator of its own (probes.ts).
 */
import type { Decision, Policy, RunSoFar } from "../policy.ts";
import { createMap } from "./map.ts";
import { createChance } from "./random.ts";
import { explore } from "./walk.ts";
import type { Walk } from "./habit.ts";

/** It only ever acts: it has nothing to announce. */
export interface Explorer extends Policy {
  decide(run: RunSoFar, signal: AbortSignal): Promise<Decision | null>;
}

/** A deterministic policy for a seed. */
export function createExplorer(options: { readonly seed: number }): Explorer {
  let walk: Generator<Decision, void, RunSoFar> | null = null;
  return {
    name: "explorer",
    decide(run) {
      if (walk === null) {
        const state: Walk = {
          run,
          map: createMap(),
          chance: createChance(options.seed),
          done: new Set(),
          kinds: new Map(),
          examples: new Map(),
          forms: new Map(),
          told: 0,
          since: 0,
        };
        walk = explore(state);
        const first = walk.next(run);
        return Promise.resolve(first.done === true ? null : first.value);
      }
      const next = walk.next(run);
      return Promise.resolve(next.done === true ? null : next.value);
    },
  };
}
