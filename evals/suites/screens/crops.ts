/** Pictures of real texts that Google's Accessibility Scanner has judged: how well do we measure contrast on them? */
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { lookAt } from "../../../agent/looks.ts";
import { screen, text } from "../../../agent/literal.ts";
import { figure, shareFigures } from "../figures.ts";
import type { Figure } from "../figures.ts";

const Crop = z.strictObject({
  name: z.string(),
  /** The scanner's word: contrast is too low. */
  issue: z.boolean(),
  class: z.string(),
  /** As the scanner measured it, and what it asked for; null where it had nothing to say. */
  ratio: z.number().nullable(),
  required: z.number().nullable(),
  webp: z.string(),
});
type Crop = z.infer<typeof Crop>;

const file = join(import.meta.dirname, "../../data/contrast/crops.json.gz");

/** What WCAG asks of text that is not large. */
const asked = 4.5;

/** Contrast as we measure it; null where all is of one colour. */
async function measured({ webp }: Crop): Promise<number | null> {
  const { width, height } = sizeOf(Buffer.from(webp, "base64"));
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const picture = { type: "image/webp" as const, base64: webp, width, height };
  const seen = screen({ activity: "Crop", width, height, screenshot: picture }, [
    text({ text: "crop", bounds: whole }),
  ]);
  const looks = await lookAt(seen);
  return looks?.find((look) => look !== null)?.contrast ?? null;
}

/** Width and height of a lossless WebP, which stand in the first bits after its signature. */
function sizeOf(webp: Buffer): { readonly width: number; readonly height: number } {
  const bits = webp.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** Figures of the crops. */
export async function cropFigures(): Promise<readonly Figure[]> {
  const crops = z.array(Crop).parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const ratios = await Promise.all(crops.map((crop) => measured(crop)));
  const counts = { tp: 0, fp: 0, fn: 0 };
  let [close, compared] = [0, 0];
  for (const [at, { issue, ratio }] of crops.entries()) {
    const own = ratios[at] ?? null;
    const said = own !== null && own < asked;
    counts.tp += said && issue ? 1 : 0;
    counts.fp += said && !issue ? 1 : 0;
    counts.fn += !said && issue ? 1 : 0;
    if (ratio === null || own === null) continue;
    compared += 1;
    close += Math.abs(own - ratio) <= 0.5 ? 1 : 0;
  }
  return [
    ...shareFigures(`${crops.length} crops of real apps, contrast below ${asked}`, counts, { f1: 0.75 }),
    figure("contrast within 0.5 of the scanner's", close, compared),
  ];
}
