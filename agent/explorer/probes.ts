/** What is tried on a screen beside its moves: forms, searches, interruptions. */
import type { Observation } from "../../tools/evidence.ts";
import { removes } from "../lexicon.ts";
import { isKept } from "../oracles/not-saved.ts";
import { fillsScreen } from "../oracles/state.ts";
import { listOf, switchOf } from "../rows.ts";
import { screenKey } from "../screens.ts";
import { findElement, selectorOf } from "../selector.ts";
import { removalBy } from "../oracles/removal.ts";
import { elementKey } from "../oracles/signature.ts";
import { undoes } from "../oracles/undone.ts";
import { interrupt, tap } from "./actions.ts";
import { goTo } from "./travel.ts";
import { fieldName, fieldsOf, isSearch } from "./forms.ts";
import { fillForm, kindHere, plainly, untypable } from "./filling.ts";
import { activityOf, few, first, stillOn, take, tapPatiently } from "./habit.ts";
import type { Form, Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { permissionPackage } from "./moves.ts";
import type { Move } from "./moves.ts";
import { looksLikeHint, valueFor } from "./values.ts";
import type { Fill } from "./values.ts";
import { openMoved, search } from "./searching.ts";

/** Rotations of one activity after something changed in place. */
const rotationsPerActivity = 4;
/** Rotations of new forms of one activity, and of its dialogs. */
const newPerActivity = 3;
/** Things that are taken away one after the other. */
const mostRemovals = 6;

const fills = ["empty", "valid", "invalid", "korean", "boundary"] as const;

/** Is a way of filling another than the right one, for the fields in sight? */
const differs = (walk: Walk, screen: Observation, fill: Fill): boolean =>
  fill === "valid" ||
  fieldsOf(screen).some((field) => {
    const kind = kindHere(walk, screen, field);
    return valueFor(kind, fill) !== valueFor(kind, "valid");
  });

/** The screen as it was when its activity was entered last. */
function entered(walk: Walk, screen: Observation): Observation {
  const step = walk.run.trace.steps.findLast(({ before }) => before?.activity !== screen.activity);
  return step?.after?.activity === screen.activity ? step.after : screen;
}

/** The form of a screen; one that is opened to change what is there is another than the empty one. */
export function formOn(walk: Walk, place: Place, screen: Observation): Form {
  const fields = fieldsOf(screen).map((field) => fieldName(screen, field));
  const opened = entered(walk, screen);
  const filled = fieldsOf(opened).some((field) => field.text !== "" && !looksLikeHint(field));
  const form = {
    name: `${place.activity} ${fields.join(" ")}${filled ? " to change" : ""}`,
    place,
    fields,
    hasSwitches: screen.elements.some((element) => element.checkable),
  };
  if (!walk.forms.has(form.name)) walk.forms.set(form.name, form);
  return form;
}

/** One probe of a screen that is due; false when there is none. */
export function* probePlace(walk: Walk, place: Place): Habit<boolean> {
  const screen = walk.run.screen;
  if (screen === null || permissionPackage.test(screen.package)) return false;
  const fields = fieldsOf(screen);
  if (fields.length > 0 && isSearch(screen)) {
    if (
      first(walk, `search ${place.activity} ${fields.map((field) => fieldName(screen, field)).join(" ")}`)
    ) {
      yield* search(walk, place, screen);
      return true;
    }
  } else if (fields.length > 0) {
    const { name } = formOn(walk, place, screen);
    const fill = fills.find((one) => differs(walk, screen, one) && first(walk, `form ${one} ${name}`));
    place.due = fills.some((one) => differs(walk, screen, one) && !walk.done.has(`form ${one} ${name}`));
    if (fill === "korean" && untypable(walk)) return true;
    if (fill !== undefined) {
      yield* fillForm(walk, place, plainly(walk, fill));
      return true;
    }
  }
  const rotations = fillsScreen(screen) ? `rotate ${place.activity}` : `rotate dialog ${place.activity}`;
  if (place.visits <= 1 && first(walk, `rotate ${place.key}`) && few(walk, rotations, newPerActivity)) {
    yield* take(walk, interrupt("rotate", "a new screen must survive rotation"));
    return true;
  }
  if (first(walk, `background ${place.activity}`)) {
    yield* take(walk, interrupt("background", "a screen must survive a visit to the home screen"));
    return true;
  }
  return false;
}

/** After a move that changed the screen in place: does the change survive? */
export function* probeChange(walk: Walk, place: Place, before: Observation, move: Move): Habit {
  const screen = stillOn(walk, place);
  if (screen === null || move.kind === "back" || screen.fingerprint === before.fingerprint) return;
  const inPlace = screenKey(screen) === screenKey(before);
  if (inPlace && few(walk, `rotate changed ${place.activity}`, rotationsPerActivity)) {
    yield* take(walk, interrupt("rotate", "what was changed must survive rotation"));
  }
  if (inPlace && stillOn(walk, place) !== null && first(walk, `death ${place.activity}`)) {
    yield* take(walk, interrupt("process_death", "what was changed must survive the end of the process"));
  }
  if (move.kind !== "scroll") yield* openMoved(walk, place, before, move.id);
  const said = `${move.element?.text ?? ""} ${move.element?.desc ?? ""} ${move.element?.label ?? ""}`;
  // What can be put back by the same button (a heart) is not taken away.
  const fewer = (listOf(screen)?.rows.length ?? 0) < (listOf(before)?.rows.length ?? 0) || !inPlace;
  if (fewer && removes.test(said) && first(walk, `drain ${place.activity} ${move.id}`))
    yield* drain(walk, place, move);
}

/** Where "Undo" is offered it is taken, once for each control; then what was undone is done once more. */
export function* takeBack(walk: Walk, before: Observation, move: Move): Habit {
  const screen = walk.run.screen;
  const undo = screen?.elements.find(
    (element) => element.ref !== "" && element.clickable && undoes.test(`${element.text} ${element.desc}`),
  );
  if (screen === null || undo === undefined || move.element === null) return;
  if (!first(walk, `undo ${activityOf(screen)} ${move.id}`)) return;
  yield* take(walk, tap(screen, undo, "undo brings back what was taken"));
  const after = walk.run.screen;
  const again =
    after === null ? null : findElement(selectorOf(move.element, before.elements), after.elements);
  if (after !== null && again !== null && activityOf(after) === activityOf(before))
    yield* take(walk, tap(after, again, "done once more"));
}

/** What was taken away must stay away after a new start. Once for each control. */
export function* probeRemoved(walk: Walk): Habit<boolean> {
  const { steps } = walk.run.trace;
  const removal = removalBy(steps, steps.length - 1);
  const list = walk.run.screen;
  if (removal === null || list === null) return false;
  const control = steps[removal.at]?.target ?? null;
  if (!first(walk, `removed ${removal.activity} ${elementKey(control)}`)) return false;
  const key = screenKey(list);
  walk.map.arrive(list);
  yield* take(walk, interrupt("restart", "what was taken away must stay away"));
  yield* goTo(
    walk,
    (place) => place.key === key || (place.hasList && place.heading === removal.heading),
    "to the list",
  );
  return true;
}

/** Takes away one thing after the other until nothing is left. */
function* drain(walk: Walk, place: Place, move: Move): Habit {
  const id = move.element?.resourceId ?? "";
  for (let times = 0; times < mostRemovals; times += 1) {
    const screen = stillOn(walk, place);
    const next = screen?.elements.find(
      (element) =>
        element.ref !== "" &&
        element.clickable &&
        element.resourceId === id &&
        removes.test(`${element.desc} ${element.label}`),
    );
    if (screen === null || next === undefined) return;
    yield* tapPatiently(walk, screen, next, "take away until nothing is left");
  }
}

/** Settings are kept on disk: a new start shows whether they are. Once an activity, when its switches were tried. */
export function* probeKept(walk: Walk, place: Place): Habit<boolean> {
  const touched = walk.run.trace.steps.some(({ action, target, before }) => {
    if (action.tool !== "tap" || target === null || before === null) return false;
    const switched = activityOf(before) === place.activity ? switchOf(before, target) : null;
    return switched !== null && isKept(switched, before);
  });
  if (!touched || !first(walk, `kept ${place.activity}`)) return false;
  place.due = true;
  yield* take(walk, interrupt("restart", "settings must outlive a new start"));
  return true;
}
