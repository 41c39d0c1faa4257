/** The walk over the graph of screens. */
import type { Observation } from "../../tools/evidence.ts";
import { elementKey } from "../oracles/signature.ts";
import { activityName, closeButton } from "../screens.ts";
import { interrupt, openApp, pressKey, tap, wait } from "./actions.ts";
import { few, first, isOurs, shareDone, take, tapPatiently, waitWhileBusy } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import type { Move } from "./moves.ts";
import { probeChange, probeKept, probePlace, probeRemoved, takeBack } from "./probes.ts";
import { tellStory } from "./stories.ts";
import { stress } from "./stress.ts";
import { decisionFor, follow } from "./travel.ts";
import { awaitPictures } from "./waiting.ts";

/** Times that we try to come back before we give up. */
const comebacks = 4;

/** Back into the app, from crash dialogs, other apps and the home screen. True when we are there. */
export function* comeBack(walk: Walk): Habit<boolean> {
  for (let tries = 0; tries < comebacks; tries += 1) {
    const screen = walk.run.screen;
    if (screen !== null && isOurs(walk, screen)) {
      if (screen.elements.length > 0) return true;
      // One that stays empty is not waited for a second time.
      if (tries > 0) yield* take(walk, interrupt("restart", "the screen stays empty"));
      else {
        yield* take(walk, wait(5, "the screen is empty or busy"));
        if ((walk.run.screen?.elements.length ?? 0) > 0) return true;
        yield* take(walk, pressKey("back", "leave a screen that never settles"));
      }
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

/** A tap without any effect is tried once more: a control may be slow to wake, or dead. */
function* tapAgain(walk: Walk, before: Observation): Habit {
  const step = walk.run.trace.steps.at(-1);
  const after = walk.run.screen;
  const target = step?.target ?? null;
  if (step?.action.tool !== "tap" || after === null || target === null || target.selected || target.checkable)
    return;
  if (after.fingerprint !== before.fingerprint || step.signals.length > 0 || step.log.length > 0) return;
  const again = after.elements.find((element) => element.ref === target.ref);
  if (again === undefined || !first(walk, `again ${before.activity} ${elementKey(target)}`)) return;
  yield* take(walk, tap(after, again, "nothing came of it: once more"));
}

/** BACK without any effect is pressed once more: a screen that cannot be left is a trap. */
function* backAgain(walk: Walk, before: Observation): Habit {
  const after = walk.run.screen;
  if (after?.fingerprint === before.fingerprint && first(walk, `trapped ${before.activity}`))
    yield* take(walk, pressKey("back", "nothing came of it: once more"));
}

/** Makes a move, and the map learns what it led to. False when nothing could be seen after it. */
function* make(walk: Walk, place: Place, screen: Observation, move: Move, reason: string): Habit<boolean> {
  if (move.kind === "tap" && move.element !== null) yield* tapPatiently(walk, screen, move.element, reason);
  else yield* take(walk, decisionFor(screen, move, reason));
  yield* tapAgain(walk, screen);
  if (move.kind === "back") yield* backAgain(walk, screen);
  if (first(walk, `busy ${place.activity} ${move.id}`)) yield* waitWhileBusy(walk, screen);
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
  walk.map.learn(place, move, there);
  return there !== null;
}

/** Moves that are worth less than this are details. */
const detail = 6;
/** How much better a move elsewhere must be to leave for it. */
const margin = 2;
/** Journeys in a row that may bring nothing new before we start over. */
const patience = 6;

/** Times that all is tried anew while there are steps left. */
const mostRounds = 2;
/** Share of a run in which seeing all of the app comes before looking at it longer. */
const breadth = 0.5;
/** Details between two stories. */
const detailsPerStory = 10;

/** Explores until nothing untried can be reached and all stories are told. */
export function* explore(walk: Walk): Habit {
  let restarts = 0;
  let lost = 0;
  for (;;) {
    if (!(yield* comeBack(walk))) return;
    const screen = walk.run.screen;
    if (screen === null) return;
    const place = walk.map.arrive(screen);
    if ((yield* awaitPictures(walk)) || (yield* probePlace(walk, place))) continue;
    const move = walk.map.best(place, screen, () => walk.chance.next());
    // Fonts, colours and languages can wait until the best of a screen is tried, and while there is much to be seen.
    const stressed = (move === null || move.worth < detail) && shareDone(walk) > breadth / 2;
    if (stressed && (yield* stress(walk, place))) continue;
    // BACK is the last move of a screen: what is to be seen before it is left comes first.
    if ((move === null || move.kind === "back") && (yield* probeKept(walk, place))) continue;
    // Details can wait while there is something better elsewhere.
    const worth = move?.worth ?? 0;
    const elsewhere =
      worth >= detail || lost >= patience
        ? null
        : walk.map.toUntried(place, move === null ? 0 : Math.max(detail, worth * margin));
    if (worth < detail && (elsewhere === null || elsewhere.promise < detail)) {
      walk.since += 1;
      if (walk.since > detailsPerStory && shareDone(walk) > breadth) {
        walk.since = 0;
        if (yield* tellStory(walk)) continue;
      }
    }
    if (elsewhere !== null) {
      lost += 1;
      yield* follow(walk, elsewhere, "on the way to something untried");
    } else if (move !== null) {
      [restarts, lost] = [0, 0];
      if (yield* make(walk, place, screen, move, `untried on ${activityName(screen.activity)}`)) {
        yield* takeBack(walk, screen, move);
        yield* probeRemoved(walk);
        yield* probeChange(walk, place, screen, move);
      }
    } else if (restarts === 0) {
      [restarts, lost] = [1, 0];
      yield* take(walk, interrupt("restart", "start over from the first screen"));
    } else if (yield* tellStory(walk)) restarts = 0;
    else if (few(walk, "another round", mostRounds)) {
      // What was done in the meantime may lead elsewhere now, and in another order.
      walk.map.forgetTries();
      restarts = 0;
    } else return;
  }
}
