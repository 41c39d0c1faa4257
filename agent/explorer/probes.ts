/** What is tried on a screen beside its moves: interruptions, forms, searches. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { removes } from "../lexicon.ts";
import { screenKey } from "../screens.ts";
import { doubleTap, interrupt, pressKey, scrollDown, tap, typeText } from "./actions.ts";
import { fieldName, fieldsOf, isSearch, queryFrom, submitOf } from "./forms.ts";
import type { Place } from "./map.ts";
import { permissionPackage } from "./moves.ts";
import type { Move } from "./moves.ts";
import { kindOfField, valueFor } from "./values.ts";
import type { Fill } from "./values.ts";
import { isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";

/** Rotations of one activity after something changed in place. */
const rotationsPerActivity = 4;

/** Once only. */
function first(walk: Walk, name: string): boolean {
  if (walk.done.has(name)) return false;
  walk.done.add(name);
  return true;
}

function few(walk: Walk, name: string, most: number): boolean {
  for (let at = 0; at < most; at += 1) if (first(walk, `${name} ${at}`)) return true;
  return false;
}

/** Are we still where we were? */
const stillOn = (walk: Walk, place: Place): Observation | null => {
  const screen = walk.run.screen;
  return screen !== null && isOurs(walk, screen) && `${screen.package}/${screen.activity}` === place.activity
    ? screen
    : null;
};

/** One probe of a screen that is due; false when there is none. */
export function* probePlace(walk: Walk, place: Place): Habit<boolean> {
  const screen = walk.run.screen;
  if (screen === null || permissionPackage.test(screen.package)) return false;
  if (fieldsOf(screen).length > 0) {
    const form = `${place.activity} ${fieldsOf(screen)
      .map((field) => fieldName(field))
      .join(" ")}`;
    if (isSearch(screen)) {
      if (first(walk, `search ${form}`)) {
        yield* search(walk, place, screen);
        return true;
      }
    } else {
      for (const fill of ["empty", "valid", "invalid", "korean", "boundary"] as const) {
        if (!first(walk, `form ${fill} ${form}`)) continue;
        yield* fillForm(walk, place, fill);
        return true;
      }
    }
  }
  if (place.visits <= 1 && first(walk, `rotate ${place.key}`)) {
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
  if (screen === null || screen.fingerprint === before.fingerprint) return;
  if (move.kind === "back") return;
  if (
    screenKey(screen) === screenKey(before) &&
    few(walk, `rotate changed ${place.activity}`, rotationsPerActivity)
  ) {
    yield* take(walk, interrupt("rotate", "what was changed must survive rotation"));
  }
  if (stillOn(walk, place) !== null && first(walk, `death ${place.activity}`)) {
    yield* take(walk, interrupt("process_death", "what was changed must survive the end of the process"));
  }
  const said = `${move.element?.text ?? ""} ${move.element?.desc ?? ""} ${move.element?.label ?? ""}`;
  if (removes.test(said) && first(walk, `drain ${place.activity} ${move.id}`))
    yield* drain(walk, place, move);
}

/** Takes away one thing after the other until nothing is left. */
function* drain(walk: Walk, place: Place, move: Move): Habit {
  const id = move.element?.resourceId ?? "";
  const desc = move.element?.desc ?? "";
  for (let times = 0; times < 6; times += 1) {
    const screen = stillOn(walk, place);
    const next = screen?.elements.find(
      (element) =>
        element.ref !== "" &&
        element.clickable &&
        element.resourceId === id &&
        element.desc === desc &&
        removes.test(`${element.desc} ${element.label}`),
    );
    if (screen === null || next === undefined) return;
    yield* take(walk, tap(screen, next, "take away until nothing is left"));
  }
}

/** Searches for something that is there, and for something that is nowhere. */
function* search(walk: Walk, place: Place, screen: Observation): Habit {
  const there = queryFrom(screen, (words) => walk.chance.pick(words)) ?? "a";
  for (const query of [there, "zzqx", ""]) {
    const now = stillOn(walk, place);
    const field = now === null ? undefined : fieldsOf(now)[0];
    if (now === null || field === undefined) return;
    yield* take(
      walk,
      typeText(now, field, query, query === "" ? "clearing a search brings all back" : "search"),
    );
    if (query === there && stillOn(walk, place) !== null) {
      yield* take(walk, interrupt("rotate", "a search must survive rotation"));
    }
  }
}

/** Fills all fields in sight and below, then sends the form. */
function* fillForm(walk: Walk, place: Place, fill: Fill): Habit {
  const filled = new Set<string>();
  for (let pages = 0; pages < 5; pages += 1) {
    for (;;) {
      const screen = stillOn(walk, place);
      if (screen === null) return;
      const field = fieldsOf(screen).find((one) => !filled.has(fieldName(one)));
      if (field === undefined) break;
      filled.add(fieldName(field));
      const value = valueFor(kindOfField(field), fill);
      if (value === shownText(field)) continue;
      yield* take(walk, typeText(screen, field, value, `fill the form: ${fill}`));
    }
    const screen = stillOn(walk, place);
    if (screen === null) return;
    const submit = submitOf(screen);
    if (fill === "valid" && first(walk, `form rotate ${place.activity} ${pages}`)) {
      yield* take(walk, interrupt("rotate", "what was typed must survive rotation"));
      if (stillOn(walk, place) !== null)
        yield* take(walk, interrupt("process_death", "what was typed must survive the end of the process"));
    }
    const now = stillOn(walk, place);
    if (now === null) return;
    const more = now.elements.find((element) => element.scrollable && element.ref !== "");
    if (submit !== null || more === undefined) break;
    yield* take(walk, scrollDown(now, more, "the rest of the form"));
    if (walk.run.screen?.fingerprint === now.fingerprint) break;
  }
  const screen = stillOn(walk, place);
  if (screen === null) return;
  const submit = submitOf(screen);
  if (submit === null) yield* take(walk, pressKey("enter", `send the form: ${fill}`));
  else if (submit.enabled && fill === "valid") {
    yield* take(walk, doubleTap(screen, submit, "a form that is sent twice in haste must be taken once"));
  } else if (submit.enabled) yield* take(walk, tap(screen, submit, `send the form: ${fill}`));
}

/** What a user typed; a hint that stands in for it is nothing. */
const shownText = (field: ScreenElement): string => (field.text === field.hint ? "" : field.text);
