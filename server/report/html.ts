/** HTML as strings with one way to put text in: everything that is not already markup is escaped. */
import { visibleText } from "../visibleText.ts";

/** Markup that may stand as it is. Made only by `html`, `join` and `trusted`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a hole of the template takes; `false`, `null` and `undefined` show nothing. */
export type Fill = Markup | string | number | false | null | undefined | readonly Fill[];

/** Tagged template for markup: `html\`<p>${text}</p>\``. Attributes must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, fill] of fills.entries()) text += fillText(fill) + (parts[index + 1] ?? "");
  return new Markup(text);
}

/** Markup that we wrote ourselves as a constant (a stylesheet). Never for anything that comes from outside. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Text fit for HTML text and double-quoted attributes, with nothing hidden in it. */
export function escapeText(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function fillText(fill: Fill): string {
  if (fill === false || fill === null || fill === undefined) return "";
  if (fill instanceof Markup) return fill.text;
  if (typeof fill === "number") return String(fill);
  if (typeof fill === "string") return escapeText(fill);
  return fill.map(fillText).join("");
}
