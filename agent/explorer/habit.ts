/** What the explorer's habits share: where the walk stands, and how it takes a step. */
import type { Facts, Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Decision, RunSoFar } from "../policy.ts";
import { elementKey } from "../oracles/signature.ts";
import { isErrorDialog } from "../screens.ts";
import { doubleTap, tap, wait } from "./actions.ts";
import type { Place, ScreenMap } from "./map.ts";
import { permissionPackage } from "./moves.ts";
import type { Chance } from "./random.ts";
import type { FieldKind } from "./values.ts";

/** What a walk knows. */
export interface Walk {
  run: RunSoFar & { readonly facts?: Facts | null };
  readonly map: ScreenMap;
  readonly chance: Chance;
  /** Names of probes that are done. */
  readonly done: Set<string>;
  /** What fields ask for, by activity and name. */
  readonly kinds: Map<string, FieldKind>;
  /** Values in the form that a field takes, by activity and field. */
  readonly examples: Map<string, string>;
  /** Forms that were seen, by name. */
  readonly forms: Map<string, Form>;
  /** Stories that were told, and moves since the last. */
  told: number;
  since: number;
}

/** A form as it was first seen. */
export interface Form {
  readonly name: string;
  readonly place: Place;
  readonly fields: readonly string[];
  readonly hasSwitches: boolean;
}

/** A habit: yields decisions, gets the run back after each. */
export type Habit<T = void> = Generator<Decision, T, RunSoFar>;

/** Takes one step and remembers where the run stands. */
export function* take(walk: Walk, decision: Decision): Habit {
  walk.run = yield decision;
}

/** Is this screen part of the app, or a question that the system asks for it? */
export const isOurs = (walk: Walk, screen: Observation): boolean =>
  (screen.package === walk.run.app && !isErrorDialog(screen)) || permissionPackage.test(screen.package);

/** The screen, while we are still in the activity of this place. */
export function stillOn(walk: Walk, place: Place): Observation | null {
  const screen = walk.run.screen;
  const same = screen !== null && isOurs(walk, screen) && activityOf(screen) === place.activity;
  return same ? screen : null;
}

/** An activity with its package. */
export const activityOf = (screen: Observation): string => `${screen.package}/${screen.activity}`;

/** Once only. */
export function first(walk: Walk, name: string): boolean {
  if (walk.done.has(name)) return false;
  walk.done.add(name);
  return true;
}

/** At most so often. */
export function few(walk: Walk, name: string, most: number): boolean {
  for (let at = 0; at < most; at += 1) if (first(walk, `${name} ${at}`)) return true;
  return false;
}

/** Milliseconds of the device's clock for a tap with its settling: beyond, the main thread was busy. */
const slow = 4500;

/**
 * A tap; when the app was long in answering, two taps at once follow: only input that waits makes Android say that an app
 * does not respond.
 */
export function* tapPatiently(
  walk: Walk,
  screen: Observation,
  element: ScreenElement,
  reason: string,
): Habit {
  yield* take(walk, tap(screen, element, reason));
  const after = walk.run.screen;
  if (after === null || after.deviceTime - screen.deviceTime < slow || after.activity !== screen.activity)
    return;
  const again = after.elements.find(
    (one) =>
      one.ref !== "" &&
      one.enabled &&
      one.className === element.className &&
      elementKey(one) === elementKey(element),
  );
  if (again === undefined || !first(walk, `slow ${activityOf(screen)} ${elementKey(element)}`)) return;
  yield* take(walk, doubleTap(after, again, "it was slow: input that waits shows whether the app hangs"));
}

/** Seconds of one wait, and how many of them loading may take. */
const loading = 14;
const mostWaits = 2;

const spins = (screen: Observation | null): boolean =>
  screen?.elements.some((element) => /ProgressBar/.test(element.className)) === true;

/** Waits while something turns on the screen that did not turn on the one before. */
export function* waitWhileBusy(walk: Walk, before: Observation | null = null): Habit {
  const now = walk.run.screen;
  if (spins(before)) return;
  // Bars of a chart and of a goal stand among the rest of a new screen.
  if (
    before !== null &&
    before.activity !== now?.activity &&
    now?.elements.some((element) => element.clickable && element.text !== "") === true
  )
    return;
  for (let times = 0; times < mostWaits && spins(walk.run.screen); times += 1)
    yield* take(walk, wait(loading, "loading must end"));
}

/** Steps that a run without a limit is taken to have. */
const usualSteps = 400;

/** How much of the run is over, 0 to 1. */
export function shareDone(walk: Walk): number {
  const done = walk.run.trace.steps.length;
  return (
    done / (Number.isFinite(walk.run.stepsLeft) ? done + walk.run.stepsLeft : Math.max(usualSteps, done))
  );
}
