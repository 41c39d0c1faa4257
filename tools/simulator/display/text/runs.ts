/** A line of text cut into runs that one font draws. */
import { familyOf, type Weight } from "./fonts.ts";

/** Characters in one font; `family` undefined for what no bundled font has (emoji, rare scripts). */
export interface Run {
  readonly text: string;
  readonly family: string | undefined;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Drawn as nothing: joiners, variation selectors, direction marks, byte order marks, skin tones. */
const silent = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;

/** Has letters that are written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** The runs of a line, in writing order. */
export function runsOf(line: string, weight: Weight): readonly Run[] {
  const text = line.replaceAll(silent, "");
  if (isPlain(text)) return text === "" ? [] : [{ text, family: familyOf(65, weight) }];
  const runs: { text: string; family: string | undefined }[] = [];
  for (const character of text) {
    const family = familyOf(character.codePointAt(0) ?? 0, weight);
    const last = runs.at(-1);
    // A missing character stands alone: it is drawn as a picture of its own.
    if (last !== undefined && family !== undefined && last.family === family) last.text += character;
    else runs.push({ text: character, family });
  }
  return runs;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0xff || code < 0x20) return false;
  }
  return true;
}

/** One font list for a line that Skia must reorder (Arabic, Hebrew, and what stands between). */
export function familiesOf(line: string, weight: Weight): string {
  const families = new Set<string>();
  for (const run of runsOf(line, weight)) if (run.family !== undefined) families.add(run.family);
  return [...families].map((family) => `"${family}"`).join(", ");
}
