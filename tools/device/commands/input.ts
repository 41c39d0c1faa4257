/** Commands that inject input, as text for the device's shell. Coordinates are pixels of the current rotation. */
import { quote } from "../quote.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Keys by the names that tools use, with Android's key codes. */
export const keys = {
  back: 4,
  home: 3,
  recents: 187,
  enter: 66,
  delete: 67,
  tab: 61,
  space: 62,
  escape: 111,
  search: 84,
  menu: 82,
  up: 19,
  down: 20,
  left: 21,
  right: 22,
  center: 23,
  page_up: 92,
  page_down: 93,
  volume_up: 24,
  volume_down: 25,
  power: 26,
  wakeup: 224,
  sleep: 223,
} as const;

export type KeyName = keyof typeof keys;

const at = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;

export const tap = (point: Point): string => `input tap ${at(point)}`;

/** Two taps in one round trip, so that the second comes as soon as the device can. */
export const doubleTap = (point: Point): string => `${tap(point)}; ${tap(point)}`;

/** Longer than the longest press time-out that a system is set to (400 to 500 ms). */
export const longPress = (point: Point): string => `input swipe ${at(point)} ${at(point)} 900`;

export const swipe = (from: Point, to: Point, ms: number): string =>
  `input swipe ${at(from)} ${at(to)} ${Math.round(ms)}`;

export const key = (...names: readonly KeyName[]): string =>
  `input keyevent ${names.map((name) => keys[name]).join(" ")}`;

/** Deletes this many characters from the field with the focus, from its end. */
export function clearText(characters: number, lines: boolean): string {
  const moveEnd = 123;
  const backwards = Array.from({ length: characters }, () => keys.delete);
  // In a field of several lines the end key goes to the end of a line only: delete forwards too.
  const forwards = lines ? Array.from({ length: characters }, () => 112) : [];
  const codes = [moveEnd, ...backwards, ...forwards];
  const commands: string[] = [];
  for (let from = 0; from < codes.length; from += 100)
    commands.push(`input keyevent ${codes.slice(from, from + 100).join(" ")}`);
  return commands.join("; ");
}

/** Can the device's virtual keyboard type all of it? Anything else makes `input text` fail before its first character. */
export const isTypable = (text: string): boolean => /^[\u0020-\u007e\n\t]*$/.test(text);

/**
 * Types into the field with the focus, in chunks that slow editors can follow. `input text` turns %s into a space and
 * knows no newline, so those go their own ways.
 */
export function typeText(text: string, chunkLength: number): string {
  const commands: string[] = [];
  for (const piece of text.split(/(\n|\t)/)) {
    if (piece === "\n") commands.push(key("enter"));
    else if (piece === "\t") commands.push(key("tab"));
    else for (const chunk of chunks(piece, chunkLength)) commands.push(`input text ${quote(chunk)}`);
  }
  return commands.join("; ");
}

/** A literal "%s" is broken between its two characters. */
function chunks(text: string, length: number): string[] {
  const found: string[] = [];
  for (const part of text.split(/(?<=%)(?=s)/)) {
    for (let from = 0; from < part.length; from += length)
      found.push(part.slice(from, from + length).replaceAll(" ", "%s"));
  }
  return found;
}
