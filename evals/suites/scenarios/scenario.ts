/**
 * A scenario: what a tester did once on an app that was right, and what the last screen then said. Played again from a
 * clean start it passes, fails, or is broken: a control that it needs is not there.
 */
import type { FindingStep } from "../../../agent/events.ts";
import type { Hands } from "../../../agent/hands.ts";
import { replay } from "../../../agent/proof/replay.ts";
import type { Oracle, TraceStep } from "../../../agent/trace.ts";
import type { Observation } from "../../../tools/evidence.ts";

/** Steps after the clean start, and how it ended. */
export interface Scenario {
  readonly app: string;
  readonly steps: readonly FindingStep[];
  readonly activity: string;
  /** What the last screen said, but for what changes by itself. */
  readonly words: readonly string[];
}

/** What came of playing it again. */
export interface Verdict {
  readonly verdict: "pass" | "fail" | "broken";
  /** Why it did not pass. */
  readonly why: string;
}

/** Times of the day and ages go on. */
const goesOn = /\d:\d\d|\bago\b|just now|방금|전$|^\d+ ?(?:s|sec|min|m|h)$/i;

/** What a screen of the app says, with the state of what can be chosen. */
export const wordsOn = ({ elements, package: app }: Observation): readonly string[] =>
  elements
    .filter((one) => one.package === app && (one.text !== "" || one.desc !== ""))
    .map(
      (one) =>
        `${one.text || one.desc}${one.checkable ? (one.checked ? " [on]" : " [off]") : ""}${one.enabled ? "" : " [disabled]"}`,
    )
    .filter((words) => !goesOn.test(words));

/** The scenario that a trace makes, which began with a clean start; null when it cannot be told how it ended. */
export function scenarioOf(app: string, trace: readonly TraceStep[]): Scenario | null {
  const end = trace.at(-1)?.after ?? null;
  if (end === null) return null;
  const steps = trace.slice(2).map(({ action }) => ({ action, screen: "" }));
  return { app, steps, activity: end.activity, words: wordsOn(end) };
}

/** Play it again. */
export async function playAgain(scenario: Scenario, hands: Hands): Promise<Verdict> {
  let steps: readonly TraceStep[] = [];
  // Asked after each step, and never satisfied: it only listens.
  const listener: Oracle = {
    name: "scenario",
    signals: true,
    check: (trace) => {
      steps = [...trace.steps];
      return [];
    },
  };
  const claim = { oracle: listener, signature: "", span: scenario.steps.length, stillPicture: false };
  await replay(hands, scenario.app, scenario.steps, claim);
  return verdictOf(scenario, steps);
}

function verdictOf(scenario: Scenario, steps: readonly TraceStep[]): Verdict {
  const died = steps
    .flatMap((step) => step.signals)
    .find(
      (signal) => signal.package === scenario.app && !signal.expected && /crash|anr|death/.test(signal.kind),
    );
  if (died !== undefined && died.kind !== "caught-exception")
    return { verdict: "fail", why: `${died.kind}: ${died.cause}` };
  const missing = scenario.steps.find(({ action }) => steps.every((step) => step.action !== action));
  if (missing !== undefined) return { verdict: "broken", why: `no way to ${missing.action.words}` };
  const end = steps.findLast((step) => step.after !== null)?.after ?? null;
  if (end === null) return { verdict: "broken", why: "no screen at the end" };
  if (end.activity !== scenario.activity)
    return { verdict: "fail", why: `ended on ${end.activity}, not on ${scenario.activity}` };
  const there = wordsOn(end);
  const gone = scenario.words.filter((words) => !there.includes(words));
  const fresh = there.filter((words) => !scenario.words.includes(words));
  if (gone.length > 0) return { verdict: "fail", why: `lacks "${gone[0] ?? ""}"` };
  return fresh.length > 0
    ? { verdict: "fail", why: `says "${fresh[0] ?? ""}" too` }
    : { verdict: "pass", why: "" };
}
