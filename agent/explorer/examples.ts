/** How a field writes what it asks for, by the examples that it gives: what stands in it, its hint, or a refusal's words. */
import type { FieldKind } from "./values.ts";

/** Kinds that each app and country writes in another way. */
const formatted: ReadonlySet<FieldKind> = new Set(["date", "phone", "zip", "expiry"]);

const patterns: Partial<Record<FieldKind, RegExp>> = {
  date: /\b\d{4}([-./])\d{1,2}\1\d{1,2}\b|\b\d{1,2}([-./])\d{1,2}\2\d{4}\b/,
  phone: /\+?\d[\d ()/-]{6,}\d/,
  zip: /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b\d{4,6}(?:-\d{3,4})?\b/,
  expiry: /\b\d{2} ?\/ ?\d{2}\b/,
};

/** Letters that stand for the parts of a date: English, German, French, Korean forms are told by their order. */
const template = /\b([dtj]{2}|[m]{2}|[yja]{4})([-./])([dtj]{2}|[m]{2})\2([yja]{4}|[dtj]{2})\b/i;
const parts: Readonly<Record<string, string>> = { d: "14", t: "14", m: "03", y: "1990", a: "1990" };

/** An example of this kind in some words; null when they hold none. */
export function exampleIn(kind: FieldKind, words: string): string | null {
  if (!formatted.has(kind)) return null;
  const found = patterns[kind]?.exec(words)?.[0];
  if (found !== undefined) return found;
  const letters = kind === "date" ? template.exec(words) : null;
  if (letters === null) return null;
  const [, first = "", between = "", second = "", third = ""] = letters;
  return [first, second, third]
    .map((part) => (part.length === 4 ? "1990" : (parts[part.charAt(0).toLowerCase()] ?? "14")))
    .join(between);
}

/** Another value in the same form: a date of the next day, a number whose last digit is another. */
export function another(kind: FieldKind, example: string): string {
  if (kind === "phone") return example.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  if (kind !== "date") return example;
  return example.replace(/(?<!\d)(?:1[3-9]|2[0-6])(?!\d)/, (day) => String(Number(day) + 1));
}
