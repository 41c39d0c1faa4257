/** Colours as apps write them, mixed and compared. */

/** Red, green, blue from 0 to 255, alpha from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const named: Readonly<Record<string, string>> = {
  white: "#ffffff",
  black: "#000000",
  transparent: "#00000000",
  red: "#f44336",
  green: "#4caf50",
  blue: "#2196f3",
  gray: "#9e9e9e",
  grey: "#9e9e9e",
  orange: "#ff9800",
  yellow: "#ffeb3b",
};

/** "#rgb", "#rrggbb", "#rrggbbaa", "rgb(…)", "rgba(…)" or a plain name; anything else is mid grey. */
export function parseColor(text: string): Rgba {
  const color = named[text] ?? text;
  const hex = /^#([\da-f]{3,8})$/i.exec(color)?.[1];
  if (hex !== undefined) {
    const wide = hex.length <= 4 ? hex.replaceAll(/./g, "$&$&") : hex;
    const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
    return [part(0), part(2), part(4), wide.length >= 8 ? part(6) / 255 : 1];
  }
  const numbers = /^rgba?\((.*)\)$/
    .exec(color)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  const [red = 128, green = 128, blue = 128, alpha = 1] = numbers ?? [];
  return [red, green, blue, alpha];
}

function round(value: number): string {
  return String(Math.round(value));
}

/** The colour in CSS's words. */
export function css([red, green, blue, alpha]: Rgba): string {
  return `rgba(${round(red)}, ${round(green)}, ${round(blue)}, ${alpha.toFixed(3)})`;
}

/** `part` of `over` on top of `under`. */
export function mix(under: string, over: string, part: number): string {
  const a = parseColor(under);
  const b = parseColor(over);
  const at = (i: 0 | 1 | 2 | 3): number => a[i] + (b[i] - a[i]) * part;
  return css([at(0), at(1), at(2), at(3)]);
}

/** The same colour, this much of it. */
export function fade(color: string, alpha: number): string {
  const [red, green, blue, own] = parseColor(color);
  return css([red, green, blue, own * alpha]);
}

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** From 0 (black) to 1 (white), as an eye sees it (WCAG 2). */
export function luminance(color: string): number {
  const [red, green, blue] = parseColor(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(color: string): string {
  return luminance(color) > 0.45 ? "#1d1b20" : "#ffffff";
}
