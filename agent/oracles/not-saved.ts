/** Round trip: what was set or saved is there when the screen is opened anew. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { saves, settings } from "../lexicon.ts";
import { switchOf } from "../rows.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole, typedText } from "./state.ts";

/** Looks back as far as this. */
const memory = 60;

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLocaleLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, "");

/** Trimmed blanks, normalised case and grouped digits are no loss. */
const same = (a: string, b: string): boolean => plain(a) === plain(b);

const onScreen = (screen: Observation, key: string): ScreenElement | null => {
  const found = screen.elements.filter(
    (element) => (element.checkable || element.editable) && elementKey(element) === key,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
};

/** Index of the step by which this visit of the activity began; the screen was another one before. */
function visitBegan(steps: readonly TraceStep[], activity: string): number {
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    if (steps[at]?.before?.activity !== activity) return at;
  }
  return -1;
}

const keepsByButton = (screen: Observation): boolean =>
  screen.elements.some(
    (element) =>
      element.clickable &&
      !element.checkable &&
      !element.editable &&
      saves.test(`${element.text} ${element.desc} ${element.label}`),
  );

/** Switches, and whatever else can be checked on a screen of settings, are kept without being asked to. */
export const isKept = (element: ScreenElement, screen: Observation): boolean =>
  element.checkable &&
  // A switch among fields is part of a form: it is kept when the form is sent.
  !screen.elements.some((other) => other.editable) &&
  (isSwitch(element) || settings.test(`${screen.activity} ${titleOf(screen)}`));

/** Says of itself that it is not for long. */
const passing =
  /\buntil\b.{0,30}\b(?:clos|restart|leav|quit|exit|end)|\b(?:this|current) session\b|\btemporar|\bfor now\b|종료할 때까지|이번만|일시적/i;

const isSwitch = (element: ScreenElement): boolean => /Switch|ToggleButton/.test(element.className);

/** Switches that are back as they were; only where nothing has to be pressed to keep them. */
function switches(
  trace: Trace,
  screen: Observation,
  from: number,
): readonly { element: ScreenElement; expected: string; actual: string; since: number }[] {
  if (keepsByButton(screen)) return [];
  const seen = new Set<string>();
  const found: { element: ScreenElement; expected: string; actual: string; since: number }[] = [];
  for (let at = from - 1; at >= Math.max(0, from - memory); at -= 1) {
    const step = trace.steps[at];
    if (step === undefined || step.action.tool === "reset_app") break;
    if (step.action.tool !== "tap" || step.target === null || step.before?.activity !== screen.activity)
      continue;
    const target = switchOf(step.before, step.target);
    if (target === null) continue;
    const key = elementKey(target);
    if (seen.has(key)) continue;
    seen.add(key);
    if (!isKept(target, screen) || !isKept(target, step.before)) continue;
    if (passing.test(`${step.target.label} ${step.target.desc} ${target.label}`)) continue;
    const set = step.after?.activity === screen.activity ? onScreen(step.after, key) : null;
    const now = onScreen(screen, key);
    if (
      set === null ||
      now === null ||
      set.checked === target.checked ||
      now.checked === set.checked ||
      !now.enabled
    )
      continue;
    const word = set.checked ? "on" : "off";
    found.push({
      element: now,
      expected: `"${nameOf(now)}" stays ${word} once it is switched ${word}.`,
      actual: `When the screen was opened again it was ${set.checked ? "off" : "on"}.`,
      since: at,
    });
  }
  return found;
}

/** A form that keeps some of what was saved and loses the rest. */
function fields(
  trace: Trace,
  screen: Observation,
  from: number,
): readonly { element: ScreenElement; expected: string; actual: string; since: number }[] {
  const saved = trace.steps.findLastIndex((step, at) => {
    const said = step.target === null ? "" : `${step.target.text} ${step.target.desc}`;
    return (
      at < from &&
      at > from - memory &&
      step.action.tool === "tap" &&
      step.before?.activity === screen.activity &&
      saves.test(said)
    );
  });
  const press = trace.steps[saved];
  if (press === undefined || press.after === null || press.before === null) return [];
  if (
    press.after.activity === screen.activity ||
    trace.steps.slice(saved).some((step) => step.action.tool === "reset_app")
  )
    return [];
  const kept: ScreenElement[] = [];
  const lost: { element: ScreenElement; was: string }[] = [];
  // Where the device gives no hints, an empty field shows its hint as text: only what was typed counts.
  const typed = trace.steps
    .slice(Math.max(0, saved - memory), saved)
    .map((step) => step.action.arguments["text"]);
  for (const field of press.before.elements) {
    if (!field.editable || field.password || typedText(field) === "" || !typed.includes(field.text)) continue;
    const now = onScreen(screen, elementKey(field));
    if (now === null) continue;
    if (same(typedText(now), typedText(field))) kept.push(now);
    else lost.push({ element: now, was: typedText(field) });
  }
  if (kept.length === 0) return [];
  return lost.map(({ element, was }) => ({
    element,
    expected: `"${was.slice(0, 60)}" is in the field after it was saved.`,
    actual:
      typedText(element) === "" ? "The field was empty." : `It held "${typedText(element).slice(0, 60)}".`,
    since: saved,
  }));
}

const nameOf = (element: ScreenElement): string =>
  element.label === "" ? elementKey(element) : element.label;

/** Settings that are not kept, and fields that a form forgets. Asked when a screen is opened anew. */
export const notSaved: Oracle = {
  name: "not-saved",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (
      last === undefined ||
      !isWhole(screen) ||
      screen.package !== trace.app ||
      last.before?.activity === screen.activity
    )
      return [];
    const from = visitBegan(trace.steps, screen.activity);
    if (from === -1) return [];
    return [...switches(trace, screen, from), ...fields(trace, screen, from)].map((one): Candidate => ({
      oracle: "not-saved",
      kind: "not-saved",
      severity: "medium",
      title: `"${nameOf(one.element)}" is not kept on ${activityName(screen.activity)}`,
      expected: one.expected,
      actual: one.actual,
      signature: placeSignature(
        "not-saved",
        screen.activity,
        elementKey(one.element.editable ? { ...one.element, label: "" } : one.element),
      ),
      element: one.element,
      signal: null,
      evidence: [
        `set by: ${trace.steps[one.since]?.action.words ?? ""}`,
        `opened again by: ${last.action.words}`,
      ],
      span: 1,
      stillPicture: false,
    }));
  },
};
