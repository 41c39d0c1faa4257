/** Finding what a ref means on the screen now, and a point of it that a finger reaches. */
import { ActionableError } from "../actionable-error.ts";
import type { Point } from "../device/commands/input.ts";
import type { Bounds, ScreenElement } from "../evidence.ts";
import { isEmpty } from "../screen/hierarchy.ts";
import { roleWord } from "../screen/roles.ts";
import type { DeviceSession } from "./session.ts";

/** The element on the current screen, looking at the screen first when nobody has yet. */
export async function findTarget(
  session: DeviceSession,
  ref: string,
  signal: AbortSignal,
): Promise<ScreenElement> {
  const view = session.view ?? (await session.act("", signal)).view;
  const element = view.observation.elements.find((candidate) => candidate.ref === ref && ref !== "");
  if (element) return element;
  throw session.refs.knows(ref)
    ? new ActionableError(
        "ref-gone",
        `${ref} is not on the screen now.`,
        "Take a ref from the last answer, swipe to bring the element back, or call dump_ui.",
      )
    : new ActionableError(
        "ref-gone",
        `There is no element "${ref.slice(0, 40)}".`,
        'Refs look like "e12": take one from the last answer or call dump_ui.',
      );
}

/** `e12 button "Add to cart"` */
export function targetWords(element: ScreenElement): string {
  const label = element.label === "" ? "" : ` "${element.label.slice(0, 60)}"`;
  return `${element.ref} ${roleWord(element)}${label}${element.enabled ? "" : " (disabled)"}`;
}

/**
 * A point of the element where nothing else takes the touch: its middle, else another part of it. Refuses when it is out of
 * sight or wholly covered, naming what covers it.
 */
export function touchPoint(session: DeviceSession, element: ScreenElement): Point {
  const elements = session.view?.observation.elements ?? [];
  const { width, height } = session.view?.observation ?? { width: 0, height: 0 };
  const box = clip(element.bounds, width, height);
  if (isEmpty(box)) {
    throw new ActionableError(
      "refused",
      `${element.ref} is outside the visible part of the screen.`,
      "Swipe to bring it into view, then use its ref again.",
    );
  }
  const position = elements.indexOf(element);
  let cover: ScreenElement | undefined;
  for (const point of candidates(box)) {
    const taker = topmost(elements, position, point);
    if (taker === undefined) return point;
    cover ??= taker;
  }
  if (cover && isInside(elements, elements.indexOf(cover), position)) return middle(box);
  throw new ActionableError(
    "refused",
    `${element.ref} is covered by ${cover?.ref} ${cover ? roleWord(cover) : ""} "${cover?.label ?? ""}".`,
    "Close or move what covers it first, or swipe.",
  );
}

/** What would take a touch here instead of the element: something later in the tree that is not around it. */
function topmost(
  elements: readonly ScreenElement[],
  position: number,
  point: Point,
): ScreenElement | undefined {
  return elements.findLast(
    (other, at) =>
      at > position &&
      (other.clickable || other.editable || other.checkable) &&
      other.enabled &&
      contains(other.bounds, point),
  );
}

function isInside(elements: readonly ScreenElement[], position: number, ancestor: number): boolean {
  for (let at = position; at >= 0; at = elements[at]?.parent ?? -1) if (at === ancestor) return true;
  return false;
}

function candidates(box: Bounds): Point[] {
  const across = [0.5, 0.2, 0.8];
  const points = across.flatMap((y) => across.map((x) => ({ x, y })));
  return points.map(({ x, y }) => ({
    x: Math.min(box.right - 1, Math.round(box.left + (box.right - box.left) * x)),
    y: Math.min(box.bottom - 1, Math.round(box.top + (box.bottom - box.top) * y)),
  }));
}

function middle(box: Bounds): Point {
  return { x: Math.round((box.left + box.right) / 2), y: Math.round((box.top + box.bottom) / 2) };
}

function clip(box: Bounds, width: number, height: number): Bounds {
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(width, box.right),
    bottom: Math.min(height, box.bottom),
  };
}

function contains(box: Bounds, { x, y }: Point): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
