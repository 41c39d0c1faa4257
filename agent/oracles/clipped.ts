/** Texts that large fonts cut off: the letters grew, and their box did not. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { conditionOf } from "../conditions.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { dp, heightOf, isAtEdge, isWeb, withTexts } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Font scales from here on are large. */
const large = 1.3;
/** A box that grew less than this part of the way is held; most others must have grown more. */
const held = 0.4;
/** Share of the lower edge on which letters lie when they are cut there. */
const cutFrom = 0.04;
/** The other edge is free then: what lies on both is a background. */
const freeBelow = 0.02;

const isText = (element: ScreenElement): boolean =>
  element.text.trim() !== "" && !element.editable && !element.clickable;

const nameOf = (element: ScreenElement): string =>
  `${element.resourceId} ${element.className} ${element.text}`;

/** How much higher each text has become, by its position after. */
function growth(before: Observation, after: Observation): ReadonlyMap<number, number> {
  const heights = new Map<string, number>();
  for (const element of before.elements)
    if (isText(element) && !heights.has(nameOf(element)))
      heights.set(nameOf(element), heightOf(element.bounds));
  const found = new Map<number, number>();
  after.elements.forEach((element, at) => {
    const was = isText(element) ? heights.get(nameOf(element)) : undefined;
    if (was !== undefined && was > 0) found.set(at, heightOf(element.bounds) / was);
  });
  return found;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;

/** Texts of which a large font shows a part only, right after it was set. */
export const clipped: Oracle = {
  name: "clipped",
  underStress: true,
  check(trace) {
    const step = trace.steps.at(-1);
    const set = step === undefined ? null : conditionOf(step);
    if (step === undefined || set?.condition !== "font_scale" || Number(set.value) < large) return [];
    const looks = step.looks ?? null;
    if (!isWhole(step.before) || !isWhole(step.after) || looks === null) return [];
    if (step.before.activity !== step.after.activity || step.after.package !== trace.app) return [];
    const after = withTexts(step.after);
    const grown = growth(withTexts(step.before), after);
    const enough = 1 + held * (Number(set.value) - 1);
    // An app that does not follow the font scale at all cuts nothing.
    if (middle([...grown.values()]) < enough) return [];
    const found = new Map<string, Candidate>();
    for (const [at, ratio] of grown) {
      const element = after.elements[at];
      const look = looks[at] ?? null;
      if (element === undefined || look === null || ratio >= enough) continue;
      if (isWeb(after.elements, at) || isAtEdge(after, at)) continue;
      // Below it is nothing of the screen: what is there can be cut by the screen's end.
      if (element.bounds.bottom >= after.height - dp(after, 32)) continue;
      const { top, bottom } = look.edges;
      const cut = (bottom >= cutFrom && top < freeBelow) || (top >= cutFrom && bottom < freeBelow);
      if (!cut) continue;
      const signature = placeSignature("clipped", after.activity, elementKey(element));
      if (found.has(signature)) continue;
      found.set(signature, {
        oracle: "clipped",
        kind: "display",
        severity: "medium",
        title: `"${element.text.slice(0, 40)}" is cut off with large fonts on ${activityName(after.activity)}`,
        expected: "A text grows with the font, and its place with it, or it ends in an ellipsis.",
        actual: `With a font scale of ${set.value} "${element.text.slice(0, 60)}" keeps its height and loses a part of its letters.`,
        signature,
        element,
        signal: null,
        evidence: [
          `${element.resourceId} is ${heightOf(element.bounds)} pixels high, ${ratio.toFixed(2)} times what it was; other texts grew ${middle([...grown.values()]).toFixed(2)} times`,
          `letters lie on ${Math.round(Math.max(top, bottom) * 100)}% of its edge`,
        ],
        span: 1,
        stillPicture: false,
        picture: "last",
        shownOn: "after",
      });
    }
    return [...found.values()].slice(0, 3);
  },
};
