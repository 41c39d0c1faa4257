/** A screen that was opened from another and that BACK does not leave. */
import { activityName } from "../screens.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";

/** Presses of BACK that are needed. */
const needed = 2;

const pressesBack = (step: TraceStep): boolean =>
  step.action.tool === "press_key" && step.action.arguments["key"] === "back" && step.error === "";

/** Nothing came of it: not even words that ask for another press. */
const staysPut = (step: TraceStep): boolean =>
  isWhole(step.before) &&
  isWhole(step.after) &&
  !step.before.keyboard &&
  step.before.activity === step.after.activity &&
  step.before.fingerprint === step.after.fingerprint &&
  step.signals.length === 0 &&
  step.log.length === 0;

/** BACK, twice in a row, with nothing open that it could close first. */
export const trap: Oracle = {
  name: "trap",
  check(trace) {
    const tail = trace.steps.slice(-needed);
    const screen = tail.at(-1)?.after ?? null;
    if (tail.length < needed || screen === null || screen.package !== trace.app) return [];
    if (!tail.every((step) => pressesBack(step) && staysPut(step)) || !fillsScreen(screen)) return [];
    const entered = trace.steps.findLast(({ before }) => before?.activity !== screen.activity);
    if (entered?.action.tool !== "tap" || entered.before?.package !== trace.app) return [];
    return [
      {
        oracle: "trap",
        kind: "navigation",
        severity: "medium",
        title: `BACK does not leave ${activityName(screen.activity)}`,
        expected: `BACK leads back to ${activityName(entered.before.activity)}, where it was opened (${entered.action.words}).`,
        actual: `After ${needed} presses of BACK the same screen stood there, and nothing had changed.`,
        signature: placeSignature("navigation", screen.activity, "trap"),
        element: null,
        signal: null,
        evidence: [`opened by ${entered.action.words}`, `${needed} times BACK: the same screen`],
        span: needed,
        stillPicture: false,
      },
    ];
  },
};
