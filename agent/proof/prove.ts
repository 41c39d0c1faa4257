/** The verdict on a candidate: replayed k of n times from a clean start, in the fewest steps. */
import type { FindingStep, Verdict } from "../events.ts";
import type { Hands } from "../hands.ts";
import { minimise } from "./minimise.ts";
import { replay } from "./replay.ts";
import type { Claim, Replayed } from "./replay.ts";

export interface Proof {
  readonly verdict: Verdict;
  readonly reproduced: { k: number; n: number };
  readonly steps: readonly FindingStep[];
  readonly actions: number;
  readonly lost: Replayed["lost"];
}

/** What proving one finding may cost. */
export interface ProofBudget {
  /** Device actions after which nothing more is minimised. */
  readonly actions: number;
  /** Replays of the final steps. */
  readonly replays: number;
  /** True when the run's time is up. */
  readonly spent: () => boolean;
}

/** Tries `ways` in order; the first that shows the error is minimised and replayed. */
export async function prove(
  hands: Hands,
  app: string,
  ways: readonly (readonly FindingStep[])[],
  claim: Claim,
  budget: ProofBudget,
): Promise<Proof> {
  let actions = 0;
  let lost: Replayed["lost"] = null;
  /** How many runs the same steps have had, and in how many the error showed. */
  const runs = new Map<string, { k: number; n: number }>();
  const shows = async (steps: readonly FindingStep[]): Promise<Replayed> => {
    const done = await replay(hands, app, steps, claim);
    actions += done.actions;
    lost ??= done.lost;
    // What showed early has shown the shorter list too.
    const lists = new Set([nameOf(steps), nameOf(done.shown === null ? steps : steps.slice(0, done.used))]);
    for (const name of lists) {
      const count = runs.get(name) ?? { k: 0, n: 0 };
      runs.set(name, { k: count.k + (done.shown === null ? 0 : 1), n: count.n + 1 });
    }
    return done;
  };

  const longest = ways.at(-1) ?? [];
  let found: readonly FindingStep[] | null = null;
  let failed = 0;
  for (const way of ways) {
    // The first ways are always tried; long detours only as far as the budget goes.
    if (lost !== null || budget.spent() || (failed >= 3 && actions + way.length > budget.actions)) break;
    const done = await shows(way);
    if (done.shown !== null) {
      found = way.slice(0, done.used);
      break;
    }
    failed += 1;
    if (done.refuted) break;
  }
  if (found === null) {
    return { verdict: "unconfirmed", reproduced: { k: 0, n: failed }, steps: longest, actions, lost };
  }
  if (lost === null && !budget.spent()) {
    const tries = Math.max(4, Math.floor((budget.actions - actions) / (found.length + 2)));
    const kept = new Set(found.slice(-claim.span));
    found = await minimise(
      found,
      async (steps) => {
        if (lost !== null || budget.spent() || actions > budget.actions) return false;
        return (await shows(steps)).shown !== null;
      },
      tries,
      (step) => kept.has(step),
    );
  }
  const name = nameOf(found);
  let count = runs.get(name) ?? { k: 0, n: 0 };
  for (let more = budget.replays - count.n; more > 0 && !budget.spent(); more -= 1) {
    if ((await shows(found)).lost !== null) break;
    count = runs.get(name) ?? count;
  }
  return { verdict: verdictOf(count), reproduced: count, steps: found, actions, lost };
}

/** Shown each time and more than once: confirmed. Shown only sometimes, or tried but once: flaky. */
const verdictOf = ({ k, n }: { k: number; n: number }): Verdict =>
  k === 0 ? "unconfirmed" : k === n && n > 1 ? "confirmed" : "flaky";

const nameOf = (steps: readonly FindingStep[]): string =>
  JSON.stringify(steps.map((step) => [step.action.tool, step.action.arguments, step.action.target]));
