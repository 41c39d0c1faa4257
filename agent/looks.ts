/** What the picture of a screen says of its elements: how well a text stands out, where its ink is, what is blank. */
import { Buffer } from "node:buffer";
import type { Bounds, Observation, ScreenElement } from "../tools/evidence.ts";
import { readPixels } from "../tools/screen/image.ts";
import type { Pixels } from "../tools/screen/shrink.ts";

/** One element as the picture shows it. Places are in pixels of the screen. */
export interface Look {
  /** Contrast ratio (WCAG 2) between background and ink; null where all is of one colour. */
  readonly contrast: number | null;
  /** Box of all that differs from the background; null where nothing does. */
  readonly ink: Bounds | null;
  /** Share of the background, the most frequent colour, 0 to 1. */
  readonly plain: number;
  /** How much ink lies on each edge of the box: the share of the edge's pixels. */
  readonly edges: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** By position in the screen's list of elements; null for those that were not looked at. */
export type Looks = readonly (Look | null)[];

/** Smallest side, in pixels of the picture, of what is looked at. */
const smallest = 6;
/** Channels of the background may differ by this much: pictures are packed with loss. */
const sameColour = 16;
/** The share of the ink's pixels that may stand out less than what is said of it. */
const readable = 0.9;

/** Looks at each element with words, and at each image. Null without a picture. */
export async function lookAt(screen: Observation | null): Promise<Looks | null> {
  const shot = screen?.screenshot ?? null;
  if (screen === null || shot === null || screen.problem === "secure") return null;
  const pixels = await readPixels(Buffer.from(shot.base64, "base64"));
  if (pixels === null) return null;
  const scale = screen.width / pixels.width;
  // A picture that was taken while the screen turned.
  if (Math.abs(pixels.height * scale - screen.height) > screen.height * 0.05) return null;
  const parents = new Set(screen.elements.map((element) => element.parent));
  return screen.elements.map((element, at) =>
    isWorthALook(element, parents.has(at)) ? lookOf(pixels, element.bounds, scale) : null,
  );
}

/** Where an app's own content stands, as shares of the height: not under its bar, the status bar or the keys. */
const content = { from: 0.15, to: 0.9 };
/** Columns at the sides that may hold a scroll bar. */
const margin = 0.02;

/**
 * How much of a screen is taken, by its picture alone: the share of its rows with anything on them. A spinner on an empty
 * screen takes a tenth, a list or a form most. Null where there is a tree to ask, or no picture.
 */
export async function filledRows(screen: Observation | null): Promise<number | null> {
  if (screen?.problem !== "no-idle" || screen.screenshot === null) return null;
  const pixels = await readPixels(Buffer.from(screen.screenshot.base64, "base64"));
  if (pixels === null) return null;
  const box = {
    left: Math.round(pixels.width * margin),
    right: Math.round(pixels.width * (1 - margin)),
    top: Math.round(pixels.height * content.from),
    bottom: Math.round(pixels.height * content.to),
  };
  const background = mostFrequent(pixels, box);
  let taken = 0;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      if (distance(colourAt(pixels, x, y), background) <= sameColour) continue;
      taken += 1;
      break;
    }
  }
  return taken / (box.bottom - box.top);
}

const isWorthALook = (element: ScreenElement, hasChildren: boolean): boolean =>
  !hasChildren && (element.text !== "" || /Image|Button|View$/.test(element.className));

/** Red, green and blue in one number. */
type Colour = number;

function lookOf(pixels: Pixels, bounds: Bounds, scale: number): Look | null {
  const left = Math.max(0, Math.ceil(bounds.left / scale));
  const top = Math.max(0, Math.ceil(bounds.top / scale));
  const right = Math.min(pixels.width, Math.floor(bounds.right / scale));
  const bottom = Math.min(pixels.height, Math.floor(bounds.bottom / scale));
  if (right - left < smallest || bottom - top < smallest) return null;
  const box = { left, top, right, bottom };
  const ink = inkIn(pixels, box, mostFrequent(pixels, box));
  return {
    contrast: ink.count === 0 ? null : ink.contrast,
    ink: ink.count === 0 ? null : scaled(ink.box, scale),
    plain: 1 - ink.count / ((right - left) * (bottom - top)),
    edges: ink.edges,
  };
}

