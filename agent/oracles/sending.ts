/** Forms as they are sent: was what stood in them taken or refused? */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { kindOfField } from "../explorer/values.ts";
import type { FieldKind } from "../explorer/values.ts";
import { adds, dismisses, goesUp, submits } from "../lexicon.ts";
import type { Trace, TraceStep } from "../trace.ts";
import { fillsScreen, isWhole, typedText } from "./state.ts";

/** A field with what stood in it. */
export interface Entry {
  readonly field: ScreenElement;
  readonly kind: FieldKind;
  readonly value: string;
}

/** A form that was sent. */
export interface Sent {
  readonly step: TraceStep;
  readonly form: Observation;
  readonly after: Observation;
  /** What the run typed itself. */
  readonly entries: readonly Entry[];
  /** The form was left for another screen of the app, or its dialog was closed. */
  readonly taken: boolean;
  /** What the form says that it did not say before. */
  readonly messages: readonly string[];
}

const said = (element: ScreenElement): string => `${element.text} ${element.desc}`;

/** The form that the step at this position sent; null for all other steps. */
export function sentBy(trace: Trace, at: number): Sent | null {
  const step = trace.steps[at];
  const target = step?.target ?? null;
  if (
    step === undefined ||
    target === null ||
    !/^(?:double_)?tap$/.test(step.action.tool) ||
    step.error !== ""
  )
    return null;
  const { before: form, after } = step;
  if (!isWhole(form) || !isWhole(after) || form.package !== trace.app || after.package !== trace.app)
    return null;
  if (target.editable || target.checkable || !(submits.test(said(target)) || adds.test(said(target))))
    return null;
  if (dismisses.test(target.text) || goesUp.test(said(target))) return null;
  if (step.signals.some(({ kind }) => kind === "crash" || kind === "anr" || kind === "native-crash"))
    return null;
  const typed = new Set(
    trace.steps.slice(Math.max(0, at - 40), at).map((one) => one.action.arguments["text"]),
  );
  const entries = form.elements
    .filter((field) => field.editable && !field.password && typed.has(field.text))
    .map((field) => ({ field, kind: kindOfField(field), value: typedText(field) }));
  if (!form.elements.some((element) => element.editable || element.checkable)) return null;
  const taken =
    after.activity !== form.activity || (fillsScreen(after) && !fillsScreen(form) && !hasFields(after));
  const before = new Set(form.elements.map(({ text }) => text));
  const messages = after.elements
    .filter(({ text, editable, clickable }) => text !== "" && !editable && !clickable && !before.has(text))
    .map(({ text }) => text);
  return { step, form, after, entries, taken, messages: [...messages, ...step.log] };
}

const hasFields = (screen: Observation): boolean => screen.elements.some((element) => element.editable);
