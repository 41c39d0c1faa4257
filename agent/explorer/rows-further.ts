/** Rows further down than the first, and the same thing opened again and again. */
import { listOf, titleOfRow } from "../rows.ts";
import { activityOf, first, isOurs, take, few } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import { interrupt, pressKey, scrollDown, tap } from "./actions.ts";
import { screenKey } from "../screens.ts";
import { findElement } from "../selector.ts";
import { goTo } from "./travel.ts";
import type { TraceStep } from "../trace.ts";

/** Rows that one story opens, and stories for one list. */
const rowsAtOnce = 3;
const turnsPerList = 3;
/** Times that one thing is opened. */
const mostTimes = 5;
/** Things that are opened again and again. */
const mostAgain = 3;

/** Opens rows of a list that were not opened yet, then scrolls on. */
export function* openFurther(walk: Walk): Habit<boolean> {
  const lists = [...walk.map.places.values()].filter((place) => place.hasList);
  const place = lists.find((one) => few(walk, `further ${one.activity} ${one.heading}`, turnsPerList));
  if (place === undefined) return false;
  for (let times = 0; times < rowsAtOnce; times += 1) {
    if (!(yield* goTo(walk, (one) => one.key === place.key, "on the way to more rows"))) return true;
    const screen = walk.run.screen;
    const list = screen === null ? null : listOf(screen);
    if (screen === null || list === null) return true;
    const row = list.rows.find(
      (one) => titleOfRow(one) !== "" && first(walk, `row ${place.activity} ${titleOfRow(one)}`),
    );
    const target =
      row === undefined ? undefined : [row.root, ...row.texts].find((one) => one.clickable && one.ref !== "");
    if (target === undefined) {
      if (!list.list.scrollable || list.list.ref === "") return true;
      yield* take(walk, scrollDown(screen, list.list, "more rows"));
      if (walk.run.screen?.fingerprint === screen.fingerprint) return true;
      continue;
    }
    yield* take(walk, tap(screen, target, "rows further down open too"));
    const after = walk.run.screen;
    if (after === null || !isOurs(walk, after)) return true;
    walk.map.arrive(after);
    if (screenKey(after) !== screenKey(screen)) yield* take(walk, pressKey("back", "back to the list"));
  }
  return true;
}

const heavy = /photo|image|picture|gallery|video|camera|map|chart|player|preview|사진|지도|영상/i;

const isHeavy = (step: TraceStep): number =>
  heavy.test(`${step.after?.activity ?? ""} ${step.target?.label ?? ""}`) ? 0 : 1;

/** Taps that open another activity, those first that open something heavy. */
function openers(walk: Walk): readonly TraceStep[] {
  const found = new Map<string, TraceStep>();
  for (const step of walk.run.trace.steps) {
    const { action, before, after, target } = step;
    if (action.tool !== "tap" || target === null || before === null || after === null || step.error !== "")
      continue;
    if (
      before.package !== walk.run.app ||
      after.package !== walk.run.app ||
      before.activity === after.activity
    )
      continue;
    if (after.elements.some((element) => element.editable)) continue;
    const key = after.activity;
    if (!found.has(key)) found.set(key, step);
  }
  return [...found.values()].sort((one, other) => isHeavy(one) - isHeavy(other));
}

/** Opens one thing several times: what is kept each time adds up. */
export function* openAgain(walk: Walk): Habit<boolean> {
  const step = openers(walk)
    .slice(0, mostAgain)
    .find((one) => first(walk, `again and again ${one.after?.activity ?? ""}`));
  if (step?.before == null || step.after === null || step.action.target === null) return false;
  const key = screenKey(step.before);
  // In a process of its own, so that the story is whole.
  yield* take(walk, interrupt("restart", "before something is opened again and again"));
  for (let times = 0; times < mostTimes; times += 1) {
    if (walk.run.screen === null || screenKey(walk.run.screen) !== key)
      if (!(yield* goTo(walk, (place) => place.key === key, "on the way to what is opened again")))
        return true;
    const screen = walk.run.screen;
    const control = screen === null ? null : findElement(step.action.target, screen.elements);
    if (screen === null || control === null) return true;
    yield* take(walk, tap(screen, control, "opened again and again"));
    const after = walk.run.screen;
    if (after === null || !isOurs(walk, after) || activityOf(after) === activityOf(screen)) return true;
    yield* take(walk, pressKey("back", "and left again"));
  }
  return true;
}
