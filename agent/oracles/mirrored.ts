/** Rows that stay as they are where all else is mirrored for people who write from right to left. */
import type { Bounds, Observation, ScreenElement } from "../../tools/evidence.ts";
import { conditionOf } from "../conditions.ts";
import { activityName } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { areaOf, isSideways, isWeb, moverAround } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

const rightToLeft = /^(?:ar|he|iw|fa|ur)\b/;

/** Parts of the screen's width: what is further from the middle than this stands at a side, and a place may differ by so much. */
const aside = 0.08;
const slack = 0.02;
/** Part of what stands at a side that must be mirrored, and how many there must be at least. */
const most = 0.5;
const atLeast = 3;

/** What has a left and a right of its own, whatever the language: playing, writing numbers, maps. */
const exempt = /MediaController|SeekBar|VideoView|MapView|TextClock|NumberPicker|Chronometer/;

interface Pair {
  readonly was: ScreenElement;
  readonly is: ScreenElement;
}

/** The first element of each kind on a screen. */
function firsts(screen: Observation): ReadonlyMap<string, ScreenElement> {
  const { elements } = screen;
  const found = new Map<string, ScreenElement>();
  elements.forEach((element, at) => {
    const mover = moverAround(elements, at);
    const shows = element.text !== "" || element.desc !== "" || /Image|Button/.test(element.className);
    if (!shows || element.package !== screen.package || areaOf(element.bounds) === 0) return;
    if (exempt.test(element.className) || isWeb(elements, at)) return;
    if (mover !== -1 && isSideways(elements, mover)) return;
    // Without an id, elements of lists cannot be told apart.
    const bare = mover === -1 ? `${element.className}@${at}` : "";
    const name = element.resourceId === "" ? bare : element.resourceId;
    if (name !== "" && !found.has(name)) found.set(name, element);
  });
  return found;
}

/** The same kinds of elements before and after. */
function pairs(before: Observation, after: Observation): readonly Pair[] {
  const later = firsts(after);
  return [...firsts(before)].flatMap(([name, was]) => {
    const is = later.get(name);
    return is === undefined ? [] : [{ was, is }];
  });
}

function placeOf({ was, is }: Pair, width: number): "mirrored" | "same" | "unclear" {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= slack * width;
  const flipped: Bounds = { ...was.bounds, left: width - was.bounds.right, right: width - was.bounds.left };
  // What is in the middle, or goes from side to side, is the same in a mirror.
  if (Math.abs(was.bounds.left - flipped.left) < aside * width) return "unclear";
  const now = is.bounds;
  if (near(now.left, flipped.left) || near(now.right, flipped.right)) return "mirrored";
  return near(now.left, was.bounds.left) && near(now.right, was.bounds.right) ? "same" : "unclear";
}

/** Pictures and controls at the side where they were, on a screen that is mirrored otherwise. */
export const mirrored: Oracle = {
  name: "mirrored",
  underStress: true,
  check(trace) {
    const step = trace.steps.at(-1);
    const set = step === undefined ? null : conditionOf(step);
    if (step === undefined || set?.condition !== "locale" || !rightToLeft.test(set.value)) return [];
    const { before, after } = step;
    if (!isWhole(before) || !isWhole(after) || after.package !== trace.app) return [];
    if (before.activity !== after.activity || before.width !== after.width) return [];
    const placed = pairs(before, after).map((pair) => ({ pair, place: placeOf(pair, after.width) }));
    const same = placed.filter(({ place }) => place === "same").map(({ pair }) => pair);
    const turned = placed.filter(({ place }) => place === "mirrored");
    const share = turned.length / (turned.length + same.length);
    if (turned.length < atLeast || share < most) return [];
    const [first] = same.filter(({ is }) => /Image|Button/.test(is.className) || is.clickable);
    if (first === undefined) return [];
    const name = elementKey(first.is);
    return [
      {
        oracle: "mirrored",
        kind: "translation",
        severity: "medium",
        title: `${name} is not mirrored from right to left on ${activityName(after.activity)}`,
        expected: "In a language that is written from right to left, rows begin at the right.",
        actual: `${name} stays at the same side, while ${turned.length} other parts of the screen changed theirs.`,
        signature: placeSignature("not mirrored", after.activity, ""),
        element: first.is,
        signal: null,
        evidence: same.map(
          ({ was, is }) =>
            `${is.resourceId} from ${was.bounds.left} to ${was.bounds.right}, and in ${set.value} from ${is.bounds.left} to ${is.bounds.right}`,
        ),
        span: 1,
        stillPicture: false,
        shownOn: "after",
      },
    ];
  },
};
