/** Where the lines of a paragraph stand in their box. */
import type { TextStyle } from "../element.ts";
import type { Rect } from "../scene.ts";
import { type Line, lineHeight, type Paragraph } from "./wrap.ts";

/** How a paragraph stands in its box. */
export interface WordsPlace {
  readonly content: Rect;
  readonly rtl: boolean;
  readonly centred: boolean;
  /** Show the end of a line that is too long, as a field does that is typed in. */
  readonly tail: boolean;
}

/** A line with the left end of its baseline. */
export interface PlacedLine {
  readonly line: Line;
  readonly x: number;
  readonly baseline: number;
}

/** Roboto's ascent and descent, as parts of the text size. */
const ascent = 0.9277;
const descent = 0.2441;

/** The lines with their places. */
export function placeLines(paragraph: Paragraph, style: TextStyle, at: WordsPlace): readonly PlacedLine[] {
  const width = at.content.right - at.content.left;
  const height = at.content.bottom - at.content.top;
  const tall = lineHeight(style);
  const top = at.centred ? at.content.top + Math.max(0, (height - paragraph.height) / 2) : at.content.top;
  const down = (tall - (ascent + descent) * style.size) / 2 + ascent * style.size;
  return paragraph.lines.map((line, index) => {
    const spare = width - line.width;
    const end = at.tail && spare < 0 ? true : (style.align === "end") !== at.rtl;
    const x = at.content.left + (style.align === "center" && spare >= 0 ? spare / 2 : end ? spare : 0);
    return { line, x, baseline: Math.round(top + index * tall + down) };
  });
}
