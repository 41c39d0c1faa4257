const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
};

/** A regular expression of grep as one of JavaScript: basic (`\(`, `\|`), extended or fixed. Throws SyntaxError. */
export function posixPattern(text: string, kind: "basic" | "extended" | "fixed"): string {
  if (kind === "fixed") return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  let result = "";
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === "\\") {
      const next = text.charAt(++i);
      if (kind === "basic" && "(){}|+?".includes(next)) result += next;
      else if (next === "<" || next === ">") result += "\\b";
      else result += /[A-Za-z0-9]/.test(next) && !/[bBwWsSdD1-9]/.test(next) ? next : `\\${next}`;
    } else if (character === "[") {
      const end = closingBracket(text, i);
      result += bracket(text.slice(i + 1, end));
      i = end;
    } else if (kind === "basic" && "(){}|+?".includes(character)) result += `\\${character}`;
    else if (character === "*" && (result === "" || result === "^" || result.endsWith("("))) result += "\\*";
    else if (character === "{" && !/^\{\d+(?:,\d*)?\}/.test(text.slice(i))) result += "\\{";
    else result += character;
  }
  return result;
}

function closingBracket(text: string, open: number): number {
  let at = open + 1;
  if (text.charAt(at) === "^") at++;
  if (text.charAt(at) === "]") at++;
  for (; at < text.length; at++) {
    if (text.startsWith("[:", at)) at = text.indexOf(":]", at) + 1;
    else if (text.charAt(at) === "]") return at;
    if (at <= 0) break;
  }
  throw new SyntaxError("brackets ([ ]) not balanced");
}

function bracket(inside: string): string {
  const inverted = inside.startsWith("^");
  const body = (inverted ? inside.slice(1) : inside).replace(/\\/g, "\\\\").replace(/^\]/, "\\]");
  const filled = body
    .replace(/\[:([a-z]+):\]/g, (_, name: string) => classes[name] ?? "")
    .replace(/\[(?!\\)/g, "\\[");
  return `[${inverted ? "^" : ""}${filled}]`;
}
