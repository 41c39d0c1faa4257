/** A toast, over everything. */
import type { Screen } from "../scene.ts";
import { wrap } from "../text/wrap.ts";
import { type Pen, roundRect } from "./pen.ts";
import { drawWords } from "./words.ts";

/** Draw a toast's text above the bottom of the screen. */
export function drawToast({ ctx, dp, night }: Pen, text: string, screen: Screen, keyboard: number): void {
  const color = night ? "#1d1b20" : "#f4eff4";
  const style = {
    size: 14 * dp,
    weight: 400,
    color,
    align: "start",
    maxLines: 2,
    ellipsis: true,
    strike: false,
    leading: 1.34,
  } as const;
  const paragraph = wrap({ text, style }, Math.min(screen.width - 96 * dp, 320 * dp));
  const width = paragraph.width + 32 * dp;
  const height = Math.max(44 * dp, paragraph.height + 22 * dp);
  const left = (screen.width - width) / 2;
  const top = screen.height - Math.max(keyboard, 48 * dp) - height - 24 * dp;
  ctx.fillStyle = night ? "#e6e0e9" : "#322f35";
  roundRect(ctx, { left, right: left + width, top, bottom: top + height }, 22 * dp);
  ctx.fill();
  const content = { left: left + 16 * dp, right: left + width - 16 * dp + 2, top, bottom: top + height };
  drawWords(ctx, paragraph, style, { content, rtl: false, centred: true, tail: false });
}
