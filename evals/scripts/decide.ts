/** Scripted steps of an app in the words of the device tools: what a tester with our hands would do. */
import {
  doubleTap,
  interrupt,
  longPress,
  pressKey,
  setCondition,
  tap,
  typeText,
  wait,
} from "../../agent/explorer/actions.ts";
import type { Decision } from "../../agent/policy.ts";
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Aim, Step } from "../apps/steps.ts";

/** What a step comes to: nothing, some actions, an element that is not there, or something that no tool does. */
export type Decided = readonly Decision[] | "missing" | "no tool";

/** Waits below this are in vain: tools wait for the screen to rest. */
const shortWait = 4_000;
const why = "scripted";

/** Actions for a step on this screen. */
export function decide(step: Step, screen: Observation): Decided {
  if ("tap" in step) return at(step.tap, screen, (element) => tap(screen, element, why));
  if ("doubleTap" in step) return at(step.doubleTap, screen, (element) => doubleTap(screen, element, why));
  if ("longPress" in step) return at(step.longPress, screen, (element) => longPress(screen, element, why));
  if ("type" in step) {
    const { type } = step;
    const aim = "id" in type ? { id: type.id } : type.into;
    const fields = { ...screen, elements: screen.elements.map((one) => (one.editable ? one : unnamed(one))) };
    return at(aim, fields, (element) => typeText(screen, element, type.text, why));
  }
  if ("back" in step) return [pressKey("back", why)];
  if ("home" in step) return [pressKey("home", why)];
  if ("kill" in step) return [interrupt("process_death", why)];
  if ("relaunch" in step) return [interrupt("restart", why)];
  if ("rotate" in step)
    return [setCondition("orientation", screen.rotation % 2 === 0 ? "landscape" : "portrait", why)];
  if ("revoke" in step) return [setCondition("revoke_permission", step.revoke, why)];
  if ("set" in step) return conditions(step.set);
  if ("wait" in step) return step.wait < shortWait ? [] : [wait(Math.ceil(step.wait / 1000), why)];
  if ("swipe" in step) return [swipe(step.swipe)];
  return "no tool";
}

const onOff = (on: boolean): string => (on ? "on" : "off");

function conditions(to: Extract<Step, { set: unknown }>["set"]): readonly Decision[] {
  return [
    ...(to.dark === undefined ? [] : [setCondition("dark", onOff(to.dark), why)]),
    ...(to.fontScale === undefined ? [] : [setCondition("font_scale", String(to.fontScale), why)]),
    ...(to.locale === undefined ? [] : [setCondition("locale", to.locale, why)]),
    ...(to.offline === undefined ? [] : [setCondition("network", onOff(!to.offline), why)]),
  ];
}

const at = (aim: Aim, screen: Observation, act: (element: ScreenElement) => Decision): Decided => {
  const element = find(aim, screen);
  return element === null ? "missing" : [act(element)];
};

/** Nothing that a script can mean. */
const unnamed = (one: ScreenElement): ScreenElement => ({
  ...one,
  resourceId: "",
  text: "",
  desc: "",
  hint: "",
  label: "",
});

/** The element that a script means, or what holds it: a text in a row that can be tapped has no ref of its own. */
export function find({ id, text, at: index = 0 }: Aim, { elements }: Observation): ScreenElement | null {
  const hasId = (one: ScreenElement): boolean =>
    id === undefined || one.resourceId === id || one.resourceId.endsWith(`:id/${id}`);
  const says = (words: string): boolean => words === text;
  // Flutter says more of a view than its words: "Plans, tab 2 of 4", and a field's label only as a hint.
  const begins = (words: string): boolean => words.split("\n", 1)[0] === text;
  const exact = elements.filter(
    (one) => hasId(one) && (text === undefined || says(one.text) || says(one.desc)),
  );
  const loose = elements.filter((one) => hasId(one) && [one.desc, one.hint, one.label].some(begins));
  const found = (exact.length > 0 ? exact : loose).at(index);
  for (let one = found; one !== undefined; one = elements[one.parent]) if (one.ref !== "") return one;
  return null;
}

/** A finger moves across the whole screen. */
export const swipe = (direction: "up" | "down" | "left" | "right"): Decision => ({
  action: {
    tool: "swipe",
    arguments: { ref: "", direction, distance: "long" },
    target: null,
    words: `swipe ${direction}`,
  },
  element: null,
  reason: why,
  expect: "",
  screenshot: "never",
});
