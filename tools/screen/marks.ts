/** Refs drawn on a screenshot. Digits are drawn from dots, so that they look the same on every machine, fonts or none. */
import type { ScreenElement } from "../evidence.ts";
import { composePicture } from "./image.ts";
import type { Picture } from "./image.ts";
import { isEmpty } from "./hierarchy.ts";

/** Rows of three dots, five to a digit. */
const digits: readonly string[] = [
  "111101101101111",
  "010110010010111",
  "111001111100111",
  "111001111001111",
  "101101111001001",
  "111100111001111",
  "111100111101111",
  "111001001001001",
  "111101111101111",
  "111101111001111",
];
const dot = 3;
const pad = 3;

/** The picture with the number of each ref that can be acted on at its element's corner: yellow on black, framed. */
export async function markElements(picture: Picture, elements: readonly ScreenElement[]): Promise<Picture> {
  const marked = elements.filter(
    (element) =>
      element.ref !== "" &&
      !isEmpty(element.bounds) &&
      (element.clickable ||
        element.longClickable ||
        element.editable ||
        element.checkable ||
        element.scrollable),
  );
  const overlays: Badge[] = [];
  for (const { ref, bounds } of marked) {
    const badge = drawNumber(ref.replace(/^\D+/, ""));
    const left = Math.round(bounds.left / picture.scale);
    const top = Math.round(bounds.top / picture.scale);
    overlays.push({ ...badge, ...freePlace(picture, overlays, { ...badge, left, top }) });
  }
  return composePicture(picture, overlays);
}

/** A number's pixels, and where they stand. */
interface Badge {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** The corner itself, or the nearest place beside, below or above it where no other number stands: none is hidden. */
function freePlace(
  picture: Picture,
  taken: readonly Badge[],
  badge: Badge,
): { readonly left: number; readonly top: number } {
  const { width, height } = badge;
  const shifts = [0, 1, 2, 3].flatMap((across) => [0, 1, -1].map((down) => ({ across, down })));
  const places = shifts.map(({ across, down }) => ({
    left: Math.max(0, Math.min(picture.width - width, badge.left + across * (width + 1))),
    top: Math.max(0, Math.min(picture.height - height, badge.top + down * (height + 1))),
  }));
  const isFree = ({ left, top }: { readonly left: number; readonly top: number }): boolean =>
    taken.every(
      (other) =>
        left >= other.left + other.width ||
        left + width <= other.left ||
        top >= other.top + other.height ||
        top + height <= other.top,
    );
  return places.find(isFree) ?? { left: places[0]?.left ?? 0, top: places[0]?.top ?? 0 };
}

function drawNumber(number: string): {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
} {
  const width = number.length * 4 * dot - dot + 2 * pad;
  const height = 5 * dot + 2 * pad;
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const edge = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      const lit = edge || isLit(number, Math.floor((x - pad) / dot), Math.floor((y - pad) / dot));
      data.set(lit ? [255, 221, 0, 255] : [0, 0, 0, 255], at);
    }
  }
  return { data, width, height };
}

function isLit(number: string, column: number, row: number): boolean {
  if (column < 0 || row < 0 || row > 4 || column % 4 === 3) return false;
  const shape = digits[Number(number[Math.floor(column / 4)] ?? Number.NaN)];
  return shape?.[row * 3 + (column % 4)] === "1";
}
