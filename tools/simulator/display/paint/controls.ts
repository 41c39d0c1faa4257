/** Controls as Material 3 draws them. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Drawing } from "../element.ts";
import type { Rect } from "../scene.ts";
import { drawIcon } from "./icons.ts";
import { inset, type Pen, roundRect, sizeOf } from "./pen.ts";
import { drawPicture } from "./pictures.ts";

/** Draw what is in a box besides background and words. */
export function drawDrawing(pen: Pen, drawing: Drawing, rect: Rect, corner: number, rtl: boolean): void {
  const { ctx, dp } = pen;
  const { width, height } = sizeOf(rect);
  const middle = { x: rect.left + width / 2, y: rect.top + height / 2 };
  switch (drawing.kind) {
    case "icon":
      drawIcon(
        ctx,
        drawing.name,
        middle.x - drawing.size / 2,
        middle.y - drawing.size / 2,
        drawing.size,
        drawing.color,
      );
      break;
    case "picture":
      drawPicture(pen, drawing.picture, rect, corner);
      break;
    case "checkbox":
      if (drawing.on) {
        fill(ctx, inset(rect, dp), 2 * dp, drawing.color);
        drawIcon(ctx, "check-bold", rect.left + 2 * dp, rect.top + 2 * dp, width - 4 * dp, drawing.mark);
      } else {
        stroke(ctx, inset(rect, 2 * dp), 2 * dp, drawing.outline, 2 * dp);
      }
      break;
    case "radio":
      circle(
        ctx,
        middle.x,
        middle.y,
        width / 2 - dp,
        undefined,
        drawing.on ? drawing.color : drawing.outline,
        2 * dp,
      );
      if (drawing.on) circle(ctx, middle.x, middle.y, width / 4, drawing.color, undefined, 0);
      break;
    case "switch":
      drawSwitch(pen, drawing, rect, rtl);
      break;
    case "slider":
      drawSlider(pen, drawing, rect, rtl);
      break;
    case "progress": {
      fill(ctx, rect, height / 2, drawing.track);
      const wide = width * drawing.fraction;
      const left = rtl ? rect.right - wide : rect.left;
      if (wide > 0) fill(ctx, { ...rect, left, right: left + wide }, height / 2, drawing.color);
      break;
    }
    case "busy": {
      const start = drawing.turn * 2 * Math.PI;
      ctx.beginPath();
      ctx.arc(middle.x, middle.y, Math.min(width, height) / 2 - 3 * dp, start, start + 1.5 * Math.PI);
      ctx.strokeStyle = drawing.color;
      ctx.lineWidth = Math.max(2, Math.min(width, height) / 10);
      ctx.lineCap = "round";
      ctx.stroke();
      break;
    }
    case "caret":
      fill(ctx, rect, 0, drawing.color);
      break;
    case "outline":
      drawOutline(pen, drawing, rect, rtl);
      break;
  }
}

function fill(ctx: SKRSContext2D, rect: Rect, radius: number, color: string): void {
  roundRect(ctx, rect, radius);
  ctx.fillStyle = color;
  ctx.fill();
}

function stroke(ctx: SKRSContext2D, rect: Rect, radius: number, color: string, width: number): void {
  roundRect(ctx, rect, radius);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.stroke();
}

function circle(
  ctx: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  inner: string | undefined,
  line: string | undefined,
  width: number,
): void {
  ctx.beginPath();
  ctx.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
  if (inner !== undefined) {
    ctx.fillStyle = inner;
    ctx.fill();
  }
  if (line !== undefined) {
    ctx.strokeStyle = line;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

function drawSwitch(
  { ctx, dp }: Pen,
  drawing: Extract<Drawing, { kind: "switch" }>,
  rect: Rect,
  rtl: boolean,
): void {
  const { height } = sizeOf(rect);
  fill(ctx, rect, height / 2, drawing.track);
  if (!drawing.on) stroke(ctx, inset(rect, dp), height / 2, drawing.outline, 2 * dp);
  const atEnd = drawing.on !== rtl;
  circle(
    ctx,
    atEnd ? rect.right - height / 2 : rect.left + height / 2,
    rect.top + height / 2,
    (drawing.on ? 12 : 8) * dp,
    drawing.thumb,
    undefined,
    0,
  );
}

function drawSlider(
  { ctx, dp }: Pen,
  drawing: Extract<Drawing, { kind: "slider" }>,
  rect: Rect,
  rtl: boolean,
): void {
  const { width, height } = sizeOf(rect);
  const track = {
    left: rect.left + 8 * dp,
    right: rect.right - 8 * dp,
    top: rect.top + height / 2 - 2 * dp,
    bottom: rect.top + height / 2 + 2 * dp,
  };
  const way = (width - 16 * dp) * drawing.fraction;
  const x = rtl ? track.right - way : track.left + way;
  fill(ctx, track, 2 * dp, drawing.track);
  fill(ctx, rtl ? { ...track, left: x } : { ...track, right: x }, 2 * dp, drawing.color);
  circle(ctx, x, rect.top + height / 2, 10 * dp, drawing.color, undefined, 0);
}

/** A field's outline, open at the top where the floating label stands. */
function drawOutline(
  { ctx, dp }: Pen,
  drawing: Extract<Drawing, { kind: "outline" }>,
  rect: Rect,
  rtl: boolean,
): void {
  const half = drawing.width / 2;
  const radius = 4 * dp;
  if (drawing.gap === 0) {
    stroke(ctx, inset(rect, half), radius, drawing.color, drawing.width);
    return;
  }
  const left = rtl ? rect.right - drawing.inset - drawing.gap : rect.left + drawing.inset;
  const gap = Math.min(drawing.gap, rect.right - rect.left - 2 * drawing.inset);
  ctx.save();
  ctx.beginPath();
  ctx.rect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top);
  ctx.rect(left, rect.top - 1, gap, drawing.width + 2);
  ctx.clip("evenodd");
  stroke(ctx, inset(rect, half), radius, drawing.color, drawing.width);
  ctx.restore();
}
