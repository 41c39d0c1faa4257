/** What the explorer's habits share: where the walk stands, and how it takes a step. */
import type { Observation } from "../../tools/evidence.ts";
import type { Decision, RunSoFar } from "../policy.ts";
import type { ScreenMap } from "./map.ts";
import { permissionPackage } from "./moves.ts";
import type { Chance } from "./random.ts";

/** What a walk knows. */
export interface Walk {
  run: RunSoFar;
  readonly map: ScreenMap;
  readonly chance: Chance;
  /** Names of probes that are done. */
  readonly done: Set<string>;
}

/** A habit: yields decisions, gets the run back after each. */
export type Habit<T = void> = Generator<Decision, T, RunSoFar>;

/** Takes one step and remembers where the run stands. */
export function* take(walk: Walk, decision: Decision): Habit {
  walk.run = yield decision;
}

/** Is this screen part of the app, or a question that the system asks for it? */
export const isOurs = (walk: Walk, screen: Observation): boolean =>
  (screen.package === walk.run.app && !systemDialog.test(screen.window)) ||
  permissionPackage.test(screen.package);

const systemDialog = /Application (?:Error|Not Responding)/;
