/** Boxes and the tree around them, as the oracles of broken screens need them. */
import type { Bounds, Observation, ScreenElement } from "../../tools/evidence.ts";

export const widthOf = ({ left, right }: Bounds): number => Math.max(0, right - left);
export const heightOf = ({ top, bottom }: Bounds): number => Math.max(0, bottom - top);
export const areaOf = (box: Bounds): number => widthOf(box) * heightOf(box);

/** What two boxes have in common; of no area where they do not meet. */
export const common = (a: Bounds, b: Bounds): Bounds => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** The part of the smaller box that the other covers, 0 to 1. */
export function coveredShare(a: Bounds, b: Bounds): number {
  const smaller = Math.min(areaOf(a), areaOf(b));
  return smaller === 0 ? 0 : areaOf(common(a, b)) / smaller;
}

/** How much two boxes are the same, 0 to 1. */
export function sameness(a: Bounds, b: Bounds): number {
  const both = areaOf(common(a, b));
  const either = areaOf(a) + areaOf(b) - both;
  return either === 0 ? 0 : both / either;
}

/** Does `outer` hold all of `inner`? */
export const contains = (outer: Bounds, inner: Bounds): boolean =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;

/** Pixels for a size in dp. */
export const dp = (screen: Observation, size: number): number => (size * screen.density) / 160;

/** Positions of the elements around the one at `at`, the nearest first. */
export function around(elements: readonly ScreenElement[], at: number): readonly number[] {
  const found: number[] = [];
  for (let up = elements[at]?.parent ?? -1; up >= 0; up = elements[up]?.parent ?? -1) found.push(up);
  return found;
}

const scrolls = /RecyclerView|ListView|GridView|ScrollView|ViewPager|LazyColumn|LazyRow/;

const isMover = (element: ScreenElement | undefined): boolean =>
  element !== undefined && (element.scrollable || scrolls.test(element.className));

/** The nearest container around it whose content moves; -1 for none. */
export const moverAround = (elements: readonly ScreenElement[], at: number): number =>
  around(elements, at).find((up) => isMover(elements[up])) ?? -1;

/** Is it part of a web page? Those have rules of their own. */
export const isWeb = (elements: readonly ScreenElement[], at: number): boolean =>
  [at, ...around(elements, at)].some((up) => /WebView/.test(elements[up]?.className ?? ""));

/** Does its content move sideways? Told by its class, or by children that stand side by side. */
export function isSideways(elements: readonly ScreenElement[], mover: number): boolean {
  const className = elements[mover]?.className ?? "";
  if (/Horizontal|ViewPager|Carousel|LazyRow|TabLayout|Gallery/.test(className)) return true;
  const [first, second, ...rest] = elements.filter((element) => element.parent === mover);
  if (first === undefined || second === undefined || /Grid/.test(className)) return false;
  const beside = second.bounds.left >= first.bounds.right - 1;
  return beside && [second, ...rest].every((one) => one.bounds.top === first.bounds.top);
}

/** Does it lie at an edge of what moves around it, so that a part of it may be out of sight? */
export function isAtEdge(screen: Observation, at: number): boolean {
  const { elements } = screen;
  const box = elements[at]?.bounds;
  if (box === undefined) return false;
  const slack = dp(screen, 2);
  return around(elements, at).some((up) => {
    const mover = elements[up];
    if (mover === undefined || !isMover(mover)) return false;
    const frame = mover.bounds;
    return isSideways(elements, up)
      ? box.left <= frame.left + slack || box.right >= frame.right - slack
      : box.top <= frame.top + slack || box.bottom >= frame.bottom - slack;
  });
}

/**
 * The screen with the texts that Flutter and some web toolkits give as descriptions of plain views: to the user they are
 * texts like all others.
 */
export function withTexts(screen: Observation): Observation {
  const parents = new Set(screen.elements.map((element) => element.parent));
  const isDescribed = (element: ScreenElement, at: number): boolean =>
    element.text === "" &&
    element.desc !== "" &&
    element.className === "android.view.View" &&
    !element.clickable &&
    // Pictures have descriptions too.
    heightOf(element.bounds) < dp(screen, 96) &&
    !parents.has(at);
  const elements = screen.elements.map((element, at) =>
    isDescribed(element, at) ? { ...element, text: element.desc } : element,
  );
  return { ...screen, elements };
}

/** Where the branches of two elements part: the positions of the two children of their common ancestor. */
export function branches(
  elements: readonly ScreenElement[],
  a: number,
  b: number,
): { a: number; b: number } | null {
  const upA = [a, ...around(elements, a)];
  const upB = [b, ...around(elements, b)];
  // One is inside the other.
  if (upA.includes(b) || upB.includes(a)) return null;
  const meets = upA.find((up) => upB.includes(up)) ?? -1;
  const below = (path: readonly number[]): number => path[path.indexOf(meets) - 1] ?? path.at(-1) ?? -1;
  return { a: below(upA), b: below(upB) };
}
