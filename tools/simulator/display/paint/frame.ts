/** The whole screen: windows from back to front, the system's bars, keyboard and toast. */
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Frame, FrameLayer, Raster } from "../scene.ts";
import { drawNavigationBar, drawStatusBar } from "./bars.ts";
import { drawBox } from "./box.ts";
import { drawKeyboard } from "./keyboard.ts";
import type { Pen } from "./pen.ts";
import { drawToast } from "./toast.ts";

/** Bars in dp. */
const statusBarHeight = 24;
const navigationBarHeight = 24;

let canvas: Canvas | undefined;

/** Draw a frame; the same frame gives the same pixels. */
export function paintFrame(frame: Frame): Raster {
  const { width, height, density } = frame.screen;
  // One canvas for all frames of a size: making it costs more than most of what is drawn on it.
  if (canvas === undefined || canvas.width !== width || canvas.height !== height)
    canvas = createCanvas(width, height);
  const ctx = canvas.getContext("2d");
  const pen: Pen = { ctx, dp: density / 160, night: frame.night, locale: frame.locale };
  ctx.globalAlpha = 1;
  ctx.fillStyle = "#000000";
  ctx.fillRect(0, 0, width, height);
  for (const layer of frame.layers) drawLayer(pen, layer, width, height);
  const bar = navigationBarHeight * pen.dp;
  if (frame.keyboard !== null)
    drawKeyboard(
      pen,
      frame.screen,
      frame.keyboard.input,
      frame.keyboard.height,
      frame.navigationBar ? bar : 0,
    );
  if (frame.statusBar !== null) drawStatusBar(pen, frame.statusBar, frame.screen, statusBarHeight * pen.dp);
  if (frame.navigationBar) drawNavigationBar(pen, frame.screen, frame.keyboard !== null);
  if (frame.toast !== null) drawToast(pen, frame.toast, frame.screen, frame.keyboard?.height ?? 0);
  return { width, height, data: canvas.data() };
}

function drawLayer(pen: Pen, { scene, secure, scrim }: FrameLayer, width: number, height: number): void {
  const { ctx } = pen;
  if (scrim) {
    ctx.fillStyle = "rgba(0, 0, 0, 0.42)";
    ctx.fillRect(0, 0, width, height);
  }
  if (secure) {
    const { left, top, right, bottom } = scene.bounds;
    ctx.fillStyle = "#000000";
    ctx.fillRect(left, top, right - left, bottom - top);
    return;
  }
  drawBox(pen, scene.root);
}
