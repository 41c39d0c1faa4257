/** What is tried on a screen beside its moves: forms, searches, interruptions. */
import type { Observation } from "../../tools/evidence.ts";
import { removes } from "../lexicon.ts";
import { isKept } from "../oracles/not-saved.ts";
import { fillsScreen } from "../oracles/state.ts";
import { listOf, switchOf } from "../rows.ts";
import { screenKey } from "../screens.ts";
import { interrupt } from "./actions.ts";
import { fieldName, fieldsOf, isSearch } from "./forms.ts";
import { fillForm, untypable } from "./filling.ts";
import { activityOf, few, first, stillOn, take, tapPatiently } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { permissionPackage } from "./moves.ts";
import type { Move } from "./moves.ts";
import { kindOfField, valueFor } from "./values.ts";
import type { Fill } from "./values.ts";
import { openMoved, search } from "./searching.ts";
import { stress } from "./stress.ts";

/** Rotations of one activity after something changed in place. */
const rotationsPerActivity = 4;
/** Rotations of new forms of one activity, and of its dialogs. */
const newPerActivity = 3;
/** Things that are taken away one after the other. */
const mostRemovals = 6;

const fills = ["empty", "valid", "invalid", "korean", "boundary"] as const;

/** Is a way of filling another than the right one, for the fields in sight? */
const differs = (screen: Observation, fill: Fill): boolean =>
  fill === "valid" ||
  fieldsOf(screen).some(
    (field) => valueFor(kindOfField(field), fill) !== valueFor(kindOfField(field), "valid"),
  );

/** One probe of a screen that is due; false when there is none. */
export function* probePlace(walk: Walk, place: Place): Habit<boolean> {
  const screen = walk.run.screen;
  if (screen === null || permissionPackage.test(screen.package)) return false;
  const fields = fieldsOf(screen);
  const form = `${place.activity} ${fields.map((field) => fieldName(field)).join(" ")}`;
  if (fields.length > 0 && isSearch(screen)) {
    if (first(walk, `search ${form}`)) {
      yield* search(walk, place, screen);
      return true;
    }
  } else if (fields.length > 0) {
    const fill = fills.find((one) => differs(screen, one) && first(walk, `form ${one} ${form}`));
    place.due = fills.some((one) => differs(screen, one) && !walk.done.has(`form ${one} ${form}`));
    if (fill === "korean" && untypable(walk)) return true;
    if (fill !== undefined) {
      yield* fillForm(walk, place, fill);
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
  return yield* stress(walk, place);
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
