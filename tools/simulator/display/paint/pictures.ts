/** Pictures that stand for photos: landscapes, objects, people, charts. The same seed draws the same picture. */
import { type Canvas, createCanvas, Image } from "@napi-rs/canvas";
import type { Picture } from "../../language.ts";
import { fade, luminance, mix } from "../color.ts";
import type { Rect } from "../scene.ts";
import { widthOf } from "../text/measure.ts";
import { drawIcon, hasIcon } from "./icons.ts";
import { type Pen, roundRect, sizeOf } from "./pen.ts";
import { drawLandscape, landscapeMotifs } from "./landscapes.ts";
import { drawLine } from "./words.ts";

/** Pixels of finished pictures that are kept, so that a gallery is not drawn anew for every frame. */
const keptPixels = 6_000_000;
const kept = new Map<string, Canvas>();

/** Draw a picture into a box with round corners. */
export function drawPicture(pen: Pen, picture: Picture, rect: Rect, corner: number): void {
  const { ctx } = pen;
  const { width, height } = sizeOf(rect);
  if (width < 1 || height < 1) return;
  ctx.save();
  roundRect(ctx, rect, corner);
  ctx.clip();
  const large = width * height > (96 * pen.dp) ** 2 && picture.kind !== "file" && width * height < keptPixels;
  if (large) ctx.drawImage(finished(pen, picture, width, height), rect.left, rect.top);
  else drawInto(pen, picture, rect, corner);
  ctx.restore();
}

function finished(pen: Pen, picture: Picture, width: number, height: number): Canvas {
  const key = JSON.stringify([picture, width, height, pen.dp, pen.night]);
  const found = kept.get(key);
  if (found !== undefined) return found;
  const canvas = createCanvas(width, height);
  drawInto(
    { ...pen, ctx: canvas.getContext("2d") },
    picture,
    { left: 0, top: 0, right: width, bottom: height },
    0,
  );
  kept.set(key, canvas);
  let pixels = 0;
  for (const other of kept.values()) pixels += other.width * other.height;
  for (const [name, other] of kept) {
    if (pixels <= keptPixels || name === key) break;
    kept.delete(name);
    pixels -= other.width * other.height;
  }
  return canvas;
}

function drawInto(pen: Pen, picture: Picture, rect: Rect, corner: number): void {
  switch (picture.kind) {
    case "scene":
      if (picture.motif !== undefined && !landscapeMotifs.includes(picture.motif) && hasIcon(picture.motif)) {
        const [from = "#dfe7ef", to = "#34495e"] = picture.palette ?? [];
        drawObject(pen, picture.motif, to, from, rect, corner);
      } else {
        drawLandscape(pen, picture, rect);
      }
      break;
    case "icon":
      drawObject(pen, picture.name, picture.color, picture.background, rect, corner);
      break;
    case "avatar":
      drawAvatar(pen, picture.name, rect);
      break;
    case "chart":
      drawChart(pen, picture.values, picture.color ?? "#6750a4", rect);
      break;
    case "file":
      drawFile(pen, picture.data, rect);
      break;
    case "missing":
      drawMissing(pen, rect);
      break;
  }
}

/** An icon as a small sign, or, where there is room, as an object that stands on a floor in soft light. */
function drawObject(
  { ctx, dp }: Pen,
  name: string,
  color: string,
  background: string,
  rect: Rect,
  corner: number,
): void {
  const { width, height } = sizeOf(rect);
  const least = Math.min(width, height);
  // A round one is an app's icon: flat.
  const large = least > 76 * dp && corner < least * 0.4;
  const size = least * (large ? 0.52 : 0.56);
  const x = rect.left + (width - size) / 2;
  const y = rect.top + (height - size) / 2 - (large ? size * 0.04 : 0);
  if (!large) {
    ctx.fillStyle = background;
    ctx.fillRect(rect.left, rect.top, width, height);
    drawIcon(ctx, name, x, y, size, color);
    return;
  }
  const light = ctx.createRadialGradient(
    rect.left + width * 0.4,
    rect.top + height * 0.25,
    0,
    rect.left + width * 0.5,
    rect.top + height * 0.5,
    Math.max(width, height) * 0.75,
  );
  light.addColorStop(0, mix(background, "#ffffff", 0.35));
  light.addColorStop(1, mix(background, luminance(background) > 0.4 ? color : "#000000", 0.13));
  ctx.fillStyle = light;
  ctx.fillRect(rect.left, rect.top, width, height);
  const floor = rect.top + height * 0.5 + size * 0.44;
  ctx.fillStyle = fade(mix(background, color, 0.5), 0.16);
  ctx.fillRect(rect.left, floor, width, rect.bottom - floor);
  ctx.save();
  ctx.translate(rect.left + width / 2, floor);
  ctx.scale(1, 0.16);
  const shade = ctx.createRadialGradient(0, 0, 0, 0, 0, size * 0.55);
  shade.addColorStop(0, "rgba(0, 0, 0, 0.28)");
  shade.addColorStop(1, "rgba(0, 0, 0, 0)");
  ctx.fillStyle = shade;
  ctx.fillRect(-size, -size, 2 * size, 2 * size);
  ctx.restore();
  drawIcon(ctx, name, x, y, size, color);
}

