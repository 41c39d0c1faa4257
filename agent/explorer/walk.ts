/** The walk over the graph of screens. */
import type { Observation } from "../../tools/evidence.ts";
import type { Decision } from "../policy.ts";
import { activityName, closeButton, screenKey } from "../screens.ts";
import { longPress, openApp, pressKey, scrollDown, tap, wait } from "./actions.ts";
import { isOurs, take, tapPatiently } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { movesOn } from "./moves.ts";
import type { Move } from "./moves.ts";
import { probeChange, probeKept, probePlace } from "./probes.ts";

/** Times that we try to come back before we give up. */
const comebacks = 4;

/** Back into the app, from crash dialogs, other apps and the home screen. True when we are there. */
function* comeBack(walk: Walk): Habit<boolean> {
  for (let tries = 0; tries < comebacks; tries += 1) {
    const screen = walk.run.screen;
    if (screen !== null && isOurs(walk, screen)) {
      if (screen.elements.length > 0) return true;
      yield* take(walk, wait(5, "the screen is empty or busy"));
      if ((walk.run.screen?.elements.length ?? 0) > 0) return true;
      yield* take(walk, pressKey("back", "leave a screen that never settles"));
      continue;
    }
    const close = screen === null ? null : closeButton(screen);
    if (screen !== null && close !== null)
      yield* take(walk, tap(screen, close, "close the system's error dialog"));
    else if (tries === 0 && screen !== null && !/launcher|systemui/.test(screen.package)) {
      yield* take(walk, pressKey("back", "come back from another app"));
    } else yield* take(walk, openApp(walk.run.app, "come back into the app"));
  }
  return walk.run.screen !== null && isOurs(walk, walk.run.screen);
}

/** The decision for a move on this screen. */
function decisionFor(screen: Observation, move: Move, reason: string): Decision {
  if (move.element === null) return pressKey("back", reason);
  if (move.kind === "long-press") return longPress(screen, move.element, reason);
  if (move.kind === "scroll") return scrollDown(screen, move.element, reason);
  return tap(screen, move.element, reason);
}

/** Makes a move, and the map learns what it led to. False when nothing could be seen after it. */
function* make(walk: Walk, place: Place, screen: Observation, move: Move, reason: string): Habit<boolean> {
  if (move.kind === "tap" && move.element !== null) yield* tapPatiently(walk, screen, move.element, reason);
  else yield* take(walk, decisionFor(screen, move, reason));
  const after = walk.run.screen;
  const last = walk.run.trace.steps.at(-1);
  const broke =
    last?.signals.some(
      (signal) =>
        !signal.expected &&
        signal.kind !== "caught-exception" &&
        signal.kind !== "jank" &&
        signal.kind !== "strict-mode",
    ) ?? false;
  const there = after !== null && isOurs(walk, after) && !broke && last?.error === "" ? after : null;
  walk.map.learn(place, move.id, there);
  return there !== null;
}

/** Follows known moves; stops when one leads elsewhere. */
function* travel(walk: Walk, path: readonly string[], reason: string): Habit {
  for (const id of path) {
    const screen = walk.run.screen;
    if (screen === null || !isOurs(walk, screen)) return;
    const place = walk.map.arrive(screen);
    const expected = place.ways.get(id)?.to;
    const move = movesOn(screen).find((one) => one.id === id);
    if (move === undefined || expected === undefined) {
      place.ways.delete(id);
      return;
    }
    yield* take(walk, decisionFor(screen, move, reason));
    const after = walk.run.screen;
    if (after === null || screenKey(after) !== expected) {
      walk.map.doubt(place, id);
      return;
    }
  }
}

/** Times in a row that travelling may bring nothing before we start over. */
const patience = 3;

/** Explores until nothing untried can be reached. */
export function* explore(walk: Walk): Habit {
  let restarts = 0;
  let lost = 0;
  for (;;) {
    if (!(yield* comeBack(walk))) return;
    const screen = walk.run.screen;
    if (screen === null) return;
    const place = walk.map.arrive(screen);
    if (yield* probePlace(walk, place)) continue;
    const move = walk.map.best(place, screen, () => walk.chance.next());
    // BACK is the last move of a screen: what is to be seen before it is left comes first.
    if ((move === null || move.kind === "back") && (yield* probeKept(walk, place))) continue;
    if (move !== null) {
      restarts = 0;
      lost = 0;
      const before = screen;
      if (yield* make(walk, place, screen, move, `untried on ${activityName(screen.activity)}`)) {
        yield* probeChange(walk, place, before, move);
      }
      continue;
    }
    const path = lost >= patience ? null : walk.map.toUntried(place);
    if (path !== null) {
      lost += 1;
      yield* travel(walk, path, "on the way to something untried");
      continue;
    }
    if (restarts >= 1) return;
    restarts += 1;
    lost = 0;
    yield* take(walk, openApp(walk.run.app, "start over from the first screen"));
  }
}
