/** Going along known ways. */
import type { Observation } from "../../tools/evidence.ts";
import type { Decision } from "../policy.ts";
import { screenKey } from "../screens.ts";
import { longPress, pressKey, scrollDown, tap } from "./actions.ts";
import { isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Journey } from "./map.ts";
import { movesOn } from "./moves.ts";
import type { Move } from "./moves.ts";

/** The decision for a move on this screen. */
export function decisionFor(screen: Observation, move: Move, reason: string): Decision {
  if (move.element === null) return pressKey("back", reason);
  if (move.kind === "long-press") return longPress(screen, move.element, reason);
  if (move.kind === "scroll") return scrollDown(screen, move.element, reason);
  return tap(screen, move.element, reason);
}

/** Follows known moves to a place; stops when one leads elsewhere. True when there. */
export function* follow(walk: Walk, journey: Journey, reason: string): Habit<boolean> {
  const { path, target } = journey;
  target.missed += 1;
  for (const id of path) {
    const screen = walk.run.screen;
    if (screen === null || !isOurs(walk, screen)) return false;
    const place = walk.map.places.get(screenKey(screen));
    const expected = place?.ways.get(id)?.to;
    const move = movesOn(screen).find((one) => one.id === id);
    if (place === undefined || expected === undefined) return false;
    if (move === undefined) {
      place.ways.delete(id);
      return false;
    }
    yield* take(walk, decisionFor(screen, move, reason));
    const after = walk.run.screen;
    if (after === null || screenKey(after) !== expected) {
      walk.map.doubt(place, id);
      return false;
    }
  }
  return true;
}