const scaled = (box: Bounds, scale: number): Bounds => ({
  left: Math.round(box.left * scale),
  top: Math.round(box.top * scale),
  right: Math.round(box.right * scale),
  bottom: Math.round(box.bottom * scale),
});

function colourAt({ data, width }: Pixels, x: number, y: number): Colour {
  const at = (y * width + x) * 3;
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}

const red = (colour: Colour): number => colour >> 16;
const green = (colour: Colour): number => (colour >> 8) & 0xff;
const blue = (colour: Colour): number => colour & 0xff;

const distance = (a: Colour, b: Colour): number =>
  Math.max(Math.abs(red(a) - red(b)), Math.abs(green(a) - green(b)), Math.abs(blue(a) - blue(b)));

/** Colours whose channels agree in the upper five bits count as one, named by the first of them. */
function mostFrequent(pixels: Pixels, box: Bounds): Colour {
  const counts = new Map<number, number>();
  let [best, most] = [0, 0];
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const colour = colourAt(pixels, x, y);
      const bin = colour & 0xf8_f8_f8;
      const count = (counts.get(bin) ?? 0) + 1;
      counts.set(bin, count);
      if (count > most) [best, most] = [colour, count];
    }
  }
  return best;
}

/** All pixels that differ from the background: where they are, how many lie on each edge, and how well they stand out. */
function inkIn(
  pixels: Pixels,
  box: Bounds,
  background: Colour,
): { count: number; box: Bounds; edges: Look["edges"]; contrast: number } {
  const ground = luminance(background);
  /** How many stand out so much, in tenths of a ratio. */
  const ratios = new Uint32Array(220);
  const edges = { left: 0, top: 0, right: 0, bottom: 0 };
  const ink = { left: box.right, top: box.bottom, right: box.left, bottom: box.top };
  let count = 0;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const colour = colourAt(pixels, x, y);
      if (colour === background || distance(colour, background) <= sameColour) continue;
      count += 1;
      if (x < ink.left) ink.left = x;
      if (x >= ink.right) ink.right = x + 1;
      if (y < ink.top) ink.top = y;
      ink.bottom = y + 1;
      if (x === box.left) edges.left += 1;
      if (x === box.right - 1) edges.right += 1;
      if (y === box.top) edges.top += 1;
      if (y === box.bottom - 1) edges.bottom += 1;
      const tenths = Math.round(ratioOf(luminance(colour), ground) * 10);
      ratios[tenths] = (ratios[tenths] ?? 0) + 1;
    }
  }
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  return {
    count,
    box: ink,
    edges: {
      left: edges.left / down,
      right: edges.right / down,
      top: edges.top / across,
      bottom: edges.bottom / across,
    },
    contrast: readableRatio(ratios, count),
  };
}

/** Letters are thin: the middle of a stroke is what is read, and all around it are blends of both colours. */
function readableRatio(ratios: Uint32Array, count: number): number {
  let below = 0;
  for (const [tenths, pixels] of ratios.entries()) {
    below += pixels;
    if (below > count * readable) return tenths / 10;
  }
  return 1;
}

/** Light of a channel, by its value (WCAG 2). */
const light = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance of WCAG 2. */
const luminance = (colour: Colour): number =>
  0.2126 * (light[red(colour)] ?? 0) +
  0.7152 * (light[green(colour)] ?? 0) +
  0.0722 * (light[blue(colour)] ?? 0);

/** 1 (the same) to 21 (black on white). */
const ratioOf = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
