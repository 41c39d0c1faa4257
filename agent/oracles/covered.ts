/** Controls that cannot be touched: another one lies over their middle. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import {
  areaOf,
  around,
  branches,
  coveredShare,
  dp,
  isWeb,
  sameness,
  widthOf,
  heightOf,
} from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** What covers more of the screen than this is a drawer, a sheet or what is behind a dialog: by right. */
const modal = 0.35;
/** Part of a control that must be covered. */
const least = 0.5;
/** Boxes that are as good as the same: a frame around a card that does the same thing. */
const same = 0.9;

/** Messages that go away by themselves lie over what is at the bottom, by right. */
const passing = /snack|toast/i;

function passes(screen: Observation, at: number): boolean {
  return [at, ...around(screen.elements, at)].some((up) => {
    const { resourceId = "", className = "" } = screen.elements[up] ?? {};
    return passing.test(resourceId) || passing.test(className);
  });
}

/** The nearest container around it that can be scrolled as it stands; -1 for none. */
const scrollerAround = (elements: readonly ScreenElement[], at: number): number =>
  around(elements, at).find((up) => elements[up]?.scrollable === true) ?? -1;

/** Is the middle of `under` inside `over`? A finger goes there. */
function hidesMiddle(under: ScreenElement, over: ScreenElement): boolean {
  const x = (under.bounds.left + under.bounds.right) / 2;
  const y = (under.bounds.top + under.bounds.bottom) / 2;
  const { left, top, right, bottom } = over.bounds;
  return x >= left && x < right && y >= top && y < bottom;
}

const isControl = (screen: Observation, at: number): boolean => {
  const element = screen.elements[at];
  return (
    element !== undefined &&
    element.clickable &&
    element.enabled &&
    element.package === screen.package &&
    areaOf(element.bounds) > 0 &&
    !isWeb(screen.elements, at)
  );
};

/** The control that takes the touches of the one at `under`; null when it gets its own. */
function coverOf(screen: Observation, under: number, controls: readonly number[]): ScreenElement | null {
  const { elements, width, height } = screen;
  const element = elements[under];
  if (element === undefined) return null;
  for (const over of controls) {
    const other = elements[over];
    if (over <= under || other === undefined || !hidesMiddle(element, other)) continue;
    const apart = branches(elements, under, over);
    // What scrolls can be brought out from under what does not.
    if (passes(screen, over)) continue;
    if (apart === null || scrollerAround(elements, under) !== scrollerAround(elements, over)) continue;
    const panel = elements[apart.b]?.bounds ?? other.bounds;
    if (areaOf(other.bounds) > modal * width * height || areaOf(panel) > modal * width * height) continue;
    if (coveredShare(element.bounds, other.bounds) < least) continue;
    // A cross in the corner of a chip is smaller than what it lies on.
    if (areaOf(other.bounds) < areaOf(element.bounds) * least) continue;
    if (sameness(element.bounds, other.bounds) < same) return other;
  }
  return null;
}

/** An enabled control of which another one takes the touches. */
export const covered: Oracle = {
  name: "covered",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(screen) || screen.package !== trace.app) return [];
    const controls = screen.elements.flatMap((_, at) => (isControl(screen, at) ? [at] : []));
    return controls
      .flatMap((at): Candidate[] => {
        const element = screen.elements[at];
        const cover = coverOf(screen, at, controls);
        if (element === undefined || cover === null) return [];
        const tooSmall = Math.min(widthOf(element.bounds), heightOf(element.bounds)) < dp(screen, 8);
        if (tooSmall) return [];
        return [
          {
            oracle: "covered",
            kind: "display",
            severity: "high",
            title: `"${element.label}" is covered on ${activityName(screen.activity)}`,
            expected: "A control that is shown can be touched.",
            actual: `"${cover.label.slice(0, 60)}" lies over "${element.label.slice(0, 60)}" and takes its touches.`,
            signature: placeSignature("covered", screen.activity, elementKey(element)),
            element,
            signal: null,
            evidence: [`${elementKey(element)} is under ${elementKey(cover)}, which is drawn later`],
            span: 1,
            stillPicture: false,
            shownOn: "after",
          },
        ];
      })
      .slice(0, 2);
  },
};
