/** Filling in a form and sending it, in several ways. */
import { Buffer } from "node:buffer";
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { doubleTap, interrupt, pressKey, scrollDown, tap, typeText } from "./actions.ts";
import { another, exampleIn } from "./examples.ts";
import { fieldName, fieldsOf, submitOf } from "./forms.ts";
import { activityOf, first, stillOn, take, tapPatiently } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { kindOfField, kindOfWords, looksLikeHint, rightValue, valueFor } from "./values.ts";
import type { FieldKind, Fill } from "./values.ts";

/** Screenfuls of a long form. */
const mostPages = 5;
/** Switches of a form that are turned on at once. */
const mostSwitches = 3;

/** A way to fill a form. */
export interface Filling {
  /** For the reason. */
  readonly name: string;
  /** What goes into a field; null leaves it as it is. */
  readonly value: (kind: FieldKind, field: string) => string | null;
  /** Turns on what is off before it is sent. */
  readonly switches: boolean;
  /** Sent by two quick taps: it must be taken once. */
  readonly haste: boolean;
  /** Interrupted before it is sent. */
  readonly interrupted: boolean;
  /** It is not sent. */
  readonly unsent?: true;
}

/** Another turn for each form that is filled with right values. */
const turnOf = (walk: Walk): number => [...walk.done].filter((name) => name.startsWith("turn ")).length;

/** All fields in one way. */
export function plainly(walk: Walk, fill: Fill): Filling {
  const turn = turnOf(walk);
  const right = fill === "valid";
  if (right) walk.done.add(`turn ${turn}`);
  const value = (kind: FieldKind, field: string): string =>
    right ? rightValue(kind, turn + ordinal(field)) : valueFor(kind, fill);
  return { name: fill, value, switches: false, haste: right, interrupted: right };
}

/** Right values but for those of one field. */
export function rightBut(walk: Walk, name: string, field: string, value: string | null): Filling {
  const turn = turnOf(walk);
  walk.done.add(`turn ${turn}`);
  return {
    name,
    value: (kind, one) => (one === field ? value : rightValue(kind, turn + ordinal(one))),
    switches: false,
    haste: false,
    interrupted: false,
  };
}

/** Fields of one form get different texts. */
const ordinal = (field: string): number => Buffer.from(field).reduce((sum, byte) => sum + byte, 0);

/** What a user typed; a hint that stands in for it is nothing. */
const shownText = (field: ScreenElement): string => (looksLikeHint(field) ? "" : field.text);

/** A device without a keyboard for other scripts refuses such texts: it is asked once. */
export const untypable = (walk: Walk): boolean =>
  walk.run.trace.steps.some(
    (step) =>
      step.action.tool === "type_text" &&
      step.error !== "" &&
      /[^\u0020-\u007e]/.test(String(step.action.arguments["text"])),
  );

/** What a field asks for, as it said when it was first seen: a hint goes when something is typed. */
export function kindHere(walk: Walk, screen: Observation, field: ScreenElement): FieldKind {
  const name = `${activityOf(screen)} ${fieldName(screen, field)}`;
  const known = walk.kinds.get(name) ?? kindOfField(field);
  walk.kinds.set(name, known);
  learn(walk, name, known, `${shownText(field)} ${field.hint} ${field.desc} ${field.label}`);
  return known;
}

/** Keeps the first example of how a field writes what it asks for. */
function learn(walk: Walk, name: string, kind: FieldKind, words: string): void {
  const example = walk.examples.has(name) ? null : exampleIn(kind, words);
  if (example !== null) walk.examples.set(name, another(kind, example));
}

/** What is right for a field is written as the field writes it. */
function inItsForm(walk: Walk, screen: Observation, kind: FieldKind, field: string, value: string): string {
  const example = walk.examples.get(`${activityOf(screen)} ${field}`);
  return example !== undefined && value === valueFor(kind, "valid") ? example : value;
}

/** Types into all fields in sight. False when the screen was left. */
function* fillSight(walk: Walk, place: Place, filling: Filling, filled: Set<string>): Habit<boolean> {
  for (;;) {
    const screen = stillOn(walk, place);
    if (screen === null) return false;
    for (const field of fieldsOf(screen)) kindHere(walk, screen, field);
    const field = fieldsOf(screen).find((one) => !filled.has(fieldName(screen, one)));
    if (field === undefined) return true;
    const name = fieldName(screen, field);
    filled.add(name);
    const kind = kindHere(walk, screen, field);
    const wanted = filling.value(kind, name);
    if (wanted === null) continue;
    const value = inItsForm(walk, screen, kind, name, wanted);
    if (value === shownText(field)) continue;
    yield* take(walk, typeText(screen, field, value, `fill the form: ${filling.name}`));
    if (filling.name === "korean" && untypable(walk)) return false;
  }
}

