/** At the end: is a form that is sent by two quick taps taken once? Lists are looked at before and after. */
import { submits } from "../lexicon.ts";
import { interrupt, openApp } from "./actions.ts";
import { fillForm } from "./filling.ts";
import { first, isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import type { Place } from "./map.ts";
import { follow } from "./travel.ts";

/** Forms that are tried, and lists that are looked at for each. */
const mostForms = 2;
const mostLists = 3;
/** Ways that are tried to one place. */
const tries = 4;

/** Goes to a place that `wanted` says yes to, along known ways. True when there. */
function* go(walk: Walk, wanted: (place: Place) => boolean): Habit<boolean> {
  for (let at = 0; at < tries; at += 1) {
    const screen = walk.run.screen;
    if (screen === null || !isOurs(walk, screen))
      yield* take(walk, openApp(walk.run.app, "come back into the app"));
    const here = walk.run.screen;
    if (here === null || !isOurs(walk, here)) continue;
    const place = walk.map.arrive(here);
    if (wanted(place)) return true;
    const journey = walk.map.pathTo(place, wanted);
    if (journey === null) {
      yield* take(walk, interrupt("restart", "start over from the first screen"));
      continue;
    }
    yield* follow(walk, journey, "on the way to see whether a form is taken once");
  }
  const end = walk.run.screen;
  return end !== null && isOurs(walk, end) && wanted(walk.map.arrive(end));
}

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
export function* probeDoubles(walk: Walk): Habit {
  for (const form of sentForms(walk).slice(0, mostForms)) {
    if (!first(walk, `double ${form}`)) continue;
    const withLists = [...walk.map.places.values()].filter(
      (place) => place.hasList && place.activity !== form,
    );
    const lists = [...new Set(withLists.map((place) => place.activity))].slice(-mostLists);
    for (const list of lists) yield* go(walk, (place) => place.hasList && place.activity === list);
    if (!(yield* go(walk, (place) => place.activity === form))) continue;
    const screen = walk.run.screen;
    if (screen === null) return;
    yield* fillForm(walk, walk.map.arrive(screen), "valid");
    for (const list of lists) yield* go(walk, (place) => place.hasList && place.activity === list);
  }
}
