/**
 * Lost data: what a user had on the screen before an interruption is not there after it. DETECTION.md's figures say why
 * it compares typed text, choices and named texts only: rules on bounds and focus raise mostly false alarms.
 */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "../trace.ts";
import { activityName } from "../screens.ts";
import {
  changedHeld,
  choicesHeld,
  fieldsHeld,
  fillsScreen,
  isWhole,
  selectionHeld,
  textsHeld,
} from "./state.ts";
import type { Held } from "./state.ts";
import { isKept } from "./not-saved.ts";
import { elementKey, placeSignature } from "./signature.ts";

type Interruption = "rotation" | "a visit to the home screen" | "the end of its process in the background";

/** What an action interrupts the app with; null for all other actions. */
export function interruptionOf(step: TraceStep): Interruption | null {
  if (step.action.tool !== "interrupt") return null;
  const kind = step.action.arguments["kind"];
  if (kind === "rotate") return "rotation";
  if (kind === "background") return "a visit to the home screen";
  return kind === "process_death" ? "the end of its process in the background" : null;
}

interface Loss {
  readonly what: string;
  readonly held: Held;
  readonly actual: string;
}

const quote = (text: string): string => `"${text.slice(0, 60)}"`;

function losses(before: Observation, after: Observation): readonly Loss[] {
  const found: Loss[] = [];
  for (const { was, is } of changedHeld(fieldsHeld(before), fieldsHeld(after))) {
    if (was.value === "") continue;
    found.push({
      what: "typed text",
      held: was,
      actual: `${quote(was.value)} became ${is.value === "" ? "empty" : quote(is.value)}.`,
    });
  }
  for (const { was } of changedHeld(choicesHeld(before), choicesHeld(after))) {
    const is = was.value === "true" ? "was on and is off" : "was off and is on";
    found.push({ what: "choice", held: was, actual: `${quote(was.element.label)} ${is}.` });
  }
  for (const { was } of changedHeld(selectionHeld(before), selectionHeld(after))) {
    if (was.value !== "true") continue;
    found.push({
      what: "selection",
      held: was,
      actual: `${quote(was.element.label)} was selected and is not.`,
    });
  }
  return found.length > 0 ? found : textLosses(before, after);
}

/** Those whose name stands for one element only. */
function once(held: readonly Held[]): readonly Held[] {
  const counts = new Map<string, number>();
  for (const { element } of held) counts.set(element.resourceId, (counts.get(element.resourceId) ?? 0) + 1);
  return held.filter(({ element }) => counts.get(element.resourceId) === 1);
}

/** A named text that another took the place of. Rows of lists move when a list scrolls, so only names that occur once count. */
function textLosses(before: Observation, after: Observation): readonly Loss[] {
  return changedHeld(once(textsHeld(before)), once(textsHeld(after))).map(({ was, is }) => ({
    what: "value",
    held: was,
    actual: `${quote(was.value)} became ${quote(is.value)}.`,
  }));
}

const isAlert = (screen: Observation): boolean =>
  !fillsScreen(screen) &&
  screen.elements.some((element) => /id\/(?:button[123]|alertTitle)$/.test(element.resourceId));

/** Typed text, choices, selections and values that an interruption destroys; dialogs that rotation takes away. */
export const dataLoss: Oracle = {
  name: "data-loss",
  check(trace) {
    const step = trace.steps.at(-1);
    if (
      step === undefined ||
      step.error !== "" ||
      step.signals.some((signal) => signal.package === trace.app && !signal.expected)
    )
      return [];
    const by = interruptionOf(step);
    const { before, after } = step;
    if (by === null || !isWhole(before) || !isWhole(after)) return [];
    if (before.package !== trace.app || after.package !== trace.app || before.activity !== after.activity)
      return [];
    if (by === "rotation" && isAlert(before) && fillsScreen(after)) {
      const title = before.elements.find((element) => element.text !== "")?.text ?? "";
      return [candidate(before, by, "dialog", title, null, `The dialog ${quote(title)} was gone.`)];
    }
    if (fillsScreen(before) !== fillsScreen(after) || isCovered(before, after)) return [];
    const earlier = lostBefore(trace, before.activity, by);
    const lost = losses(before, after).filter((loss) => !earlier.has(elementKey(loss.held.element)));
    const kinds = [...new Set(lost.map((loss) => loss.what))];
    return kinds.map((what) => {
      const same = lost.filter((loss) => loss.what === what);
      const setting =
        by === "the end of its process in the background" && what === "choice"
          ? same[0]?.held.element
          : undefined;
      if (setting !== undefined && isKept(setting, before))
        return settingLost(before, setting, same[0]?.actual ?? "");
      const actual = same
        .map((loss) => loss.actual)
        .slice(0, 4)
        .join(" ");
      return candidate(before, by, what, "", same[0]?.held.element ?? null, actual);
    });
  },
};

/** Dots or stars instead of what is secret. */
const covers = (screen: Observation): boolean =>
  screen.elements.some(({ text, editable }) => !editable && /[•●∙*·]{3,}|(?:[•●∙*·]\s){3,}/.test(text));

/** What is secret is covered again when its screen is left: that is no loss. */
const isCovered = (before: Observation, after: Observation): boolean => !covers(before) && covers(after);

/** What an interruption of another kind has lost on this screen already: what rotation loses, process death loses too. */
function lostBefore(trace: Trace, activity: string, by: Interruption): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const step of trace.steps.slice(0, -1)) {
    const { before, after } = step;
    const kind = interruptionOf(step);
    if (kind === null || kind === by || !isWhole(before) || !isWhole(after)) continue;
    if (before.activity !== activity || after.activity !== activity) continue;
    for (const loss of losses(before, after)) keys.add(elementKey(loss.held.element));
  }
  return keys;
}

/** A setting that was never written down: the same error as one that is gone when its screen is opened again. */
const settingLost = (before: Observation, element: ScreenElement, actual: string): Candidate => ({
  ...candidate(before, "the end of its process in the background", "choice", "", element, actual),
  kind: "not-saved",
  severity: "medium",
  title: `"${element.label === "" ? elementKey(element) : element.label}" is not kept on ${activityName(before.activity)}`,
  expected: "A setting outlives the process.",
  signature: placeSignature("not-saved", before.activity, elementKey(element)),
});

function candidate(
  before: Observation,
  by: Interruption,
  what: string,
  about: string,
  element: Held["element"] | null,
  actual: string,
): Candidate {
  const short =
    by === "rotation" ? "rotation" : by === "a visit to the home screen" ? "background" : "process death";
  const title =
    {
      "typed text": "Typed text",
      choice: "Choice",
      selection: "Selection",
      value: "Value",
      dialog: "Dialog",
    }[what] ?? what;
  return {
    oracle: "data-loss",
    kind: "data-loss",
    severity: what === "typed text" || what === "value" ? "medium" : "low",
    title: `${title} lost by ${short} on ${activityName(before.activity)}`,
    expected: `What the user had on the screen survives ${by}.`,
    actual,
    // All that goes at once is one error: a screen that keeps its state in the wrong place.
    signature: placeSignature("data-loss", before.activity, `${what} ${short} ${about}`.trim()),
    element,
    signal: null,
    evidence: [`${what} before and after ${by}: ${actual}`],
    span: 1,
    stillPicture: false,
  };
}
