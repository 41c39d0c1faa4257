/** A box and what is in it, on the canvas. */
import type { Look } from "../element.ts";
import { isPainting, type Painting, wordsPlace } from "../layout/place.ts";
import type { Box, Rect } from "../scene.ts";
import { drawDrawing } from "./controls.ts";
import { inset, type Pen, roundRect, sizeOf } from "./pen.ts";
import { drawWords } from "./words.ts";

/** Draw a box, then its children, later ones over earlier ones. */
export function drawBox(pen: Pen, box: Box): void {
  const painting = box.paint;
  if (!isPainting(painting) || painting.invisible) return;
  const { ctx } = pen;
  const { look } = painting;
  const clips = look.clips !== false;
  if (box.visible === null && clips) return;
  const alpha = ctx.globalAlpha;
  if (look.opacity !== undefined) ctx.globalAlpha = alpha * Math.min(1, Math.max(0, look.opacity));
  drawGround(pen, look, box.rect);
  if (look.drawing !== undefined) drawDrawing(pen, look.drawing, box.rect, look.corner ?? 0, painting.rtl);
  const cut = clips && overflows(box, painting);
  if (cut) {
    ctx.save();
    roundRect(ctx, box.rect, look.corner ?? 0, look.topCornersOnly === true);
    ctx.clip();
  }
  if (painting.words !== undefined) {
    const { paragraph, style } = painting.words;
    drawWords(ctx, paragraph, style, wordsPlace(box, painting));
  }
  for (const child of box.children) drawBox(pen, child);
  if (cut) ctx.restore();
  if (look.border !== undefined) drawBorder(pen, look, box.rect);
  ctx.globalAlpha = alpha;
}

function drawGround({ ctx, dp, night }: Pen, look: Look, rect: Rect): void {
  const { background, elevation = 0, corner = 0 } = look;
  if (background === undefined || background === "transparent") return;
  ctx.fillStyle = background;
  roundRect(ctx, rect, corner, look.topCornersOnly === true);
  if (elevation > 0) {
    // A key light from above and a soft one all around, as Android's renderer has.
    ctx.shadowColor = `rgba(0, 0, 0, ${night ? "0.5" : "0.2"})`;
    ctx.shadowBlur = elevation * 1.6 * dp;
    ctx.shadowOffsetY = elevation * 0.6 * dp;
    ctx.fill();
    ctx.shadowColor = `rgba(0, 0, 0, ${night ? "0.3" : "0.1"})`;
    ctx.shadowBlur = elevation * 2.6 * dp;
    ctx.shadowOffsetY = 0;
    ctx.fill();
    ctx.shadowColor = "rgba(0, 0, 0, 0)";
    ctx.shadowBlur = 0;
    return;
  }
  ctx.fill();
}

function drawBorder({ ctx, dp }: Pen, look: Look, rect: Rect): void {
  const width = look.borderWidth ?? Math.max(1, Math.round(dp));
  roundRect(
    ctx,
    inset(rect, width / 2),
    Math.max(0, (look.corner ?? 0) - width / 2),
    look.topCornersOnly === true,
  );
  ctx.strokeStyle = look.border ?? "transparent";
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Would anything be drawn outside of the box? Only then a clip is worth its cost. */
function overflows(box: Box, { look, words, content }: Painting): boolean {
  if (words !== undefined) {
    const { width, height } = sizeOf(content);
    return words.paragraph.width > width + 1 || words.paragraph.height > height + 1;
  }
  // Round corners cut what reaches into them.
  const air = Math.min(look.corner ?? 0, (box.rect.bottom - box.rect.top) / 2) * 0.3;
  const { left, top, right, bottom } = inset(box.rect, air);
  return box.children.some(
    ({ rect, visible }) =>
      visible !== null && (rect.left < left || rect.top < top || rect.right > right || rect.bottom > bottom),
  );
}
