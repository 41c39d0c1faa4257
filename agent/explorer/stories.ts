/**
 * Stories: what takes several steps in a certain order to go wrong. Told when there is little left that is untried,
 * each once; between two of them the walk goes on with what they brought to light.
 */
import { probeDoubles } from "./doubles.ts";
import type { Habit, Walk } from "./habit.ts";
import { fillDeeper } from "./deeper.ts";
import { goOffline } from "./offline.ts";
import { revoke } from "./revoking.ts";
import { openFurther, openAgain } from "./rows-further.ts";

/** In the order of what they find for a step. Each tells one story and answers true; false when it has none left. */
const stories: readonly ((walk: Walk) => Habit<boolean>)[] = [
  fillDeeper,
  revoke,
  goOffline,
  openAgain,
  openFurther,
  probeDoubles,
];

/** Tells the next story, kinds by turns; false when all are told. */
export function* tellStory(walk: Walk): Habit<boolean> {
  for (let tried = 0; tried < stories.length; tried += 1) {
    const next = stories[walk.told % stories.length];
    walk.told += 1;
    if (next !== undefined && (yield* next(walk))) return true;
  }
  return false;
}
