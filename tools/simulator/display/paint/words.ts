/** Lines of text on the canvas. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { TextStyle } from "../element.ts";
import { familiesOf, hasRightToLeft, runsOf } from "../text/runs.ts";
import { missingWidth, widthOf } from "../text/measure.ts";
import { placeLines, type WordsPlace } from "../text/lines.ts";
import type { Line, Paragraph } from "../text/wrap.ts";
import { drawEmoji } from "./emoji.ts";

/** Draw a paragraph. */
export function drawWords(ctx: SKRSContext2D, paragraph: Paragraph, style: TextStyle, at: WordsPlace): void {
  ctx.fillStyle = style.color;
  for (const { line, x, baseline } of placeLines(paragraph, style, at)) {
    drawLine(ctx, line, style, x, baseline);
    if (style.strike) {
      ctx.fillRect(
        x,
        Math.round(baseline - style.size * 0.3),
        line.width,
        Math.max(1, Math.round(style.size / 14)),
      );
    }
  }
}

/** Draw one line with its baseline at a point. */
export function drawLine(
  ctx: SKRSContext2D,
  line: Line,
  style: Pick<TextStyle, "size" | "weight" | "color">,
  x: number,
  y: number,
): void {
  const { size, weight } = style;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  if (hasRightToLeft(line.text)) {
    ctx.font = `${String(size)}px ${familiesOf(line.text, weight)}`;
    // The whole line goes to Skia, which puts its parts in order.
    ctx.direction = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(line.text) ? "rtl" : "ltr";
    ctx.fillText(line.text, x, y);
    ctx.direction = "ltr";
    return;
  }
  let left = x;
  for (const run of runsOf(line.text, weight)) {
    if (run.family === undefined) {
      drawEmoji(ctx, run.text, left, y, size, style.color);
      ctx.fillStyle = style.color;
      left += missingWidth * size;
    } else {
      ctx.font = `${String(size)}px "${run.family}"`;
      ctx.fillText(run.text, left, y);
      left += widthOf(run.text, size, weight);
    }
  }
}
