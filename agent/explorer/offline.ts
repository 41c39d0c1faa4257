/** Without network: what needs it says so, and ends. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { submits } from "../lexicon.ts";
import { titlesOn } from "../rows.ts";
import { screenKey } from "../screens.ts";
import { findElement } from "../selector.ts";
import type { TraceStep } from "../trace.ts";
import { isBlank } from "../oracles/blank-offline.ts";
import { elementKey } from "../oracles/signature.ts";
import { interrupt, setCondition, tap, wait } from "./actions.ts";
import { fillForm, rightBut } from "./filling.ts";
import { fieldsOf, submitOf } from "./forms.ts";
import { first, isOurs, take, waitWhileBusy } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import { goTo } from "./travel.ts";

/** Controls that are tried without network. */
const mostControls = 5;
/** Milliseconds of the device's clock after which an answer came from elsewhere. */
const remote = 700;

const needsNetwork =
  /\b(?:sync|refresh|reload|load|update|upload|download|backup|back up|import|share|search|send|pay|top up|order|book|cancel|post|publish|invite|transfer|rates?|weather|ideas?|news)\b|동기화|새로고침|업로드|다운로드|보내기|결제|주문|예약/iu;

const said = (element: ScreenElement): string => `${element.text} ${element.desc} ${element.label}`;

/** Taps that took their time, or whose words say that they ask a server; the likeliest first. */
function controls(walk: Walk): readonly TraceStep[] {
  const worth = new Map<string, { step: TraceStep; worth: number }>();
  for (const step of walk.run.trace.steps) {
    const { action, target, before, after } = step;
    if (!/^(?:double_)?tap$/.test(action.tool) || target === null || step.error !== "") continue;
    if (before?.package !== walk.run.app || after?.package !== walk.run.app || step.signals.length > 0)
      continue;
    const slow = after.deviceTime - before.deviceTime > remote ? 1 : 0;
    const says = needsNetwork.test(said(target)) && target.label.length < 40 ? 2 : 0;
    const sends = submits.test(said(target)) && before.elements.some((element) => element.editable) ? 1 : 0;
    const key = `${before.activity} ${elementKey(target)}`;
    if (slow + says + sends > 0 && !worth.has(key)) worth.set(key, { step, worth: slow + says + sends });
  }
  return [...worth.values()].sort((one, other) => other.worth - one.worth).map(({ step }) => step);
}

/** Starts the app without network, or presses one control without it. */
export function* goOffline(walk: Walk): Habit<boolean> {
  const step = controls(walk)
    .slice(0, mostControls)
    .find(({ before, target }) => first(walk, `offline ${before?.activity ?? ""} ${elementKey(target)}`));
  if (step === undefined) return yield* startOffline(walk);
  const { before, action } = step;
  if (before === null || action.target === null) return true;
  const key = screenKey(before);
  if (!(yield* goTo(walk, (place) => place.key === key, "on the way to what needs the network"))) return true;
  const here = walk.run.screen;
  if (
    here !== null &&
    fieldsOf(here).length > 0 &&
    submitOf(here)?.ref === findElement(action.target, here.elements)?.ref
  )
    yield* fillForm(walk, walk.map.arrive(here), {
      ...rightBut(walk, "before it is sent", "", null),
      unsent: true,
    });
  yield* take(walk, setCondition("network", "off", "what needs the network must say so"));
  const screen = walk.run.screen;
  const control =
    screen !== null && isOurs(walk, screen) ? findElement(action.target, screen.elements) : null;
  if (screen !== null && control !== null && control.enabled) {
    yield* take(walk, tap(screen, control, "without network"));
    yield* waitWhileBusy(walk);
    yield* waitWhileBlank(walk);
  }
  yield* take(walk, setCondition("network", "on", "as it was"));
  return true;
}

/** What is empty may come late. */
function* waitWhileBlank(walk: Walk): Habit {
  const screen = walk.run.screen;
  if (screen !== null && isOurs(walk, screen) && isBlank(screen))
    yield* take(walk, wait(5, "an empty screen must be filled, or say why it is not"));
}

/** Opens the app without network: what was there is there still, or words say why not. */
function* startOffline(walk: Walk): Habit<boolean> {
  if (!first(walk, "start offline")) return false;
  yield* take(walk, setCondition("network", "off", "an app must open without network"));
  yield* take(walk, interrupt("restart", "an app must open without network"));
  yield* waitWhileBusy(walk);
  const lists = [...walk.map.places.values()].filter((place) => place.hasList).map((place) => place.activity);
  for (const activity of [...new Set(lists)].slice(0, 3)) {
    if (yield* goTo(walk, (place) => place.activity === activity, "lists without network"))
      yield* waitWhileBusy(walk);
    const screen = walk.run.screen;
    if (screen !== null && titlesOn(screen).length === 0) yield* take(walk, wait(3, "it may come late"));
  }
  yield* take(walk, setCondition("network", "on", "as it was"));
  return true;
}
