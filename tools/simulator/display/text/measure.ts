/** Widths of text, measured by Skia once and kept: fonts are not hinted, so that a width scales with the size. */
import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Weight } from "./fonts.ts";
import { familiesOf, hasRightToLeft, runsOf } from "./runs.ts";

const unit = 100;
const limit = 20_000;
const widths: Record<Weight, Map<string, number>> = { 400: new Map(), 500: new Map(), 700: new Map() };
let context: SKRSContext2D | undefined;

/** A character that no font has takes one square of its size. */
export const missingWidth = 1.15;

/** Pixels that a piece of one line takes at a size. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const cache = widths[weight];
  let width = cache.get(text);
  if (width === undefined) {
    width = measure(text, weight);
    if (cache.size > limit) cache.clear();
    cache.set(text, width);
  }
  return width * size;
}

function measure(text: string, weight: Weight): number {
  context ??= createCanvas(8, 8).getContext("2d");
  if (hasRightToLeft(text)) {
    context.font = `${String(unit)}px ${familiesOf(text, weight)}`;
    return context.measureText(text).width / unit;
  }
  let width = 0;
  for (const run of runsOf(text, weight)) {
    if (run.family === undefined) {
      width += missingWidth;
    } else {
      context.font = `${String(unit)}px "${run.family}"`;
      width += context.measureText(run.text).width / unit;
    }
  }
  return width;
}
