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
  /** Share of the most frequent colour, 0 to 1. */
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
/** Share of the inked box that a colour must have to be the ink's. */
const inkShare = 0.01;

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

const isWorthALook = (element: ScreenElement, hasChildren: boolean): boolean =>
  !hasChildren && (element.text !== "" || /Image|Button|View$/.test(element.className));

type Colour = readonly [number, number, number];

function lookOf(pixels: Pixels, bounds: Bounds, scale: number): Look | null {
  const left = Math.max(0, Math.ceil(bounds.left / scale));
  const top = Math.max(0, Math.ceil(bounds.top / scale));
  const right = Math.min(pixels.width, Math.floor(bounds.right / scale));
  const bottom = Math.min(pixels.height, Math.floor(bounds.bottom / scale));
  if (right - left < smallest || bottom - top < smallest) return null;
  const box = { left, top, right, bottom };
  const { colour: background, share } = mostFrequent(pixels, box);
  const isInk = (x: number, y: number): boolean => distance(colourAt(pixels, x, y), background) > sameColour;
  const ink = inkBox(box, isInk);
  const along = (horizontal: boolean, at: number): number => {
    const [from, to] = horizontal ? [left, right] : [top, bottom];
    let count = 0;
    for (let one = from; one < to; one += 1) if (horizontal ? isInk(one, at) : isInk(at, one)) count += 1;
    return count / (to - from);
  };
  return {
    contrast: ink === null ? null : contrastOf(pixels, ink, background),
    ink: ink === null ? null : scaled(ink, scale),
    plain: share,
    edges: {
      left: along(false, left),
      top: along(true, top),
      right: along(false, right - 1),
      bottom: along(true, bottom - 1),
    },
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
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

const distance = (a: Colour, b: Colour): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** Colours are told apart by the upper five bits of each channel; each bin is named by the mean of what is in it. */
function bins(pixels: Pixels, box: Bounds): Map<number, { count: number; sum: [number, number, number] }> {
  const found = new Map<number, { count: number; sum: [number, number, number] }>();
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      const [red, green, blue] = colourAt(pixels, x, y);
      const name = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
      const bin = found.get(name);
      if (bin === undefined) found.set(name, { count: 1, sum: [red, green, blue] });
      else {
        bin.count += 1;
        bin.sum[0] += red;
        bin.sum[1] += green;
        bin.sum[2] += blue;
      }
    }
  }
  return found;
}

const meanOf = ({ count, sum }: { count: number; sum: readonly [number, number, number] }): Colour => [
  sum[0] / count,
  sum[1] / count,
  sum[2] / count,
];

function mostFrequent(pixels: Pixels, box: Bounds): { colour: Colour; share: number } {
  let best: { count: number; sum: [number, number, number] } = { count: 0, sum: [0, 0, 0] };
  for (const bin of bins(pixels, box).values()) if (bin.count > best.count) best = bin;
  return { colour: meanOf(best), share: best.count / ((box.right - box.left) * (box.bottom - box.top)) };
}

function inkBox(box: Bounds, isInk: (x: number, y: number) => boolean): Bounds | null {
  let [left, top, right, bottom] = [box.right, box.bottom, box.left, box.top];
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      if (!isInk(x, y)) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

/** The highest ratio of a colour that is no accident of packing. */
function contrastOf(pixels: Pixels, ink: Bounds, background: Colour): number {
  const least = Math.max(2, inkShare * (ink.right - ink.left) * (ink.bottom - ink.top));
  let best = 1;
  for (const bin of bins(pixels, ink).values()) {
    if (bin.count >= least) best = Math.max(best, contrastRatio(meanOf(bin), background));
  }
  return best;
}

/** Relative luminance of WCAG 2. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** 1 (the same) to 21 (black on white). */
export function contrastRatio(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
