/** Texts that lie over each other. */
import type { Bounds, Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import {
  areaOf,
  branches,
  common,
  contains,
  coveredShare,
  heightOf,
  isWeb,
  moverAround,
  sameness,
  widthOf,
  withTexts,
} from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Part of the smaller text that must lie under the other. */
const least = 0.2;
/** Boxes that are as good as the same. */
const same = 0.85;
/** A text that fills less of its box than this may stand anywhere in it. */
const fills = 0.6;
/** Width of a letter in heights of the letter: Latin, and the square scripts of East Asia. */
const narrow = 0.5;
const wide = 0.95;
const square = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** How wide a text is, in pixels, if it fills the height of its box with one or several lines. */
function inkWidth(text: string, box: Bounds): number {
  const ems = Array.from(text).reduce((sum, letter) => sum + (square.test(letter) ? wide : narrow), 0);
  const em = Math.min(heightOf(box) / 1.25, Math.sqrt((widthOf(box) * heightOf(box)) / (1.25 * ems)));
  return Math.min(widthOf(box), ems * em);
}

/** A text stands at the left, in the middle or at the right of its box. */
function places(element: ScreenElement): readonly Bounds[] {
  const { bounds: box, text } = element;
  const width = inkWidth(text, box);
  if (width >= widthOf(box) * fills) return [box];
  const slack = widthOf(box) - width;
  return [0, slack / 2, slack].map((from) => ({
    ...box,
    left: box.left + from,
    right: box.left + from + width,
  }));
}

/** Do they lie over each other, wherever they stand in their boxes? */
const surely = (a: ScreenElement, b: ScreenElement): boolean =>
  sameness(a.bounds, b.bounds) >= same ||
  places(a).every((one) => places(b).every((other) => coveredShare(one, other) > least));

function isShown(screen: Observation, at: number): boolean {
  const element = screen.elements[at];
  return (
    element !== undefined &&
    element.text.trim() !== "" &&
    // The name of a field stands in it or above it.
    !element.editable &&
    element.package === screen.package &&
    areaOf(element.bounds) > 0 &&
    !isWeb(screen.elements, at)
  );
}

/** What is drawn later may lie over all of the other on a ground of its own: a drawer, a sheet, a bar. */
function isPanel(screen: Observation, branch: number, leaf: number, covered: ScreenElement): boolean {
  const panel = screen.elements[branch];
  return branch !== leaf && panel !== undefined && contains(panel.bounds, covered.bounds);
}

/** Pairs of texts that lie over each other, by position. */
function overlaps(screen: Observation): readonly (readonly [number, number])[] {
  const { elements } = screen;
  const shown = elements.flatMap((_, at) => (isShown(screen, at) ? [at] : []));
  const found: (readonly [number, number])[] = [];
  for (const [index, a] of shown.entries()) {
    for (const b of shown.slice(index + 1)) {
      const [one, other] = [elements[a], elements[b]];
      if (one === undefined || other === undefined) continue;
      if (coveredShare(one.bounds, other.bounds) <= least) continue;
      const apart = branches(elements, a, b);
      if (apart === null || moverAround(elements, a) !== moverAround(elements, b)) continue;
      if (isPanel(screen, apart.b, b, one) || isPanel(screen, apart.a, a, other) || !surely(one, other))
        continue;
      found.push([a, b]);
    }
  }
  return found;
}

/** Two texts of one layout, each drawn over the other, on a screen at rest. */
export const overlap: Oracle = {
  name: "overlap",
  check(trace) {
    const seen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(seen) || seen.package !== trace.app) return [];
    const screen = withTexts(seen);
    const found = new Map<string, Candidate>();
    for (const [a, b] of overlaps(screen)) {
      const [one, other] = [screen.elements[a], screen.elements[b]];
      if (one === undefined || other === undefined) continue;
      const keys = [elementKey(one), elementKey(other)].sort().join(" ");
      const named = one.resourceId !== "" || other.resourceId !== "";
      const signature = placeSignature("overlap", screen.activity, named ? keys : "");
      if (found.has(signature)) continue;
      const share = Math.round(100 * coveredShare(one.bounds, other.bounds));
      found.set(signature, {
        oracle: "overlap",
        kind: "display",
        severity: "medium",
        title: `Texts lie over each other on ${activityName(screen.activity)}`,
        expected: "Each text has a place of its own.",
        actual: `"${other.text.slice(0, 60)}" lies over "${one.text.slice(0, 60)}".`,
        signature,
        element: other,
        signal: null,
        evidence: [
          `${one.resourceId} "${one.text.slice(0, 60)}" and ${other.resourceId} "${other.text.slice(0, 60)}" share ${share}% of the smaller one`,
          `both are drawn at ${JSON.stringify(common(one.bounds, other.bounds))}`,
        ],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      });
    }
    return [...found.values()].slice(0, 2);
  },
};