const avatarColors = ["#5b7fb8", "#4f9a94", "#b3698c", "#8a6fb0", "#c28448", "#6b8f4e", "#b85c5c", "#5a8aa8"];

function drawAvatar({ ctx }: Pen, name: string, rect: Rect): void {
  const { width, height } = sizeOf(rect);
  const seed = Array.from(name).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973,
    7,
  );
  const color = avatarColors[seed % avatarColors.length] ?? "#5b7fb8";
  ctx.fillStyle = color;
  ctx.fillRect(rect.left, rect.top, width, height);
  const initials = name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
  if (initials === "") {
    drawIcon(ctx, "account", rect.left + width * 0.18, rect.top + height * 0.18, width * 0.64, "#ffffff");
    return;
  }
  const size = Math.min(width, height) * 0.4;
  const line = { text: initials, width: widthOf(initials, size, 500) };
  ctx.fillStyle = "#ffffff";
  drawLine(
    ctx,
    line,
    { size, weight: 500, color: "#ffffff" },
    rect.left + (width - line.width) / 2,
    rect.top + height / 2 + size * 0.35,
  );
}

function drawChart({ ctx, dp, night }: Pen, values: readonly number[], color: string, rect: Rect): void {
  const { width, height } = sizeOf(rect);
  const most = Math.max(1e-9, ...values);
  const pad = 12 * dp;
  const room = height - 2 * pad;
  ctx.strokeStyle = night ? "rgba(255, 255, 255, 0.14)" : "rgba(0, 0, 0, 0.1)";
  ctx.lineWidth = Math.max(1, dp * 0.8);
  for (let i = 0; i <= 3; i += 1) {
    const y = Math.round(rect.top + pad + (room * i) / 3) + 0.5;
    ctx.beginPath();
    ctx.moveTo(rect.left + pad, y);
    ctx.lineTo(rect.right - pad, y);
    ctx.stroke();
  }
  const step = (width - 2 * pad) / Math.max(1, values.length);
  values.forEach((value, i) => {
    const tall = Math.max(0, (value / most) * room);
    const left = rect.left + pad + step * (i + 0.2);
    roundRect(
      ctx,
      { left, right: left + step * 0.6, top: rect.bottom - pad - tall, bottom: rect.bottom - pad },
      3 * dp,
      true,
    );
    ctx.fillStyle = fade(color, i === values.length - 1 ? 1 : 0.65);
    ctx.fill();
  });
}

function drawFile({ ctx }: Pen, data: Uint8Array, rect: Rect): void {
  const image = new Image();
  image.src = Buffer.from(data);
  const { width, height } = sizeOf(rect);
  if (image.width === 0 || image.height === 0) return;
  const scale = Math.max(width / image.width, height / image.height);
  const wide = image.width * scale;
  const tall = image.height * scale;
  ctx.drawImage(image, rect.left + (width - wide) / 2, rect.top + (height - tall) / 2, wide, tall);
}

function drawMissing({ ctx, night }: Pen, rect: Rect): void {
  const { width, height } = sizeOf(rect);
  ctx.fillStyle = night ? "#2b2930" : "#e7e3ea";
  ctx.fillRect(rect.left, rect.top, width, height);
  const size = Math.min(width, height) * 0.36;
  drawIcon(
    ctx,
    "image-broken-variant",
    rect.left + (width - size) / 2,
    rect.top + (height - size) / 2,
    size,
    night ? "#8f8a94" : "#9a95a0",
  );
}
