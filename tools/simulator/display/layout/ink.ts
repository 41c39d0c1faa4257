/** Whether the words of a view are in sight, or only the rim of its box. */
import type { Box, Rect } from "../scene.ts";
import { placeLines } from "../text/lines.ts";
import { intersect } from "./rect.ts";
import { isPainting, wordsPlace } from "./place.ts";

/**
 * False when a view has words and scrolling has cut off all of them. Its dump would claim a text that the picture does not
 * show.
 */
export function showsItsWords(box: Box): boolean {
  const { visible, rect } = box;
  if (box.text === "" || visible === null || isSame(visible, rect)) return true;
  const lines = inkOf(box);
  return lines.length === 0 || lines.some((line) => isSeen(line, visible));
}

function isSame(a: Rect, b: Rect): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}

interface Ink {
  readonly rect: Rect;
  readonly size: number;
}

function isSeen({ rect, size }: Ink, visible: Rect): boolean {
  const seen = intersect(rect, visible);
  return seen !== null && seen.right - seen.left >= size * 0.3 && seen.bottom - seen.top >= size * 0.2;
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
