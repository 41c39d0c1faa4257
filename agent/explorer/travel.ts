/** Going along known ways. */
import type { Observation } from "../../tools/evidence.ts";
import type { Decision } from "../policy.ts";
import { fillsScreen } from "../oracles/state.ts";
import { screenKey, titleOf } from "../screens.ts";
import { findElement } from "../selector.ts";
import type { TraceStep } from "../trace.ts";
import { interrupt, longPress, openApp, pressKey, scrollDown, tap } from "./actions.ts";
import { isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Journey, Place } from "./map.ts";
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
    const expected = place === undefined ? null : walk.map.wayOf(place, id);
    const move = movesOn(screen).find((one) => one.id === id);
    if (place === undefined || expected === null) return false;
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

/** Ways that are tried to one place. */
const tries = 3;
/** Steps of the trace that are looked through for a way, from the end. */
const memory = 150;

/** Screens of one activity and heading are one to a traveller, whatever their rows are. */
const coarse = (screen: Observation): string =>
  `${screen.package}/${screen.activity}#${titleOf(screen)}#${String(fillsScreen(screen))}`;

/** The shortest way from here, out of steps that were taken, to a screen that `wanted` says yes to. */
function wayBySteps(
  walk: Walk,
  here: Observation,
  wanted: (place: Place) => boolean,
): readonly TraceStep[] | null {
  const steps = walk.run.trace.steps.slice(-memory).filter(leadsOn);
  const seen = new Set([coarse(here)]);
  const queue: { at: string; way: readonly TraceStep[] }[] = [{ at: coarse(here), way: [] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const step of steps) {
      if (step.before === null || step.after === null || coarse(step.before) !== next.at) continue;
      const place = walk.map.places.get(screenKey(step.after));
      const way = [...next.way, step];
      if (place !== undefined && wanted(place)) return way;
      const to = coarse(step.after);
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push({ at: to, way });
    }
  }
  return null;
}

/** BACK leads where one came from, typing leads nowhere: what is left are touches that changed the screen. */
const leadsOn = (step: TraceStep): boolean =>
  /^(?:tap|long_press)$/.test(step.action.tool) &&
  step.error === "" &&
  step.signals.length === 0 &&
  step.before?.package === step.after?.package &&
  step.before !== null &&
  step.after !== null &&
  coarse(step.before) !== coarse(step.after);

/** Takes steps of the trace once more; stops where one leads elsewhere. */
function* retrace(walk: Walk, way: readonly TraceStep[], reason: string): Habit {
  for (const step of way) {
    const screen = walk.run.screen;
    const { target, tool } = step.action;
    const element = screen === null || target === null ? null : findElement(target, screen.elements);
    if (screen === null || element === null || !isOurs(walk, screen)) return;
    yield* take(walk, (tool === "tap" ? tap : longPress)(screen, element, reason));
    const after = walk.run.screen;
    if (after === null || step.after === null || coarse(after) !== coarse(step.after)) return;
  }
}

/** Goes to a place that `wanted` says yes to, along known ways. True when there. */
export function* goTo(
  walk: Walk,
  wanted: (place: Place) => boolean,
  reason = "on the way to another look",
): Habit<boolean> {
  const arrived = (): boolean => {
    const end = walk.run.screen;
    return end !== null && isOurs(walk, end) && wanted(walk.map.arrive(end));
  };
  for (let at = 0; at < tries; at += 1) {
    const screen = walk.run.screen;
    if (screen === null || !isOurs(walk, screen))
      yield* take(walk, openApp(walk.run.app, "come back into the app"));
    const here = walk.run.screen;
    if (here === null || !isOurs(walk, here)) continue;
    if (arrived()) return true;
    const way = wayBySteps(walk, here, wanted);
    if (way !== null) yield* retrace(walk, way, reason);
    else {
      const journey = walk.map.pathTo(walk.map.arrive(here), wanted);
      if (journey !== null) yield* follow(walk, journey, reason);
      else if (justStarted(walk)) return false;
      else yield* take(walk, interrupt("restart", "start over from the first screen"));
    }
    if (arrived()) return true;
  }
  return arrived();
}

const justStarted = (walk: Walk): boolean =>
  walk.run.trace.steps.at(-1)?.action.arguments["kind"] === "restart";
