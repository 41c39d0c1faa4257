/** What a screen says, element by element, in a form that can be compared over recreation. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { elementKey } from "./signature.ts";

/** Texts that change by themselves: clocks, ages, countdowns, percentages. */
const volatile =
  /\b\d{1,2}:\d{2}(?::\d{2})?\b|\b(?:just now|ago|left|remaining|updated|today|yesterday)\b|방금|전$|^\d{1,3}\s?%$/i;

/** Classes whose text or state moves by itself. */
const moving = /ProgressBar|SeekBar|Chronometer|TextClock|VideoView|SurfaceView|WebView/;

/** One thing that a screen holds for the user. */
export interface Held {
  /** The same element has the same key before and after. */
  readonly key: string;
  readonly element: ScreenElement;
  readonly value: string;
}

/** What a user typed; a hint that stands in for it is nothing. */
export const typedText = (field: ScreenElement): string => (field.text === field.hint ? "" : field.text);

const keyed = (
  elements: readonly ScreenElement[],
  value: (element: ScreenElement) => string,
): readonly Held[] => {
  const counts = new Map<string, number>();
  return elements.map((element) => {
    const name = `${element.className} ${elementKey(element)}`;
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return { key: `${name}#${nth}`, element, value: value(element) };
  });
};

const own = (screen: Observation): readonly ScreenElement[] =>
  screen.elements.filter((element) => element.package === screen.package && !moving.test(element.className));

/** Fields and what stands in them; passwords are cleared by right. Elements without an id are told apart by order. */
export const fieldsHeld = (screen: Observation): readonly Held[] =>
  keyed(
    own(screen)
      .filter((element) => element.editable && !element.password)
      .map((element) => ({ ...element, label: "" })),
    typedText,
  );

/** Boxes, switches, radio buttons and chips, checked or selected or not. */
export const choicesHeld = (screen: Observation): readonly Held[] =>
  keyed(
    own(screen).filter((element) => element.checkable && elementKey(element) !== ""),
    (element) => String(element.checked),
  );

/** Tabs, items of navigation bars, chips: which is selected. */
export const selectionHeld = (screen: Observation): readonly Held[] =>
  keyed(
    own(screen).filter(
      (element) => !element.checkable && !element.editable && elementKey(element) !== "" && element.clickable,
    ),
    (element) => String(element.selected),
  );

/** Texts of elements that have an id; only those can be told apart for certain. */
export const textsHeld = (screen: Observation): readonly Held[] =>
  keyed(
    own(screen).filter(
      (element) =>
        !element.editable &&
        !element.checkable &&
        element.resourceId !== "" &&
        element.text !== "" &&
        !volatile.test(element.text),
    ),
    (element) => element.text,
  );

/** Those that are there before and after with another value. Keys that stand for several elements are compared as a set. */
export function changedHeld(
  before: readonly Held[],
  after: readonly Held[],
): readonly { was: Held; is: Held }[] {
  const found: { was: Held; is: Held }[] = [];
  const later = new Map(after.map((held) => [held.key, held]));
  for (const was of before) {
    const is = later.get(was.key);
    if (is !== undefined && is.value !== was.value) found.push({ was, is });
  }
  return found;
}

/** Does the window fill the screen? Dialogs, menus and sheets do not. */
export function fillsScreen(screen: Observation): boolean {
  const root = screen.elements.find((element) => element.parent === -1);
  if (root === undefined) return true;
  // A sheet from below has a window as large as the screen, and this around it.
  if (screen.elements.some((element) => element.resourceId.endsWith(":id/touch_outside"))) return false;
  const { left, top, right, bottom } = root.bounds;
  return right - left >= screen.width * 0.95 && bottom - top >= screen.height * 0.75;
}

/** The screen can be compared at all. One that may not be pictured can be read all the same. */
export const isWhole = (screen: Observation | null): screen is Observation =>
  screen !== null && /^(?:none|secure)$/.test(screen.problem) && screen.settled && screen.elements.length > 0;
