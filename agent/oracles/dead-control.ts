/** Controls that do nothing: a tap changes neither the tree nor the windows, the log, the process or the pixels. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { searches, submits } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import { titlesOn } from "../rows.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { isWhole } from "./state.ts";
import { elementKey, placeSignature } from "./signature.ts";

/** Taps without any effect that are needed. */
const needed = 2;

/** Surfaces that change without their tree. */
const surface =
  /SurfaceView|TextureView|VideoView|MapView|WebView|GLSurface|SeekBar|RatingBar|ViewPager|ScrollView|RecyclerView|ListView/;

/** Nothing that the device can tell came of this tap. */
function nothingCame(step: TraceStep): boolean {
  const { before, after } = step;
  return (
    step.action.tool === "tap" &&
    step.error === "" &&
    isWhole(before) &&
    isWhole(after) &&
    before.fingerprint === after.fingerprint &&
    before.activity === after.activity &&
    before.window === after.window &&
    before.keyboard === after.keyboard &&
    JSON.stringify(before.pids) === JSON.stringify(after.pids) &&
    step.signals.length === 0 &&
    step.log.length === 0
  );
}

/** Being there already is not being dead: chosen tabs and radio buttons, a control of a group with one chosen. */
function restsByRight(step: TraceStep, target: ScreenElement): boolean {
  if (!target.enabled || target.selected || target.editable || surface.test(target.className)) return true;
  if (target.checkable && target.checked) return true;
  if (asksForWords(step, target)) return true;
  const inside = (step.before?.elements ?? []).filter((element) => isInside(element, target, step));
  // A bar around buttons only keeps touches from what is below it.
  return inside.some(
    (element) => element.selected || element.checkable || element.editable || element.clickable,
  );
}

/** Sends or looks for what stands in a field: while the field is empty there is nothing to send. */
const asksForWords = (step: TraceStep, target: ScreenElement): boolean =>
  (searches.test(saidOf(target)) || submits.test(saidOf(target))) &&
  (step.before?.elements ?? []).some(
    (element) => element.editable && (element.text === "" || element.text === element.hint),
  );

/** Has this screen shown different lists for different words? Then to look for the same once more shows the same. */
const hasFound = (steps: readonly TraceStep[], activity: string): boolean =>
  new Set(
    steps.flatMap(({ after }) =>
      after?.activity === activity && after.elements.some(({ editable }) => editable)
        ? [titlesOn(after).join("\n")]
        : [],
    ),
  ).size > 1;

const saidOf = (element: ScreenElement): string => `${element.text} ${element.desc} ${element.label}`;

function isInside(element: ScreenElement, target: ScreenElement, step: TraceStep): boolean {
  const elements = step.before?.elements ?? [];
  for (let at = element.parent; at >= 0; at = elements[at]?.parent ?? -1)
    if (elements[at]?.ref === target.ref) return true;
  return false;
}

/** An enabled control on which taps have no effect, each time that it was tried. */
export const deadControl: Oracle = {
  name: "dead-control",
  check(trace) {
    const last = trace.steps.at(-1);
    const target = last?.target ?? null;
    if (last === undefined || target === null || last.before === null || !nothingCame(last)) return [];
    if (last.before.package !== trace.app || restsByRight(last, target)) return [];
    const activity = last.before.activity;
    if (searches.test(saidOf(target)) && hasFound(trace.steps, activity)) return [];
    const key = elementKey(target);
    if (key === "") return [];
    const tries = trace.steps.filter(
      (step) =>
        step.action.tool === "tap" &&
        step.target !== null &&
        step.before?.activity === activity &&
        elementKey(step.target) === key,
    );
    if (tries.length < needed || !tries.every((step) => nothingCame(step))) return [];
    return [
      {
        oracle: "dead-control",
        kind: "dead-control",
        severity: "medium",
        title: `"${target.label}" does nothing on ${activityName(activity)}`,
        expected: "An enabled control does something that can be seen.",
        actual: `${tries.length} taps changed nothing: not the screen, the windows, the log or the process.`,
        signature: placeSignature("dead-control", activity, key),
        element: target,
        signal: null,
        evidence: [
          `tapped ${tries.length} times`,
          "screen, windows, keyboard, processes and log stayed the same",
        ],
        span: needed,
        stillPicture: true,
      },
    ];
  },
};
