/** Back symmetry: BACK from a screen leads to where it was opened. */
import { activityName } from "../screens.ts";
import type { Oracle, Trace, TraceStep } from "../trace.ts";
import { goesUp, submits } from "../lexicon.ts";
import { fillsScreen, isWhole } from "./state.ts";
import { placeSignature } from "./signature.ts";

/** BACK, or the arrow that leads up. */
const returns = (step: TraceStep): boolean =>
  (step.action.tool === "press_key" && step.action.arguments["key"] === "back") ||
  (step.action.tool === "tap" &&
    step.target !== null &&
    goesUp.test(`${step.target.desc} ${step.target.text}`));

/** One of several beside each other of which one is chosen. */
const isTab = ({ before, target }: TraceStep): boolean =>
  target?.selected === true ||
  (before?.elements.some((element) => element.selected && element.parent === target?.parent) ?? false);

/** The tap by which the screen that BACK left was opened, when nothing but that screen was seen since. */
function openedBy(trace: Trace, activity: string): { from: string; words: string } | null {
  for (let at = trace.steps.length - 2; at >= 0; at -= 1) {
    const step = trace.steps[at];
    if (step === undefined || step.after?.activity !== activity) return null;
    if (step.before !== null && step.before.activity !== activity && returns(step)) {
      // Back from a screen that was opened here: what counts is how this one was opened before that.
      const child = step.before.activity;
      const opened = trace.steps.findLastIndex(
        (one, where) => where < at && one.before?.activity === activity && one.after?.activity === child,
      );
      if (opened === -1 || trace.steps.slice(opened + 1, at).some((one) => one.after?.activity !== child))
        return null;
      at = opened;
      continue;
    }
    if (step.before?.activity === activity) {
      // Anything that may start or end activities unseen makes the stack unknown.
      if (
        step.action.tool === "interrupt" ||
        step.action.tool === "tap" ||
        step.action.tool === "type_text" ||
        step.action.tool === "swipe"
      )
        continue;
      return null;
    }
    if (step.action.tool !== "tap" || step.before === null || !fillsScreen(step.before)) return null;
    const said = step.target === null ? "" : `${step.target.text} ${step.target.desc}`;
    // A form that was sent, and a bar whose tabs replace each other, end the screen that they were on.
    if (submits.test(said) || isTab(step)) return null;
    return { from: step.before.activity, words: step.action.words };
  }
  return null;
}

/** Has BACK from another screen led to this one before? Then it stays on the stack. */
const staysOnStack = (trace: Trace, activity: string): boolean =>
  trace.steps
    .slice(0, -1)
    .some(
      (step) =>
        step.action.tool === "press_key" &&
        step.action.arguments["key"] === "back" &&
        step.after?.activity === activity &&
        step.before !== null &&
        step.before.package === trace.app &&
        step.before.activity !== activity,
    );

/** Has a tap on this screen opened that one before? Then it may lie below it on the stack. */
const everOpened = (trace: Trace, from: string, to: string): boolean =>
  trace.steps.some((step) => step.before?.activity === from && step.after?.activity === to);

/** BACK that leaves the app or leads to a third screen although the opener was on the stack. */
export const back: Oracle = {
  name: "back",
  check(trace) {
    const last = trace.steps.at(-1);
    const before = last?.before ?? null;
    const after = last?.after ?? null;
    if (
      last === undefined ||
      last.action.tool !== "press_key" ||
      last.action.arguments["key"] !== "back" ||
      last.error !== ""
    )
      return [];
    if (
      !isWhole(before) ||
      after === null ||
      before.package !== trace.app ||
      !fillsScreen(before) ||
      before.keyboard
    )
      return [];
    if (last.signals.some((signal) => signal.package === trace.app) || before.activity === after.activity)
      return [];
    const opener = openedBy(trace, before.activity);
    if (opener === null || opener.from === after.activity || opener.from === before.activity) return [];
    if (!staysOnStack(trace, opener.from) || everOpened(trace, after.activity, before.activity)) return [];
    const to = after.package === trace.app ? activityName(after.activity) : "outside of the app";
    return [
      {
        oracle: "back",
        kind: "navigation",
        severity: "medium",
        title: `BACK from ${activityName(before.activity)} leads astray`,
        expected: `BACK leads to ${activityName(opener.from)}, where it was opened (${opener.words}).`,
        actual: `BACK led to ${to}.`,
        signature: placeSignature("navigation", before.activity, "back"),
        element: null,
        signal: null,
        evidence: [`opened by ${opener.words} on ${activityName(opener.from)}`, `BACK led to ${to}`],
        span: 1,
        stillPicture: false,
      },
    ];
  },
};
