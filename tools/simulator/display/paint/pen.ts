/** What every painter draws with. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Rect } from "../scene.ts";

/** A canvas and the size of a dp. */
export interface Pen {
  readonly ctx: SKRSContext2D;
  /** Pixels of one dp. */
  readonly dp: number;
  readonly night: boolean;
  readonly locale: string;
}

/** Width and height of a rectangle. */
export function sizeOf(rect: Rect): { readonly width: number; readonly height: number } {
  return { width: rect.right - rect.left, height: rect.bottom - rect.top };
}

/** A path around a rectangle with round corners; the radius is at most half of the shorter side. */
export function roundRect(ctx: SKRSContext2D, rect: Rect, radius: number, topOnly = false): void {
  const { width, height } = sizeOf(rect);
  const most = Math.max(0, Math.min(radius, width / 2, topOnly ? height : height / 2));
  ctx.beginPath();
  if (most === 0) ctx.rect(rect.left, rect.top, width, height);
  else ctx.roundRect(rect.left, rect.top, width, height, topOnly ? [most, most, 0, 0] : most);
}

/** A rectangle made smaller on every side. */
export function inset(rect: Rect, by: number): Rect {
  return { left: rect.left + by, top: rect.top + by, right: rect.right - by, bottom: rect.bottom - by };
}
