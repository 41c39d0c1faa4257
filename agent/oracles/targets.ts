/** Controls that are too small for a finger. */
import type { Observation } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { areaOf, around, contains, dp, heightOf, isAtEdge, isWeb, widthOf } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/**
 * In dp. Android asks for 48, and 42 of 49 dumps of real apps have a control below that: only what nobody takes for a
 * matter of taste is reported. 32 is what Google's test framework still lets pass at the edge of a screen. Links and chips
 * are low and long; what is reported is small in both directions.
 */
const smallest = 32;
const usual = 44;

function isTooSmall(screen: Observation, at: number): boolean {
  const { elements, width, height } = screen;
  const element = elements[at];
  if (element === undefined || !element.clickable || !element.enabled || element.package !== screen.package)
    return false;
  const { bounds } = element;
  if (areaOf(bounds) === 0 || isWeb(elements, at) || isAtEdge(screen, at)) return false;
  // A part of it may be outside.
  if (bounds.left <= 0 || bounds.top <= 0 || bounds.right >= width || bounds.bottom >= height) return false;
  // Fields are as high as their text; what surrounds them takes the finger.
  if (element.editable) return false;
  const sides = [widthOf(bounds), heightOf(bounds)];
  if (Math.min(...sides) >= dp(screen, smallest) || Math.max(...sides) >= dp(screen, usual)) return false;
  // What can be tapped around it does the same, as far as a dump can tell.
  return around(elements, at).every((up) => {
    const outer = elements[up];
    return outer?.clickable !== true || !contains(outer.bounds, bounds);
  });
}

/** Controls of which a side is far below what a finger can hit, one report for each kind of them. */
export const targets: Oracle = {
  name: "targets",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(screen) || screen.package !== trace.app) return [];
    const found = new Map<string, Candidate>();
    screen.elements.forEach((element, at) => {
      if (!isTooSmall(screen, at)) return;
      const across = Math.round((widthOf(element.bounds) * 160) / screen.density);
      const down = Math.round((heightOf(element.bounds) * 160) / screen.density);
      const name = element.label === "" ? elementKey(element) : `"${element.label.slice(0, 40)}"`;
      const signature = placeSignature(
        "small target",
        screen.activity,
        element.resourceId === "" ? `${element.role}@${element.depth}` : elementKey(element),
      );
      if (found.has(signature)) return;
      found.set(signature, {
        oracle: "targets",
        kind: "accessibility",
        severity: "low",
        title: `${name} is too small to tap on ${activityName(screen.activity)}`,
        expected: `What can be tapped is 48 dp in both directions, and never below ${smallest}.`,
        actual: `${name} is ${across} by ${down} dp.`,
        signature,
        element,
        signal: null,
        evidence: [`${element.resourceId} is ${across} by ${down} dp at ${screen.density} dpi`],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      });
    });
    return [...found.values()];
  },
};
