import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { composePicture, coverAreas, readScreenshot } from "./image.ts";

const width = 1080;
const height = 2400;

/** Red on the left half, blue on the right; `bars` keeps only the top and bottom edges visible. */
function pixels(bars = false): Buffer {
  const data = Buffer.alloc(width * height * 4, 0);
  for (let y = 0; y < height; y += 1) {
    const black = bars && y > 100 && y < height - 100;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      data.set(black ? [0, 0, 0, 255] : x < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255], at);
    }
  }
  return data;
}

function raw(headBytes: 12 | 16, data = pixels()): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(width, 0);
  head.writeUInt32LE(height, 4);
  head.writeUInt32LE(1, 8);
  return Buffer.concat([head, data]);
}

const png = sharp(pixels(), { raw: { width, height, channels: 4 } })
  .png()
  .toBuffer();

async function colourAt(bytes: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * 3;
  return [...data.subarray(at, at + 3)].map((value) => (value > 128 ? "1" : "0")).join("");
}

describe("a screenshot", () => {
  it("is read with either header of raw screencap, and as PNG behind a warning", async () => {
    const warning = Buffer.from("[Warning] Multiple displays were found, but no display id was specified!\n");
    for (const output of [raw(12), raw(16), await png, Buffer.concat([warning, await png])]) {
      const picture = await readScreenshot(output);
      expect(picture).toMatchObject({ width: 540, height: 1200, scale: 2, black: false });
      expect(await colourAt(picture?.bytes ?? Buffer.alloc(0), 10, 600)).toBe("100");
      expect(await colourAt(picture?.bytes ?? Buffer.alloc(0), 530, 600)).toBe("001");
    }
  });

  it("is null when there is none or it was cut off", async () => {
    expect(await readScreenshot(Buffer.alloc(0))).toBeNull();
    expect(await readScreenshot(Buffer.from("Capturing failed."))).toBeNull();
    expect(await readScreenshot(raw(16).subarray(0, 5_000))).toBeNull();
    expect(await readScreenshot((await png).subarray(0, 500))).toBeNull();
  });

  it("of a secure window is black though its bars are not (P19)", async () => {
    expect(await readScreenshot(raw(16, pixels(true)))).toMatchObject({ black: true });
  });

  it("keeps the place of what is laid over it", async () => {
    const picture = await readScreenshot(raw(16));
    if (!picture) throw new Error("no picture");
    const green = Buffer.alloc(10 * 10 * 4);
    for (let at = 0; at < green.length; at += 4) green.set([0, 255, 0, 255], at);
    const marked = await composePicture(picture, [
      { data: green, width: 10, height: 10, left: 100, top: 200 },
    ]);
    expect(await colourAt(marked.bytes, 105, 205)).toBe("010");
    expect(await colourAt(marked.bytes, 130, 205)).toBe("100");
  });

  it("has what must not be seen painted over, also where it reaches beyond the edge", async () => {
    const picture = await readScreenshot(raw(16));
    const covered = await coverAreas(picture?.bytes ?? Buffer.alloc(0), [
      { left: -20, top: 100, right: 50.5, bottom: 200 },
      { left: 900, top: 0, right: 1000, bottom: 10 },
    ]);
    expect(await colourAt(covered, 25, 150)).toBe("000");
    expect(await colourAt(covered, 80, 150)).toBe("100");
  });
});
