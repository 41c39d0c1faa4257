/** The system's own bars: status bar and navigation bar. */
import type { Frame, Screen } from "../scene.ts";
import { widthOf } from "../text/measure.ts";
import { drawIcon } from "./icons.ts";
import { type Pen, roundRect } from "./pen.ts";
import { drawLine } from "./words.ts";

/** Clock and signs at the top, dark on light and light on dark. */
export function drawStatusBar(
  pen: Pen,
  bar: NonNullable<Frame["statusBar"]>,
  screen: Screen,
  height: number,
): void {
  const { ctx, dp } = pen;
  const ink = inkOver(pen, screen.width / 2, height / 2);
  const size = 14 * dp;
  const middle = height / 2;
  const side = 16 * dp;
  ctx.fillStyle = ink;
  const clock = { text: bar.time, width: widthOf(bar.time, size, 500) };
  drawLine(ctx, clock, { size, weight: 500, color: ink }, side, middle + size * 0.36);
  const signs = Math.min(3, bar.notifications);
  for (let i = 0; i < signs; i += 1)
    drawIcon(
      ctx,
      ["bell", "message-text", "circle-medium"][i] ?? "bell",
      side + clock.width + (10 + i * 19) * dp,
      middle - 7.5 * dp,
      15 * dp,
      ink,
    );
  let right = screen.width - side;
  const level = `${String(bar.battery)}%`;
  const text = { text: level, width: widthOf(level, size * 0.93, 500) };
  right -= text.width;
  ctx.fillStyle = ink;
  drawLine(ctx, text, { size: size * 0.93, weight: 500, color: ink }, right, middle + size * 0.34);
  const tens = Math.min(100, Math.max(10, Math.round(bar.battery / 10) * 10));
  const icons = [
    tens === 100 ? "battery" : `battery-${String(tens)}`,
    ...(bar.airplane ? ["airplane"] : ["signal-cellular-3"]),
    ...(bar.wifi ? ["wifi-strength-4"] : []),
  ];
  for (const icon of icons) {
    right -= 18 * dp;
    drawIcon(ctx, icon, right, middle - 8 * dp, 16 * dp, ink);
  }
}

/** The gesture handle at the bottom. */
export function drawNavigationBar(pen: Pen, screen: Screen, keyboard: boolean): void {
  const { ctx, dp } = pen;
  const width = 108 * dp;
  const y = screen.height - 14 * dp;
  const left = (screen.width - width) / 2;
  const ink = inkOver(pen, screen.width / 2, screen.height - 4 * dp);
  roundRect(ctx, { left, right: left + width, top: y, bottom: y + 4 * dp }, 2 * dp);
  ctx.fillStyle = ink;
  ctx.fill();
  // With the keyboard up Android offers to close it.
  if (keyboard) drawIcon(ctx, "chevron-down", 28 * dp, screen.height - 23 * dp, 20 * dp, ink);
}

/** Black or white, by what has been drawn there. */
function inkOver({ ctx }: Pen, x: number, y: number): string {
  const { data } = ctx.getImageData(Math.round(x), Math.round(y), 1, 1);
  const [red = 0, green = 0, blue = 0] = data;
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? "#1d1b20" : "#ffffff";
}
