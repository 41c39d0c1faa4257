/** At the end: is a form that is sent by two quick taps taken once? Lists are looked at before and after. */
import { submits } from "../lexicon.ts";
import { fillForm, plainly } from "./filling.ts";
import { first } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import { goTo } from "./travel.ts";

/** Forms that are tried, and lists that are looked at for each. */
const mostForms = 2;
const mostLists = 3;
/** Activities with a form that was sent and led on, in the order of first sight. */
function sentForms(walk: Walk): readonly string[] {
  const found = new Set<string>();
  for (const { action, target, before, after } of walk.run.trace.steps) {
    if (!/tap/.test(action.tool) || target === null || before === null || after === null) continue;
    if (!submits.test(`${target.text} ${target.desc}`) || before.activity === after.activity) continue;
    if (before.package !== walk.run.app || after.package !== walk.run.app) continue;
    const fields = before.elements.filter((element) => element.editable);
    if (fields.length >= 2) found.add(`${before.package}/${before.activity}`);
  }
  return [...found];
}

/** Sends forms twice in haste, with a look at the lists before and after. */
export function* probeDoubles(walk: Walk): Habit<boolean> {
  for (const form of sentForms(walk).slice(0, mostForms)) {
    if (!first(walk, `double ${form}`)) continue;
    const withLists = [...walk.map.places.values()].filter(
      (place) => place.hasList && place.activity !== form,
    );
    const lists = [...new Set(withLists.map((place) => place.activity))].slice(-mostLists);
    for (const list of lists) yield* goTo(walk, (place) => place.hasList && place.activity === list);
    if (!(yield* goTo(walk, (place) => place.activity === form))) continue;
    const screen = walk.run.screen;
    if (screen === null) return true;
    yield* fillForm(walk, walk.map.arrive(screen), plainly(walk, "valid"));
    for (const list of lists) yield* goTo(walk, (place) => place.hasList && place.activity === list);
    return true;
  }
  return false;
}
