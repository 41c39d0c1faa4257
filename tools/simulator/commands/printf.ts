import { unescape } from "../shell/escapes.ts";

/** What toybox's printf prints; the format is used again until all arguments are taken. */
export function printfText(args: readonly string[]): { text: string; problem: string | undefined } {
  const [format, ...values] = args;
  if (format === undefined) return { text: "", problem: "Needs 1 argument" };
  let text = "";
  let problem: string | undefined;
  let at = 0;
  do {
    const before = at;
    let stopped = false;
    const pieces = format.match(/%[-+ 0#]*(?:\*|\d*)(?:\.(?:\*|\d*))?[a-zA-Z%]|[^%]+|%/g) ?? [];
    for (const piece of pieces) {
      const found = /^%([-+ 0#]*)(\*|\d*)(?:\.(\*|\d*))?([a-zA-Z%])$/.exec(piece);
      if (!found) {
        const { value, stopped: ends } = unescape(piece);
        text += value;
        stopped = ends;
        if (ends) break;
        continue;
      }
      const [, flags = "", widthText = "", precisionText, letter = ""] = found;
      if (letter === "%") {
        text += "%";
        continue;
      }
      const width = Math.min(10_000, Number(widthText === "*" ? values[at++] : widthText) || 0);
      const precision =
        precisionText === undefined
          ? undefined
          : Number(precisionText === "*" ? values[at++] : precisionText) || 0;
      const value = values[at++] ?? "";
      const body = convert(letter, value, flags, precision);
      if (body === undefined) return { text, problem: `bad format ${piece}` };
      if ("diuxXo".includes(letter) && value !== "" && Number.isNaN(integer(value)))
        problem = `${value}: not a valid number`;
      text += pad(body, width, flags, "diuxXof".includes(letter));
    }
    if (stopped || at === before) break;
  } while (at < values.length);
  return { text, problem };
}

function integer(text: string): number {
  if (/^["']/.test(text)) return text.codePointAt(1) ?? 0;
  return /^[-+]?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function convert(
  letter: string,
  value: string,
  flags: string,
  precision: number | undefined,
): string | undefined {
  const number = integer(value) || 0;
  switch (letter) {
    case "s":
      return precision === undefined ? value : value.slice(0, precision);
    case "b":
      return unescape(value).value;
    case "c":
      return value.slice(0, 1);
    case "d":
    case "i":
    case "u":
      return `${flags.includes("+") && number >= 0 ? "+" : ""}${number}`;
    case "x":
      return (number >>> 0).toString(16);
    case "X":
      return (number >>> 0).toString(16).toUpperCase();
    case "o":
      return (number >>> 0).toString(8);
    case "f":
      return (Number(value) || 0).toFixed(Math.min(50, precision ?? 6));
    case "g":
    case "e":
      return String(Number(value) || 0);
    default:
      return undefined;
  }
}

function pad(body: string, width: number, flags: string, numeric: boolean): string {
  if (flags.includes("-")) return body.padEnd(width);
  if (!numeric || !flags.includes("0")) return body.padStart(width);
  return body.startsWith("-") ? `-${body.slice(1).padStart(width - 1, "0")}` : body.padStart(width, "0");
}
