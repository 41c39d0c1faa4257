/** A policy whose actions are held to a guard: what is refused is not done, and the policy goes on with the next. */
import type { Decision, RunSoFar } from "../policy.ts";
import type { Guard } from "./guard.ts";

interface Decides {
  decide(run: RunSoFar, signal: AbortSignal): Promise<Decision | null>;
}

/** Refusals in a row after which there is nothing left to do. */
const mostRefusals = 300;

/** The next action that the guard allows. For a policy without a model: it takes a refusal for an action without effect. */
export async function nextAllowed(
  policy: Decides,
  guard: Guard,
  run: RunSoFar,
  signal: AbortSignal,
): Promise<Decision | null> {
  for (let refusals = 0; refusals < mostRefusals; refusals += 1) {
    const decision = await policy.decide(run, signal);
    if (decision === null) return null;
    if (guard.check(decision.action, decision.element, run.screen).allowed) return decision;
  }
  return null;
}
