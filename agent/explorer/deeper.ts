/** Forms once more, one thing at a time: what exists already, one wrong value among right ones, unusual values, switches. */
import type { Observation } from "../../tools/evidence.ts";
import { titlesOn } from "../rows.ts";
import { fillForm, kindHere, rightBut } from "./filling.ts";
import type { Filling } from "./filling.ts";
import { fieldName, fieldsOf } from "./forms.ts";
import { activityOf, first } from "./habit.ts";
import type { Form, Habit, Walk } from "./habit.ts";
import { goTo } from "./travel.ts";
import { valueFor } from "./values.ts";
import type { FieldKind, Fill } from "./values.ts";

/** Fields of one form that are tried one by one. */
const mostFields = 3;

/** A field with its kind. */
interface Known {
  readonly name: string;
  readonly kind: FieldKind;
}

/** Something that the app holds already, fit for a field; null when nothing was seen. */
function existing(walk: Walk, { kind }: Known): string | null {
  const typed = new Set(walk.run.trace.steps.map((step) => step.action.arguments["text"]));
  const patterns: Partial<Record<FieldKind, RegExp>> = {
    phone: /^\+?\d[\d -]{7,}\d$/,
    email: /^\S+@\S+\.\w+$/,
  };
  const pattern = patterns[kind];
  for (const { before } of walk.run.trace.steps) {
    if (before?.package !== walk.run.app) continue;
    const said =
      pattern === undefined
        ? titlesOn(before)
        : before.elements.map((element) => element.text).filter((text) => pattern.test(text));
    const value = said.find(
      (text) => !typed.has(text) && text.length < 40 && /^[\u0020-\u007e]+$/.test(text),
    );
    if (value !== undefined) return value;
  }
  return null;
}

/** Names and numbers tell entries apart: what they hold must often be there only once. */
const identifies = (kind: FieldKind): boolean => /^(?:text|name|phone|email)$/.test(kind);

/** Rules that a form may have for a field, and values that they must not refuse. */
const wrongKinds = /^(?:email|date|expiry|card)$/;

const one = (walk: Walk, fill: Fill, { name, kind }: Known): Filling =>
  rightBut(walk, `${fill} value in one field`, name, valueFor(kind, fill));

/** The next way to fill this form; null when there is none left. */
function nextFilling(walk: Walk, form: Form, fields: readonly Known[]): Filling | null {
  const some = (fill: Fill, fits: (kind: FieldKind) => boolean): Filling | null => {
    const field = fields
      .filter(({ kind }) => fits(kind) && valueFor(kind, fill) !== valueFor(kind, "valid"))
      .slice(0, mostFields)
      .find(({ name }) => first(walk, `deeper ${fill} ${name} ${form.name}`));
    return field === undefined ? null : one(walk, fill, field);
  };
  for (const field of fields.filter(({ kind }) => identifies(kind)).slice(0, 2)) {
    const value = existing(walk, field);
    if (value !== null && first(walk, `deeper existing ${field.name} ${form.name}`))
      return rightBut(walk, "what exists already", field.name, value);
  }
  const wrong =
    some("invalid", (kind) => wrongKinds.test(kind)) ??
    some("negative", () => true) ??
    some("unusual", (kind) => /^(?:text|name|phone|email)$/.test(kind)) ??
    some("huge", () => true);
  if (wrong !== null) return wrong;
  if (form.hasSwitches && first(walk, `deeper switches ${form.name}`))
    return { ...rightBut(walk, "with its switches on", "", null), switches: true };
  return null;
}

const known = (walk: Walk, screen: Observation): readonly Known[] =>
  fieldsOf(screen).map((field) => ({ name: fieldName(screen, field), kind: kindHere(walk, screen, field) }));

/** Goes to a form that has ways left, and fills it. */
export function* fillDeeper(walk: Walk): Habit<boolean> {
  for (const form of walk.forms.values()) {
    if (walk.done.has(`deeper ${form.name}`)) continue;
    const there = yield* goTo(
      walk,
      ({ key, activity, heading }) =>
        key === form.place.key || (activity === form.place.activity && heading === form.place.heading),
      "on the way to a form",
    );
    const screen = walk.run.screen;
    const filling =
      there && screen !== null && activityOf(screen) === form.place.activity
        ? nextFilling(walk, form, known(walk, screen))
        : null;
    if (screen === null || filling === null) {
      walk.done.add(`deeper ${form.name}`);
      continue;
    }
    yield* fillForm(walk, walk.map.arrive(screen), filling);
    return true;
  }
  return false;
}
