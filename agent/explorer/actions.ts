/** Decisions in the words of the tools. The only place of the explorer that knows how tools are called. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Action } from "../events.ts";
import type { Decision } from "../policy.ts";
import { selectorOf } from "../selector.ts";

const decision = (action: Action, element: ScreenElement | null, reason: string): Decision => ({
  action,
  element,
  reason,
  expect: "",
  screenshot: "changed",
});

/** What a person would call an element. A field's label may be only what is near it: its hint and its id say more. */
function shown(element: ScreenElement): string {
  const id = element.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ");
  const names = element.editable ? [element.hint, element.desc, id, element.label] : [element.label, id];
  return (names.find((name) => name !== "") ?? element.role).slice(0, 50);
}

function aimed(
  tool: string,
  verb: string,
  args: Action["arguments"],
  screen: Observation,
  element: ScreenElement,
  reason: string,
): Decision {
  const target = selectorOf(element, screen.elements);
  return decision({ tool, arguments: args, target, words: `${verb} "${shown(element)}"` }, element, reason);
}

const whole = (tool: string, args: Action["arguments"], words: string, reason: string): Decision =>
  decision({ tool, arguments: args, target: null, words }, null, reason);

export const tap = (screen: Observation, element: ScreenElement, reason: string): Decision =>
  aimed("tap", "tap", {}, screen, element, reason);

/** Two taps at once. */
export const doubleTap = (screen: Observation, element: ScreenElement, reason: string): Decision =>
  aimed("double_tap", "double-tap", {}, screen, element, reason);

export const longPress = (screen: Observation, element: ScreenElement, reason: string): Decision =>
  aimed("long_press", "long-press", {}, screen, element, reason);

export const typeText = (
  screen: Observation,
  element: ScreenElement,
  text: string,
  reason: string,
): Decision =>
  aimed(
    "type_text",
    text === "" ? "clear" : `type "${text}" into`,
    { text, submit: false },
    screen,
    element,
    reason,
  );

/** Brings what is further down into sight. */
export const scrollDown = (screen: Observation, element: ScreenElement, reason: string): Decision =>
  aimed("swipe", "scroll down in", { direction: "up", distance: "long" }, screen, element, reason);

export const pressKey = (key: string, reason: string): Decision =>
  whole("press_key", { key }, `press ${key}`, reason);

export const openApp = (app: string, reason: string): Decision =>
  whole("open_app", { package: app }, "open the app", reason);

/** What interrupts a user, with the app back in front at the end. */
export const interrupt = (
  kind: "rotate" | "background" | "process_death" | "restart",
  reason: string,
): Decision => {
  const words = {
    rotate: "rotate to landscape and back",
    background: "go to the home screen and come back",
    restart: "force-stop the app and open it anew",
    process_death: "let Android end the app in the background, and come back",
  };
  return whole("interrupt", { kind }, words[kind], reason);
};

/** Changes what the app runs under; "reset" undoes all. The picture is always taken: looks change where texts do not. */
export const setCondition = (condition: string, value: string, reason: string): Decision => ({
  ...whole(
    "set_condition",
    { condition, value },
    condition === "reset" ? "undo all conditions" : `set ${condition.replaceAll("_", " ")} to ${value}`,
    reason,
  ),
  screenshot: condition === "reset" ? "never" : "always",
});

/** A text that no screen has. */
const nowhere = "\u2603\u2603";

/** Waits on the device's clock for what is not there, to give the screen time. */
export const wait = (seconds: number, reason: string): Decision =>
  whole("wait_for", { text: nowhere, gone: false, seconds }, `wait ${seconds} seconds`, reason);
