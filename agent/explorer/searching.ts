/** Searching a list, and opening rows of a list that has just changed. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { fillsScreen } from "../oracles/state.ts";
import { listOf, titleOfRow, titlesOn } from "../rows.ts";
import { interrupt, pressKey, tap, typeText } from "./actions.ts";
import { fieldsOf, queriesFrom } from "./forms.ts";
import { activityOf, first, stillOn, take, waitWhileBusy } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";

const titles = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? []).map((row) => titleOfRow(row));

/** What there is to search for: the rows in sight, or those that were last seen elsewhere in the app. */
function searched(walk: Walk, screen: Observation): readonly string[] {
  const here = titlesOn(screen);
  if (here.length > 0) return here;
  const last = walk.run.trace.steps.findLast(
    ({ before }) => before?.package === walk.run.app && titlesOn(before).length > 1,
  );
  return last?.before == null ? [] : titlesOn(last.before);
}

/** Searches for what is there, and for something that is nowhere. */
export function* search(walk: Walk, place: Place, screen: Observation): Habit {
  const there = queriesFrom(searched(walk, screen), (words) => walk.chance.pick(words));
  for (const query of [...(there.length === 0 ? ["a"] : there), "zzqx", ""]) {
    const now = stillOn(walk, place);
    const field = now === null ? undefined : fieldsOf(now)[0];
    if (now === null || field === undefined) return;
    const reason = query === "" ? "clearing a search brings all back" : "search";
    yield* take(walk, typeText(now, field, query, reason));
    const found = stillOn(walk, place);
    if (
      found?.fingerprint === now.fingerprint ||
      (found !== null && shows(found, field, query) && titles(found).length === 0)
    )
      yield* take(walk, pressKey("enter", "search on demand"));
    yield* waitWhileBusy(walk, now);
    if (!there.includes(query) || !first(walk, `search ${activityOf(screen)}`)) continue;
    if (stillOn(walk, place) !== null)
      yield* take(walk, interrupt("rotate", "a search must survive rotation"));
    yield* openMoved(walk, place, screen, "search");
    if (stillOn(walk, place) === null) yield* take(walk, pressKey("back", "back to the search"));
  }
}

/** Nothing but the query has changed. */
const shows = (screen: Observation, field: ScreenElement, query: string): boolean =>
  fieldsOf(screen).some((one) => one.text === query && one.resourceId === field.resourceId);

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
