/**
 * The bundled fonts, a file for each range of characters, registered when a character of it is first met. Each file gets
 * a family name of its own, so that Skia never looks for a glyph elsewhere: text is the same on every machine.
 */
import { GlobalFonts } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readCoverage } from "./cmap.ts";

/** CSS weights of the faces that are carried. */
export type Weight = 400 | 500 | 700;

interface Subset {
  readonly name: string;
  readonly folder: string;
  readonly prefix: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const require = createRequire(import.meta.url);
const packages = ["roboto", "noto-sans-kr", "noto-sans-arabic"] as const;
const registered = new Map<string, (codePoint: number) => boolean>();
const families: Record<Weight, Map<number, string>> = { 400: new Map(), 500: new Map(), 700: new Map() };
let subsets: readonly Subset[] | undefined;

/** The family that draws a character, or undefined when no bundled font has it. */
export function familyOf(codePoint: number, weight: Weight): string | undefined {
  const known = families[weight].get(codePoint);
  if (known !== undefined) return known === "" ? undefined : known;
  const family = findFamily(codePoint, weight);
  families[weight].set(codePoint, family ?? "");
  return family;
}

function findFamily(codePoint: number, weight: Weight): string | undefined {
  subsets ??= readSubsets();
  for (const subset of subsets) {
    if (!subset.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
    const family = `${subset.name} ${String(weight)}`;
    const has = registered.get(family) ?? register(subset, family, weight);
    if (has(codePoint)) return family;
  }
  return undefined;
}

function register(subset: Subset, family: string, weight: Weight): (codePoint: number) => boolean {
  const path = join(subset.folder, "files", `${subset.prefix}-${String(weight)}-normal.woff2`);
  GlobalFonts.registerFromPath(path, family);
  const has = coverageOf(path);
  registered.set(family, has);
  return has;
}

/** Letters of a subset's own script are surely in it; anything else is looked up in the font. */
function coverageOf(path: string): (codePoint: number) => boolean {
  let read: ((codePoint: number) => boolean) | undefined;
  return (codePoint) => {
    if (codePoint < 0x180 || (codePoint >= 0xac00 && codePoint <= 0xd7a3)) return true;
    read ??= readCoverage(readFileSync(path));
    return read(codePoint);
  };
}

function readSubsets(): readonly Subset[] {
  return packages
    .flatMap((name) => {
      const folder = dirname(require.resolve(`@fontsource/${name}/package.json`));
      const text: unknown = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
      if (typeof text !== "object" || text === null) return [];
      return Object.entries(text).flatMap(([key, value]: [string, unknown]) => {
        // Latin of the Korean and Arabic families is drawn by Roboto.
        if (typeof value !== "string" || (name !== "roboto" && key.startsWith("latin"))) return [];
        const subset = key.replaceAll(/[[\]]/g, "");
        return [
          { name: `${name} ${subset}`, folder, prefix: `${name}-${subset}`, ranges: readRanges(value) },
        ];
      });
    })
    .sort((a, b) => order(a.name) - order(b.name));
}

/** Latin first: most text is found at once. */
function order(name: string): number {
  return name === "roboto latin" ? 0 : 1;
}

function readRanges(text: string): readonly (readonly [number, number])[] {
  return text.split(",").map((range) => {
    const [from = "0", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
