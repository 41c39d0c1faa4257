/** Filling in a form and sending it, in several ways. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { doubleTap, interrupt, pressKey, scrollDown, typeText } from "./actions.ts";
import { fieldName, fieldsOf, submitOf } from "./forms.ts";
import { first, stillOn, take, tapPatiently } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { kindOfField, looksLikeHint, valueFor } from "./values.ts";
import type { Fill } from "./values.ts";

/** Screenfuls of a long form. */
const mostPages = 5;

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

/** Types into all fields in sight. False when the screen was left. */
function* fillSight(walk: Walk, place: Place, fill: Fill, filled: Set<string>): Habit<boolean> {
  for (;;) {
    const screen = stillOn(walk, place);
    if (screen === null) return false;
    const field = fieldsOf(screen).find((one) => !filled.has(fieldName(one)));
    if (field === undefined) return true;
    filled.add(fieldName(field));
    const kind = kindOfField(field);
    const value = valueFor(kind, fill);
    if (value === shownText(field)) continue;
    yield* take(walk, typeText(screen, field, value, `fill the form: ${fill}`));
    if (fill === "korean" && untypable(walk)) return false;
  }
}

/** Fills all fields in sight and below, interrupts once, then sends the form. */
export function* fillForm(walk: Walk, place: Place, fill: Fill): Habit {
  const filled = new Set<string>();
  for (let page = 0; page < mostPages; page += 1) {
    if (!(yield* fillSight(walk, place, fill, filled))) return;
    if (fill === "valid" && first(walk, `form interrupted ${place.activity} ${page}`)) {
      yield* take(walk, interrupt("rotate", "what was typed must survive rotation"));
      if (stillOn(walk, place) === null) return;
      yield* take(walk, interrupt("process_death", "what was typed must survive the end of the process"));
      // What was lost is typed once more, so that the form can be sent.
      if (!(yield* fillSight(walk, place, fill, new Set()))) return;
    }
    const screen = stillOn(walk, place);
    if (screen === null) return;
    const more = screen.elements.find((element) => element.scrollable && element.ref !== "");
    if (submitOf(screen) !== null || more === undefined) break;
    yield* take(walk, scrollDown(screen, more, "the rest of the form"));
    if (walk.run.screen?.fingerprint === screen.fingerprint) break;
  }
  yield* send(walk, place, fill);
}

function* send(walk: Walk, place: Place, fill: Fill): Habit {
  const screen = stillOn(walk, place);
  if (screen === null) return;
  const submit = submitOf(screen);
  const reason = `send the form: ${fill}`;
  if (submit === null) yield* take(walk, pressKey("enter", reason));
  else if (!submit.enabled) return;
  else if (fill === "valid")
    yield* take(walk, doubleTap(screen, submit, `${reason}, twice in haste: it must be taken once`));
  else yield* tapPatiently(walk, screen, submit, reason);
}
