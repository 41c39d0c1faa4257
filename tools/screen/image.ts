/** Screenshots: from what `screencap` sends to what is recorded and what a model sees. The only owner of sharp here. */
import sharp from "sharp";
import type { Bounds } from "../evidence.ts";
import { shrink } from "./shrink.ts";
import type { Pixels } from "./shrink.ts";

export interface Picture {
  readonly type: "image/webp";
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for one pixel of the picture. */
  readonly scale: number;
  /** Every pixel (but for bars at the edges) is black: a secure window, or the screen is off. */
  readonly black: boolean;
}

/** Longest edge of a picture: enough to read by, and small to send. */
const longestEdge = 1200;

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Reads `screencap` (raw, with a header of 12 or 16 bytes) or `screencap -p`; null when there is no picture in it. */
export async function readScreenshot(output: Buffer): Promise<Picture | null> {
  try {
    const pixels = (await pngPixels(output)) ?? rawPixels(output);
    if (!pixels) return null;
    const scale = Math.max(1, Math.ceil(Math.max(pixels.width, pixels.height) / longestEdge));
    const { data, width, height } = shrink(pixels, scale);
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .webp({ quality: 70, effort: 0 })
      .toBuffer();
    return { type: "image/webp", bytes, width, height, scale, black: isBlack(data, width, height) };
  } catch {
    // A file that was cut off or is none after all.
    return null;
  }
}

/** Warnings of devices with several displays stand before the picture. */
async function pngPixels(output: Buffer): Promise<Pixels | null> {
  const at = output.subarray(0, 4096).indexOf(pngHead);
  if (at < 0) return null;
  const { data, info } = await sharp(output.subarray(at))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function rawPixels(output: Buffer): Pixels | null {
  if (output.length < 16) return null;
  const width = output.readUInt32LE(0);
  const height = output.readUInt32LE(4);
  const format = output.readUInt32LE(8);
  const head = output.length - width * height * 4;
  // RGBA_8888 and RGBX_8888; anything rarer is asked for as PNG.
  if ((head !== 12 && head !== 16) || (format !== 1 && format !== 2)) return null;
  return { data: output.subarray(head), width, height };
}

/** The status and navigation bars stay visible over a secure window: the middle decides. */
function isBlack(data: Buffer, width: number, height: number): boolean {
  const from = Math.round(height * 0.1) * width * 3;
  const to = Math.round(height * 0.9) * width * 3;
  return data.subarray(from, to).every((value) => value <= 8);
}

/** A picture with raw RGBA pieces laid over it. */
export async function composePicture(
  picture: Picture,
  pieces: readonly {
    readonly data: Buffer;
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly top: number;
  }[],
): Promise<Picture> {
  const overlays = pieces.map(({ data, width, height, left, top }) => ({
    input: data,
    raw: { width, height, channels: 4 as const },
    left,
    top,
  }));
  const bytes = await sharp(picture.bytes).composite(overlays).webp({ quality: 80, effort: 0 }).toBuffer();
  return { ...picture, bytes };
}

/** A picture with parts of it painted black, for what must not be seen. Areas are in its own pixels. */
export async function coverAreas(picture: Buffer, areas: readonly Bounds[]): Promise<Buffer> {
  const image = sharp(picture);
  const { width, height } = await image.metadata();
  const overlays = areas.flatMap((area) => {
    const left = Math.max(0, Math.floor(area.left));
    const top = Math.max(0, Math.floor(area.top));
    const across = Math.min(width, Math.ceil(area.right)) - left;
    const down = Math.min(height, Math.ceil(area.bottom)) - top;
    if (across <= 0 || down <= 0) return [];
    const black = { width: across, height: down, channels: 3 as const, background: "#000" };
    return [{ input: { create: black }, left, top }];
  });
  return image.composite(overlays).webp({ quality: 70, effort: 0 }).toBuffer();
}

/** The pixels of a recorded picture, three channels each; null when it cannot be read. */
export async function readPixels(picture: Uint8Array): Promise<Pixels | null> {
  try {
    const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { data, width: info.width, height: info.height } : null;
  } catch {
    return null;
  }
}

/** Channels may differ by this much: pictures are packed with loss. */
const packingLoss = 40;

/**
 * Do two recorded pictures (of any format) show the same? The uppermost part, a share of the height, is not looked at:
 * the status bar has a clock.
 */
export async function samePicture(one: Uint8Array, other: Uint8Array, ignoredTop: number): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!a || !b || a.info.width !== b.info.width || a.info.height !== b.info.height) return false;
  const from = Math.round(a.info.height * ignoredTop) * a.info.width * a.info.channels;
  for (let at = from; at < a.data.length; at += 1) {
    if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > packingLoss) return false;
  }
  return true;
}
