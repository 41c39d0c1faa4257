/** Searching a list, and opening rows of a list that has just changed. */
import type { Observation } from "../../tools/evidence.ts";
import { fillsScreen } from "../oracles/state.ts";
import { listOf } from "../rows.ts";
import { interrupt, tap, typeText } from "./actions.ts";
import { fieldsOf, queryFrom } from "./forms.ts";
import { first, stillOn, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";

const titles = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? []).map(
    (row) => row.texts.find((element) => /\p{L}{3}/u.test(element.text))?.text ?? "",
  );

/** Searches for something that is there, and for something that is nowhere. */
export function* search(walk: Walk, place: Place, screen: Observation): Habit {
  const there = queryFrom(screen, (words) => walk.chance.pick(words)) ?? "a";
  for (const query of [there, "zzqx", ""]) {
    const now = stillOn(walk, place);
    const field = now === null ? undefined : fieldsOf(now)[0];
    if (now === null || field === undefined) return;
    const reason = query === "" ? "clearing a search brings all back" : "search";
    yield* take(walk, typeText(now, field, query, reason));
    if (query !== there) continue;
    if (stillOn(walk, place) !== null)
      yield* take(walk, interrupt("rotate", "a search must survive rotation"));
    yield* openMoved(walk, place, screen, "search");
    if (stillOn(walk, place) === null) return;
  }
}

/** Opens a row that stands elsewhere than before: it must still open itself. */
export function* openMoved(walk: Walk, place: Place, before: Observation, by: string): Habit {
  const screen = stillOn(walk, place);
  if (screen === null || !fillsScreen(screen) || !fillsScreen(before)) return;
  const [was, is] = [titles(before), titles(screen)];
  if (was.join("|") === is.join("|")) return;
  const at = is.findIndex((title, row) => title !== "" && was[row] !== title);
  const row = listOf(screen)?.rows[at];
  if (row === undefined || !first(walk, `moved row ${place.activity} ${by}`)) return;
  const target = [row.root, ...row.texts].find((element) => element.clickable && element.ref !== "");
  if (target !== undefined)
    yield* take(walk, tap(screen, target, `after ${by} a row must still open itself`));
}
