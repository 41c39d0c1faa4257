/** Seeded landscapes: sky, light, and hills, sea, town or shapes before it. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Picture } from "../../language.ts";
import { fade, mix } from "../color.ts";
import type { Rect } from "../scene.ts";
import { type Pen, sizeOf } from "./pen.ts";

type Scene = Extract<Picture, { kind: "scene" }>;

const palettes = [
  ["#2b5876", "#7ea6c4", "#f6d8b4"],
  ["#3a3f6b", "#a86b8d", "#f7c59f"],
  ["#1f4d4a", "#6fa58a", "#f2e3b8"],
  ["#4b2e5a", "#b0608a", "#f5b88f"],
  ["#26466d", "#5f9ec9", "#e6f0f5"],
  ["#5a3b2e", "#b98a5e", "#f3e0c2"],
] as const;

/** Motifs that are landscapes; any other is an icon's name. */
export const landscapeMotifs: readonly string[] = ["mountains", "hills", "sea", "city", "forest", "shapes"];

/** Draw a landscape. Motifs: mountains, hills, sea, city, forest, shapes; left out, the seed chooses. */
export function drawLandscape({ ctx }: Pen, scene: Scene, rect: Rect): void {
  const random = generator(scene.seed);
  const [deep = "#2b5876", middle = "#7ea6c4", light = "#f6d8b4"] =
    scene.palette ?? palettes[Math.floor(random() * palettes.length)] ?? [];
  const motifs = ["mountains", "hills", "sea", "shapes"] as const;
  const motif = scene.motif ?? motifs[Math.floor(random() * motifs.length)];
  const { width, height } = sizeOf(rect);
  ctx.save();
  ctx.translate(rect.left, rect.top);
  const sky = ctx.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, middle);
  sky.addColorStop(0.75, light);
  sky.addColorStop(1, mix(light, "#ffffff", 0.3));
  ctx.fillStyle = sky;
  ctx.fillRect(0, 0, width, height);
  if (motif === "shapes") {
    shapes(ctx, width, height, random, [deep, middle, light]);
  } else {
    sun(ctx, width, height, random, light);
    if (motif === "city") city(ctx, width, height, random, deep, middle);
    else if (motif === "sea") sea(ctx, width, height, random, deep, middle);
    else
      ridges(
        ctx,
        width,
        height,
        random,
        deep,
        light,
        motif === "mountains" ? 0.32 : motif === "forest" ? 0.1 : 0.16,
      );
  }
  ctx.restore();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = Math.trunc(seed) + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sun(ctx: SKRSContext2D, width: number, height: number, random: () => number, light: string): void {
  const x = width * (0.2 + random() * 0.6);
  const y = height * (0.25 + random() * 0.2);
  const radius = Math.min(width, height) * (0.07 + random() * 0.06);
  const glow = ctx.createRadialGradient(x, y, radius * 0.5, x, y, radius * 5);
  glow.addColorStop(0, fade("#ffffff", 0.55));
  glow.addColorStop(1, fade("#ffffff", 0));
  ctx.fillStyle = glow;
  ctx.fillRect(0, 0, width, height);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = mix(light, "#ffffff", 0.7);
  ctx.fill();
}

function ridges(
  ctx: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  deep: string,
  light: string,
  rough: number,
): void {
  const layers = 4;
  // On a tall picture the peaks must not become needles.
  const scale = Math.min(height, width * 0.75);
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const base = height * (0.48 + depth * 0.32);
    const waves = [1, 2.3, 5.1, 11].map((rate) => ({
      rate: rate * (0.8 + random() * 0.5),
      phase: random() * 7,
      tall: (rough * scale * (1 - depth * 0.45)) / rate,
    }));
    ctx.beginPath();
    ctx.moveTo(0, height);
    for (let i = 0; i <= 60; i += 1) {
      const t = i / 60;
      const y = waves.reduce((sum, wave) => {
        const swing = Math.sin(t * wave.rate * 5 + wave.phase);
        // Mountains have edges, hills are round.
        return sum - wave.tall * (rough > 0.3 ? 1 - 2 * Math.abs(swing) : swing);
      }, base);
      ctx.lineTo(t * width, y);
    }
    ctx.lineTo(width, height);
    ctx.closePath();
    ctx.fillStyle = mix(light, deep, 0.35 + depth * 0.65);
    ctx.fill();
  }
}

function sea(
  ctx: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  deep: string,
  middle: string,
): void {
  const horizon = height * 0.58;
  const water = ctx.createLinearGradient(0, horizon, 0, height);
  water.addColorStop(0, mix(middle, "#ffffff", 0.15));
  water.addColorStop(1, deep);
  ctx.fillStyle = water;
  ctx.fillRect(0, horizon, width, height - horizon);
  for (let i = 0; i < 46; i += 1) {
    const depth = random();
    const y = horizon + (height - horizon) * depth * depth;
    const long = width * (0.02 + 0.12 * depth) * (0.5 + random());
    ctx.fillStyle = fade("#ffffff", 0.06 + random() * 0.12);
    ctx.fillRect(random() * width - long / 2, y, long, Math.max(1, height * 0.006 * (0.4 + depth)));
  }
}

function city(
  ctx: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  deep: string,
  middle: string,
): void {
  for (let layer = 0; layer < 3; layer += 1) {
    const color = mix(middle, deep, 0.3 + layer * 0.35);
    let x = -width * 0.02;
    while (x < width) {
      const wide = width * (0.05 + random() * 0.07);
      const tall = height * (0.2 + random() * 0.3) * (1.1 - layer * 0.2);
      const top = height - tall - height * (0.14 - layer * 0.07);
      ctx.fillStyle = color;
      ctx.fillRect(x, top, wide, height - top);
      ctx.fillStyle = fade("#ffe9b0", 0.55);
      if (layer > 0)
        for (let w = 0; w < 10; w += 1)
          if (random() > 0.5)
            ctx.fillRect(
              x + wide * (0.15 + 0.6 * random()),
              top + tall * (0.1 + 0.7 * random()),
              wide * 0.1,
              height * 0.012,
            );
      x += wide + width * 0.008;
    }
  }
}

function shapes(
  ctx: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  colors: readonly string[],
): void {
  const wash = ctx.createLinearGradient(0, 0, width, height);
  wash.addColorStop(0, colors[0] ?? "#2b5876");
  wash.addColorStop(1, colors[1] ?? "#7ea6c4");
  ctx.fillStyle = wash;
  ctx.fillRect(0, 0, width, height);
  for (let i = 0; i < 7; i += 1) {
    ctx.beginPath();
    ctx.arc(
      width * random(),
      height * random(),
      Math.max(width, height) * (0.08 + random() * 0.3),
      0,
      2 * Math.PI,
    );
    ctx.fillStyle = fade(colors[i % 3] ?? "#ffffff", 0.16 + random() * 0.22);
    ctx.fill();
  }
}
