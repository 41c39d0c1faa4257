/** Whether the words of a view are in sight: a dump must not claim a text that the picture does not show. */
import { parseColor } from "../color.ts";
import { isPainting, wordsPlace } from "../layout/place.ts";
import { intersect } from "../layout/rect.ts";
import type { Box, Rect } from "../scene.ts";
import { placeLines } from "../text/lines.ts";

/** An opaque surface, with its turn in the order of drawing. */
interface Cover {
  readonly rect: Rect;
  readonly turn: number;
}

/** Tells whether any of a view's words can be seen: false when scrolling has cut them off or something lies over them. */
export function createSight(root: Box): (box: Box) => boolean {
  const covers: Cover[] = [];
  const lastTurns = new Map<Box, number>();
  let turn = 0;
  const walk = (box: Box, opaque: boolean): void => {
    turn += 1;
    const { paint, visible } = box;
    const solid = opaque && isPainting(paint) && (paint.look.opacity ?? 1) >= 1;
    if (visible !== null && isPainting(paint) && solid && isOpaque(paint.look.background))
      covers.push({ rect: visible, turn });
    for (const child of box.children) walk(child, solid);
    lastTurns.set(box, turn);
  };
  walk(root, true);
  return (box) => {
    const { visible } = box;
    if (box.text === "" || visible === null) return true;
    const last = lastTurns.get(box) ?? 0;
    const over = covers.filter((cover) => cover.turn > last && intersect(cover.rect, visible) !== null);
    if (over.length === 0 && isSame(visible, box.rect)) return true;
    const lines = inkOf(box);
    return lines.length === 0 || lines.some((line) => isSeen(line, visible, over));
  };
}

function isOpaque(background: string | undefined): boolean {
  return background !== undefined && parseColor(background)[3] >= 1;
}

function isSame(a: Rect, b: Rect): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}

interface Ink {
  readonly rect: Rect;
  readonly size: number;
}

function isSeen({ rect, size }: Ink, visible: Rect, covers: readonly Cover[]): boolean {
  const seen = intersect(rect, visible);
  if (seen === null || seen.right - seen.left < size * 0.3 || seen.bottom - seen.top < size * 0.2)
    return false;
  return !covers.some((cover) => isInside(seen, cover.rect));
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

/** The bodies of the letters, of the box and of the drawn parts in it. */
function inkOf(box: Box): readonly Ink[] {
  const { paint } = box;
  if (!isPainting(paint)) return [];
  const parts = box.children
    .filter((child) => isPainting(child.paint) && child.paint.semantics === "none")
    .flatMap(inkOf);
  if (paint.words === undefined) return parts;
  const { paragraph, style } = paint.words;
  const own = placeLines(paragraph, style, wordsPlace(box, paint)).map(({ line, x, baseline }) => ({
    // From the top of an "x" down to the baseline.
    rect: { left: x, right: x + line.width, top: baseline - style.size * 0.52, bottom: baseline },
    size: style.size,
  }));
  return [...own, ...parts];
}
