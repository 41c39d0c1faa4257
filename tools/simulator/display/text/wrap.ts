/** Text into lines: breaking, cutting at the last line, ellipsis. */
import type { TextStyle, Words } from "../element.ts";
import { widthOf } from "./measure.ts";

/** A line with its width in pixels. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

/** Text laid out in a width. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const ellipsis = "…";
/** Between these, a line may break without a space: Hangul, kana, Chinese characters. */
const ideograph = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/u;
/** Never at the start of a line. */
const closing = /^[\s,.!?:;)\]}%…’”」』、。！？]/u;

/** Lay words out in at most `available` pixels. */
export function wrap(words: Words, available: number): Paragraph {
  const { style } = words;
  const most = style.maxLines ?? Number.POSITIVE_INFINITY;
  const measure = (text: string): number => widthOf(text, style.size, style.weight);
  const lines: string[] = [];
  // Neither broken nor cut: the glyphs run on under the box's edge.
  if (most === 1 && !style.ellipsis) lines.push(words.text.replaceAll("\n", " "));
  else
    for (const paragraph of words.text.split("\n"))
      breakLines(paragraph, available, measure, lines, most + 1);
  const cut = lines.length > most;
  const kept = cut ? lines.slice(0, most) : lines;
  const last = kept.length - 1;
  if (last >= 0 && style.ellipsis) {
    const rest = cut ? (lines[last + 1] ?? "") : "";
    const line = kept[last] ?? "";
    if (cut || measure(line) > available)
      kept[last] = cutOff(`${line}${cut ? ` ${rest}` : ""}`, available, measure);
  }
  const measured = kept.map((text) => ({ text, width: measure(text) }));
  return {
    lines: measured,
    width: Math.ceil(Math.max(0, ...measured.map((line) => line.width))),
    height: Math.ceil(measured.length * lineHeight(style)),
  };
}

/** Pixels from one baseline to the next. */
export function lineHeight(style: TextStyle): number {
  return Math.round(style.size * style.leading);
}

function breakLines(
  paragraph: string,
  available: number,
  measure: (text: string) => number,
  lines: string[],
  most: number,
): void {
  // One line that fits, or is to be clipped or cut with an ellipsis, needs no breaking.
  if (measure(paragraph) <= available) {
    lines.push(paragraph);
    return;
  }
  let line = "";
  for (const piece of piecesOf(paragraph)) {
    if (lines.length >= most) return;
    const longer = line + piece;
    if (line === "" || measure(longer.trimEnd()) <= available) {
      line = longer;
    } else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
    while (lines.length < most && measure(line.trimEnd()) > available) {
      const head = fitting(line, available, measure);
      if (head.length >= line.length) break;
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line.trimEnd());
}

/** Pieces between places where a line may break, each with the space after it. */
function piecesOf(text: string): readonly string[] {
  const words = text.match(/\s*\S+\s*/gu) ?? [text];
  return words.flatMap((word) => {
    if (!ideograph.test(word)) return [word];
    const pieces: string[] = [];
    for (const character of word) {
      const last = pieces.at(-1);
      const joins =
        last !== undefined &&
        (closing.test(character) || !(ideograph.test(last.at(-1) ?? "") || ideograph.test(character)));
      if (joins) pieces[pieces.length - 1] = last + character;
      else pieces.push(character);
    }
    return pieces;
  });
}

/** As much of the start as fits: at least one character. */
function fitting(text: string, available: number, measure: (text: string) => number): string {
  const characters = Array.from(text);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join("")) <= available) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("");
}

function cutOff(text: string, available: number, measure: (text: string) => number): string {
  const room = available - measure(ellipsis);
  if (room <= 0) return ellipsis;
  const head = fitting(text, room, measure);
  return `${measure(head) <= room ? head.trimEnd() : ""}${ellipsis}`;
}
