/**
 * An error that the navigator reported and the judge agreed to, as a candidate that code can look for: the symptom on the
 * last screen, after the actions that belong to it. Replays ask this, never a model.
 */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Action } from "../events.ts";
import { elementKey, placeSignature } from "../oracles/signature.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "../trace.ts";
import type { GiveVerdict, ReportIssue } from "./functions.ts";
import { outlineOf, shows } from "./sight.ts";

export interface Claim {
  readonly candidate: Candidate;
  readonly oracle: Oracle;
}

type Symptom = GiveVerdict["symptom"];

/** Most actions that a report may call its own. */
const mostActions = 15;

const sameAction = (one: Action, other: Action): boolean =>
  one.tool === other.tool &&
  JSON.stringify(one.arguments) === JSON.stringify(other.arguments) &&
  JSON.stringify(one.target) === JSON.stringify(other.target);

const readsOnly = /^(?:dump_ui|screenshot|read_signals)$/;

/** Does the last step show the symptom? */
export function holds(symptom: Symptom, step: TraceStep | undefined): boolean {
  const after = step?.after ?? null;
  if (step === undefined || after === null || step.error !== "") return false;
  const { type, text } = symptom;
  if (type === "shows") return shows(after, text);
  if (type === "missing") return text !== "" && !shows(after, text);
  return type === "unchanged" && step.before !== null && step.before.fingerprint === after.fingerprint;
}

/** Were these done, in this order, the last of them at the end? */
function didAll(actions: readonly Action[], steps: readonly TraceStep[]): boolean {
  let next = actions.length - 1;
  for (const [back, step] of steps.toReversed().entries()) {
    const wanted = actions[next];
    if (wanted === undefined) return true;
    const done = step.error === "" && sameAction(step.action, wanted);
    if (done) next -= 1;
    else if (back === 0) return false;
  }
  return next < 0;
}

/** Where quoted words stand: the element on the last screen that carries them. */
const elementWith = (quotes: GiveVerdict["quotes"], screen: Observation): ScreenElement | null =>
  quotes
    .map((quote) => screen.elements.find((one) => one.ref === quote.ref && one.ref !== "") ?? null)
    .find((element) => element !== null) ?? null;

/** Does each quote stand on a screen that the judge was shown? At least one is needed. */
export const quotesHold = (
  quotes: GiveVerdict["quotes"],
  screens: readonly (Observation | null)[],
): boolean =>
  quotes.length > 0 &&
  quotes.every((quote) =>
    screens.some(
      (screen) => screen !== null && (shows(screen, quote.text) || outlineOf(screen).includes(quote.text)),
    ),
  );

/** The claim at the last step of the trace; null when its symptom is not there. */
export function claimOf(issue: ReportIssue, verdict: GiveVerdict, trace: Trace): Claim | null {
  const acts = trace.steps.filter((step) => !readsOnly.test(step.action.tool));
  const last = acts.at(-1);
  const screen = last?.after ?? null;
  if (last === undefined || screen === null || !holds(verdict.symptom, last)) return null;
  const count = Math.min(mostActions, Math.max(1, Math.round(issue.last_actions)));
  const own = acts.slice(-count).filter((step) => step.action.tool !== "reset_app" && step.error === "");
  const needed = own.map((step) => step.action);
  const element = elementWith(verdict.quotes, screen);
  const about = element === null ? symptomWords(verdict.symptom) : elementKey(element);
  const candidate: Candidate = {
    oracle: "model",
    kind: verdict.kind,
    severity: issue.severity,
    title: issue.title.slice(0, 160),
    expected: issue.expected.slice(0, 400),
    actual: issue.actual.slice(0, 400),
    signature: placeSignature(`model:${verdict.kind}`, screen.activity, about),
    element,
    signal: null,
    evidence: [
      `Judge: ${verdict.reason.slice(0, 300)}`,
      ...verdict.quotes.map((quote) => `${quote.ref} "${quote.text.slice(0, 120)}"`),
      `Looked for in replays: ${symptomWords(verdict.symptom)} on ${titleOf(screen)} (${activityName(screen.activity)})`,
    ],
    span: own.length,
    stillPicture: false,
    shownOn: "after",
  };
  const oracle: Oracle = {
    name: "model",
    check({ steps }) {
      const done = steps.filter((step) => !readsOnly.test(step.action.tool));
      const end = done.at(-1);
      const there = end?.after?.activity === screen.activity && holds(verdict.symptom, end);
      return there && didAll(needed, done) ? [candidate] : [];
    },
  };
  return { candidate, oracle };
}

/** A symptom in words. */
export const symptomWords = ({ type, text }: Symptom): string =>
  ({
    shows: `shows "${text}"`,
    missing: `lacks "${text}"`,
    unchanged: "nothing changed",
    none: "nothing that a replay can see",
  })[type];