/** Fills all fields in sight and below, interrupts once, then sends the form. */
export function* fillForm(walk: Walk, place: Place, filling: Filling): Habit {
  const filled = new Set<string>();
  for (let page = 0; page < mostPages; page += 1) {
    if (!(yield* fillSight(walk, place, filling, filled))) return;
    if (filling.interrupted && first(walk, `form interrupted ${place.activity} ${page}`)) {
      yield* take(walk, interrupt("rotate", "what was typed must survive rotation"));
      if (stillOn(walk, place) === null) return;
      yield* take(walk, interrupt("process_death", "what was typed must survive the end of the process"));
      // What was lost is typed once more, so that the form can be sent.
      if (!(yield* fillSight(walk, place, filling, new Set()))) return;
    }
    if (filling.switches && !(yield* turnOn(walk, place))) return;
    const screen = stillOn(walk, place);
    if (screen === null) return;
    const more = screen.elements.find((element) => element.scrollable && element.ref !== "");
    if (submitOf(screen) !== null || more === undefined) break;
    yield* take(walk, scrollDown(screen, more, "the rest of the form"));
    if (walk.run.screen?.fingerprint === screen.fingerprint) break;
  }
  if (filling.unsent === true) return;
  const sent = stillOn(walk, place);
  yield* send(walk, place, filling);
  if (filling.interrupted && sent !== null) yield* repair(walk, place, sent);
}

/** Turns on the switches and boxes in sight that are off. False when the screen was left. */
function* turnOn(walk: Walk, place: Place): Habit<boolean> {
  const tried = new Set<string>();
  for (let times = 0; times < mostSwitches; times += 1) {
    const screen = stillOn(walk, place);
    if (screen === null) return false;
    const off = screen.elements.find(
      (element) =>
        element.checkable &&
        !element.checked &&
        element.enabled &&
        element.ref !== "" &&
        !tried.has(element.label),
    );
    if (off === undefined) return true;
    tried.add(off.label);
    yield* take(walk, tap(screen, off, "fill the form: with its switches on"));
  }
  return stillOn(walk, place) !== null;
}

function* send(walk: Walk, place: Place, filling: Filling): Habit {
  const screen = stillOn(walk, place);
  if (screen === null) return;
  const submit = submitOf(screen);
  const reason = `send the form: ${filling.name}`;
  if (submit === null) yield* take(walk, pressKey("enter", reason));
  else if (!submit.enabled) return;
  else if (filling.haste)
    yield* take(walk, doubleTap(screen, submit, `${reason}, twice in haste: it must be taken once`));
  else yield* tapPatiently(walk, screen, submit, reason);
}

/** What a form says when it refuses what we took for right tells what its fields ask for: they are filled anew, once. */
function* repair(walk: Walk, place: Place, sent: Observation): Habit {
  const screen = stillOn(walk, place);
  if (screen === null || fieldsOf(screen).length === 0) return;
  const before = new Set(sent.elements.map((element) => element.text));
  const messages = screen.elements.filter(
    (element) => element.text !== "" && !element.editable && !element.clickable && !before.has(element.text),
  );
  let better = false;
  for (const message of messages) {
    const above = fieldsOf(screen).filter((field) => field.bounds.top < message.bounds.top);
    const field = above.at(-1) ?? fieldsOf(screen)[0];
    if (field === undefined) continue;
    const name = `${activityOf(screen)} ${fieldName(screen, field)}`;
    const known = kindHere(walk, screen, field);
    const kind = kindOfWords(message.text) ?? known;
    const example = exampleIn(kind, message.text);
    if (kind === known && (example === null || walk.examples.get(name) === another(kind, example))) continue;
    walk.kinds.set(name, kind);
    if (example !== null) walk.examples.set(name, another(kind, example));
    better = true;
  }
  if (!better) return;
  if (
    !(yield* fillSight(walk, place, { ...plainly(walk, "valid"), name: "as the form asks for" }, new Set()))
  )
    return;
  const now = stillOn(walk, place);
  const submit = now === null ? null : submitOf(now);
  if (now !== null && submit?.enabled === true)
    yield* tapPatiently(walk, now, submit, "send the form: as it asks for");
}
