/** Pixels as `screencap` gives them, made smaller by a whole factor: exact for mapping points back, and quick. */

export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** RGBA in, RGB out: each pixel is the mean of `factor` × `factor` ones. Rows and columns that fill no block are left out. */
export function shrink(source: Pixels, factor: number): Pixels {
  const { width, height } = source;
  const across = Math.floor(width / factor);
  const down = Math.floor(height / factor);
  const pixels = wordsOf(source.data);
  const data = Buffer.allocUnsafe(across * down * 3);
  const count = factor * factor;
  let at = 0;
  for (let y = 0; y < down; y += 1) {
    // Rows like the ones above them give what those gave.
    if (y > 0 && repeats(source, y * factor, factor)) {
      data.copyWithin(at, at - across * 3, at);
      at += across * 3;
      continue;
    }
    for (let x = 0; x < across; x += 1) {
      const start = y * factor * width + x * factor;
      const first = pixels[start] ?? 0;
      let red = first & 0xff;
      let green = (first >> 8) & 0xff;
      let blue = (first >> 16) & 0xff;
      // Most of a screen is flat: there is nothing to add up there.
      if (!isFlat(pixels, start, width, factor, first)) {
        red = 0;
        green = 0;
        blue = 0;
        for (let row = start; row < start + factor * width; row += width) {
          for (let pixel = row; pixel < row + factor; pixel += 1) {
            const value = pixels[pixel] ?? 0;
            red += value & 0xff;
            green += (value >> 8) & 0xff;
            blue += (value >> 16) & 0xff;
          }
        }
        red /= count;
        green /= count;
        blue /= count;
      }
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      at += 3;
    }
  }
  return { data, width: across, height: down };
}

/** Do so many rows from `row` on equal as many before them? */
function repeats({ data, width }: Pixels, row: number, count: number): boolean {
  const bytes = width * 4 * count;
  const from = row * width * 4;
  return data.compare(data, from, from + bytes, from - bytes, from) === 0;
}

function isFlat(pixels: Uint32Array, start: number, width: number, factor: number, first: number): boolean {
  for (let row = start; row < start + factor * width; row += width) {
    for (let pixel = row; pixel < row + factor; pixel += 1) if (pixels[pixel] !== first) return false;
  }
  return true;
}

/** One number for each pixel, red lowest. Copies only when the bytes do not lie on a boundary of four. */
function wordsOf(data: Buffer): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : Buffer.from(data);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}
