/** Widths of text on a terminal: Korean, Chinese and Japanese letters and emoji take two columns. */
import { visibleText } from "../visibleText.ts";

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const widthless = /^(?:\p{Mark}|\p{Cf})$/u;

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += widthless.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return columns;
}

/** One line of at most so many columns: line ends and tabs become spaces, what is too long ends in "…". */
export function fit(text: string, columns: number): string {
  const line = visibleText(text).replaceAll(/\s+/g, " ").trim();
  if (columnsOf(line) <= columns) return line;
  let kept = "";
  let used = 0;
  for (const letter of line) {
    used += columnsOf(letter);
    if (used > columns - 1) break;
    kept += letter;
  }
  return columns < 1 ? "" : `${kept.trimEnd()}…`;
}

/** A text in exactly so many columns. */
export function pad(text: string, columns: number): string {
  const line = fit(text, columns);
  return line + " ".repeat(Math.max(0, columns - columnsOf(line)));
}

/** "1 step", "2 steps". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
