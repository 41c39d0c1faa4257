/** What many users have set and few developers look at: large fonts, dark mode, other languages. */
import type { Observation } from "../../tools/evidence.ts";
import { fillsScreen } from "../oracles/state.ts";
import { withTexts } from "../oracles/geometry.ts";
import { shareOf } from "../oracles/scripts.ts";
import { setCondition } from "./actions.ts";
import { activityOf, first, isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";

/** Languages that are tried: one that is written from right to left, and two with scripts of their own. */
const languages = [
  { tag: "ar", script: "Arabic" },
  { tag: "ko", script: "Hangul" },
] as const;

/** Texts of a screen that must be in a script for the app to speak its language. */
const speaks = 0.4;

/** Is the app where it was? A screen that a change of looks closes is another matter. */
const stays = (walk: Walk, screen: Observation): boolean => {
  const now = walk.run.screen;
  return (
    now !== null &&
    isOurs(walk, now) &&
    now.activity === screen.activity &&
    walk.run.trace.steps.at(-1)?.error === ""
  );
};

/** Goes through all stresses on a new activity, and undoes them. True when it did. */
export function* stress(walk: Walk, place: Place): Habit<boolean> {
  const screen = walk.run.screen;
  if (screen === null || screen.package !== walk.run.app || !fillsScreen(screen) || screen.keyboard)
    return false;
  if (!first(walk, `stress ${activityOf(screen)}`)) return false;
  const set = (name: string, value: string, words: string): Habit =>
    take(walk, setCondition(name, value, `a screen must be right ${words}`));
  place.due = false;
  yield* set("font_scale", "2.0", "with large fonts");
  if (stays(walk, screen)) yield* set("dark", "on", "in dark mode");
  for (const { tag, script } of languages) {
    if (walk.done.has(`silent ${tag}`) || !stays(walk, screen)) continue;
    yield* set("locale", tag, "in another language");
    const now = walk.run.screen;
    if (now === null || !stays(walk, screen)) {
      walk.done.add(`silent ${tag}`);
      continue;
    }
    // Whoever writes from right to left sees the app mirrored, whether it speaks their language or not.
    if (tag !== "ar" && shareOf(withTexts(now), script) < speaks) walk.done.add(`silent ${tag}`);
  }
  yield* take(walk, setCondition("reset", "", "as it was"));
  return true;
}
