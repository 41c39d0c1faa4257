/** Screenshots: from what `screencap` sends to what is recorded and what a model sees. The only owner of sharp here. */
import sharp from "sharp";

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

interface Source {
  readonly data: Buffer;
  readonly raw?: { readonly width: number; readonly height: number; readonly channels: 4 };
}

/** Reads `screencap` (raw, with a header of 12 or 16 bytes) or `screencap -p`; null when there is no picture in it. */
export async function readScreenshot(output: Buffer): Promise<Picture | null> {
  const source = pngSource(output) ?? rawSource(output);
  if (!source) return null;
  try {
    const input = sharp(source.data, source.raw ? { raw: source.raw } : {});
    const size = source.raw ?? (await input.metadata());
    const scale = Math.max(1, Math.max(size.width, size.height) / longestEdge);
    const width = Math.round(size.width / scale);
    const small = await input
      .resize({ width, kernel: "linear" })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: small.info.width, height: small.info.height, channels: small.info.channels };
    const bytes = await sharp(small.data, { raw }).webp({ quality: 70, effort: 0 }).toBuffer();
    return {
      type: "image/webp",
      bytes,
      width: raw.width,
      height: raw.height,
      scale: size.width / raw.width,
      black: isBlack(small.data, raw.width, raw.height, raw.channels),
    };
  } catch {
    return null;
  }
}

/** Warnings of devices with several displays stand before the picture. */
function pngSource(output: Buffer): Source | null {
  const at = output.indexOf(pngHead);
  return at < 0 || at > 4096 ? null : { data: output.subarray(at) };
}

function rawSource(output: Buffer): Source | null {
  if (output.length < 16) return null;
  const width = output.readUInt32LE(0);
  const height = output.readUInt32LE(4);
  const format = output.readUInt32LE(8);
  const size = width * height * 4;
  const head = output.length - size;
  // RGBA_8888 and RGBX_8888; anything rarer is asked for as PNG.
  if ((head !== 12 && head !== 16) || (format !== 1 && format !== 2)) return null;
  return { data: output.subarray(head), raw: { width, height, channels: 4 } };
}

/** The status and navigation bars stay visible over a secure window: the middle decides. */
function isBlack(data: Buffer, width: number, height: number, channels: number): boolean {
  const from = Math.round(height * 0.1) * width * channels;
  const to = Math.round(height * 0.9) * width * channels;
  for (let at = from; at < to; at += channels) {
    if ((data[at] ?? 0) > 8 || (data[at + 1] ?? 0) > 8 || (data[at + 2] ?? 0) > 8) return false;
  }
  return true;
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
