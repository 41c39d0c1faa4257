/** Pictures that are not there yet are given time. */
import { flatPictures, showsElsewhere } from "../oracles/blank-image.ts";
import { wait } from "./actions.ts";
import { activityOf, first, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";

/** Seconds for pictures to load. */
const seconds = 4;

/** After a step that shows stand-ins where pictures were seen before: a wait, once on each activity. True when it waited. */
export function* awaitPictures(walk: Walk): Habit<boolean> {
  const { trace } = walk.run;
  const { after = null, looks = null } = trace.steps.at(-1) ?? {};
  if (after === null || looks === null || after.package !== walk.run.app) return false;
  const lost = flatPictures(after, looks).find((element) => showsElsewhere(trace, element.resourceId));
  if (lost === undefined || !first(walk, `pictures ${activityOf(after)} ${lost.resourceId}`)) return false;
  yield* take(walk, { ...wait(seconds, "pictures may still be loading"), screenshot: "always" });
  return true;
}
