import { expect, it } from "vitest";
import type { ScreenElement } from "../evidence.ts";
import { readPixels, readScreenshot } from "./image.ts";
import type { Picture } from "./image.ts";
import { markElements } from "./marks.ts";

const element = (ref: string): ScreenElement => ({
  ref,
  role: "Button",
  label: "",
  className: "android.widget.Button",
  resourceId: "",
  text: "",
  desc: "",
  hint: "",
  package: "com.a",
  bounds: { left: 0, top: 0, right: 90, bottom: 90 },
  clickable: true,
  longClickable: false,
  checkable: false,
  checked: false,
  enabled: true,
  focused: false,
  scrollable: false,
  selected: false,
  password: false,
  editable: false,
  depth: 0,
  parent: -1,
});

/** A screen of one grey. */
async function screen(grey: number): Promise<Picture> {
  const raw = Buffer.alloc(12 + 100 * 100 * 4, grey);
  for (const [at, value] of [100, 100, 1].entries()) raw.writeUInt32LE(value, at * 4);
  const picture = await readScreenshot(raw);
  if (!picture) throw new Error("no picture");
  return picture;
}

/** Shares of pixels that are bright yellow and black, in a part of the picture. */
async function inked(picture: Picture, top: number, height: number): Promise<{ lit: number; dark: number }> {
  const pixels = await readPixels(picture.bytes);
  const shares = { lit: 0, dark: 0 };
  for (let y = top; y < top + height; y += 1)
    for (let x = 0; x < 15; x += 1) {
      const [red = 0, , blue = 0] = pixels?.data.subarray((y * picture.width + x) * 3) ?? [];
      if (red > 170 && blue < 130) shares.lit += 1 / (height * 15);
      if (red < 90 && blue < 90) shares.dark += 1 / (height * 15);
    }
  return shares;
}

it.each([255, 128, 0])("numbers can be read on any background (grey %i)", async (grey) => {
  const marked = await markElements(await screen(grey), [element("e8")]);
  const { lit, dark } = await inked(marked, 0, 21);
  expect({ lit: lit > 0.2, dark: dark > 0.2 }).toEqual({ lit: true, dark: true });
});

it("no number hides another", async () => {
  const blank = await screen(255);
  const two = await markElements(blank, [element("e8"), element("e9")]);
  expect((await inked(await markElements(blank, [element("e8")]), 22, 21)).dark).toBe(0);
  expect((await inked(two, 0, 21)).dark).toBeGreaterThan(0.2);
  expect((await inked(two, 22, 21)).dark).toBeGreaterThan(0.2);
});
