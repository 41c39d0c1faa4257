/** What a field takes of what is typed. */
import type { Editable } from "../scene.ts";
import { str } from "./read.ts";

const kinds = ["text", "number", "decimal", "email", "phone", "password", "multiline", "search"] as const;

/** A field's kind of input. */
export function inputOf(props: Readonly<Record<string, unknown>>): Editable["input"] {
  const named = str(props, "input");
  return kinds.find((kind) => kind === named) ?? "text";
}

/** The text after the field's filters: digits only, one line, no more than so many characters. */
export function accept(text: string, input: Editable["input"], maxLength: number | undefined): string {
  const filtered = filter(text, input);
  if (maxLength === undefined) return filtered;
  return filtered.length <= maxLength ? filtered : filtered.slice(0, maxLength);
}

function filter(text: string, input: Editable["input"]): string {
  switch (input) {
    case "number":
      return text.replaceAll(/\D/g, "");
    case "decimal": {
      const [whole = "", ...rest] = text.replaceAll(/[^\d.]/g, "").split(".");
      return rest.length === 0 ? whole : `${whole}.${rest.join("")}`;
    }
    case "phone":
      return text.replaceAll(/[^\d+*#(),;/N. -]/g, "");
    case "multiline":
      return text;
    default:
      return text.replaceAll(/[\r\n]+/g, "");
  }
}
