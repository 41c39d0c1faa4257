import type { Source } from "./source.ts";
import { ShellSyntaxError, type Change, type Part, type Word } from "./syntax.ts";

const metacharacters = new Set([" ", "\t", "\r", "\n", ";", "&", "|", "<", ">", "(", ")", ""]);

/** Collects pieces and joins neighbouring text of one kind. */
function createCollector(): {
  add: (part: Part) => void;
  text: (value: string, quoted: boolean) => void;
  parts: Part[];
} {
  const parts: Part[] = [];
  let open: { value: string; quoted: boolean } | undefined;
  return {
    parts,
    add(part) {
      open = undefined;
      parts.push(part);
    },
    text(value, quoted) {
      if (open && open.quoted === quoted) open.value += value;
      else {
        const part = { kind: "text" as const, value, quoted };
        open = part;
        parts.push(part);
      }
    },
  };
}

/** Read one word; `stop` says which characters end it (those between words, unless told otherwise). */
export function parseWord(
  source: Source,
  stop: (character: string) => boolean = (c) => metacharacters.has(c),
): Word {
  const { parts, add, text } = createCollector();
  if (source.match(/~(?=[/\s;&|<>()]|$)/y)) {
    source.at++;
    add({ kind: "tilde" });
  }
  while (!source.ended && !stop(source.peek())) {
    const character = source.take();
    if (character === "\\") {
      if (source.ended) text("\\", true);
      else if (source.peek() === "\n") source.at++;
      else text(source.take(), true);
    } else if (character === "'") text(singleQuoted(source), true);
    else if (character === '"') {
      const inner = parseQuoted(source, '"');
      if (inner.length === 0) text("", true);
      for (const part of inner) {
        if (part.kind === "text") text(part.value, true);
        else add(part);
      }
    } else if (character === "$" && source.peek() === "'") {
      source.at++;
      text(escapedQuoted(source), true);
    } else if (character === "$" || character === "`") {
      const part = parseExpansion(source, character, false);
      if (part) add(part);
      else text("$", false);
    } else text(character, false);
  }
  return parts;
}

function noClosingQuote(): ShellSyntaxError {
  return new ShellSyntaxError("no closing quote", true);
}

function singleQuoted(source: Source): string {
  const end = source.text.indexOf("'", source.at);
  if (end < 0) {
    source.at = source.text.length;
    throw noClosingQuote();
  }
  const value = source.text.slice(source.at, end);
  source.at = end + 1;
  return value;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  v: "\v",
};

/** `$'…'` */
function escapedQuoted(source: Source): string {
  let value = "";
  for (;;) {
    if (source.ended) throw noClosingQuote();
    const character = source.take();
    if (character === "'") return value;
    if (character !== "\\") value += character;
    else {
      const code = source.match(/x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|[0-7]{1,3}/y);
      source.at += code.length;
      if (code)
        value += String.fromCharCode(
          /^[xu]/.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8),
        );
      else {
        const next = source.take();
        value += escapes[next] ?? next;
      }
    }
  }
}

/** The inside of double quotes up to `close`; of a here-document ("" for `close`) up to the end. */
export function parseQuoted(source: Source, close: '"' | ""): Word {
  const { parts, add, text } = createCollector();
  for (;;) {
    if (source.ended) {
      if (close) throw noClosingQuote();
      return parts;
    }
    const character = source.take();
    if (character === close && close) return parts;
    if (character === "\\") {
      const next = source.peek();
      if (next === "\n") source.at++;
      else if (next === "$" || next === "`" || next === "\\" || (next === '"' && close))
        text(source.take(), true);
      else text("\\", true);
    } else if (character === "$" || character === "`") {
      const part = parseExpansion(source, character, true);
      if (part) add(part);
      else text("$", true);
    } else text(character, true);
  }
}

/** What follows a `$` or a backtick that was taken; undefined when the `$` stands for itself. */
function parseExpansion(source: Source, opener: string, quoted: boolean): Part | undefined {
  return source.nested(() => {
    if (opener === "`") return backticks(source, quoted);
    if (source.starts("((")) {
      const expression = arithmeticText(source);
      if (expression !== undefined)
        return { kind: "arithmetic", expression: parseQuoted(source.within(expression), ""), quoted };
    }
    if (source.skip("(")) {
      const body = source.list();
      if (!source.skip(")")) throw source.unexpected();
      return { kind: "command", body, quoted };
    }
    if (source.skip("{")) return braces(source, quoted);
    const name = source.match(/[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y);
    if (!name) return undefined;
    source.at += name.length;
    return { kind: "variable", name, quoted };
  });
}

/** The text between `((` and its `))`; undefined (and nothing taken) when it is a subshell in a substitution. */
export function arithmeticText(source: Source): string | undefined {
  let depth = 0;
  for (let i = source.at + 2; i < source.text.length; i++) {
    const character = source.text.charAt(i);
    if (character === "(") depth++;
    else if (character === ")" && depth > 0) depth--;
    else if (character === ")") {
      if (source.text.charAt(i + 1) !== ")") return undefined;
      const text = source.text.slice(source.at + 2, i);
      source.at = i + 2;
      return text;
    }
  }
  return undefined;
}

function backticks(source: Source, quoted: boolean): Part {
  let text = "";
  for (;;) {
    if (source.ended) throw noClosingQuote();
    const character = source.take();
    if (character === "`") break;
    if (character === "\\" && (/[\\`$]/.test(source.peek()) || (quoted && source.peek() === '"')))
      text += source.take();
    else text += character;
  }
  const inner = source.within(text);
  const body = inner.nested(() => inner.list());
  inner.skipBlanks();
  if (!inner.ended) throw inner.unexpected();
  return { kind: "command", body, quoted };
}

function braces(source: Source, quoted: boolean): Part {
  const isLength = source.peek() === "#" && !/[}:\-=?+#%/]/.test(source.peek(1));
  if (isLength) source.at++;
  const name = source.match(/[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-]/y);
  source.at += name.length;
  if (!name) throw new ShellSyntaxError("${" + source.match(/[^}]*\}?/y) + ": bad substitution", false);
  const change = isLength ? { kind: "length" as const } : parseChange(source, name, quoted);
  if (!source.skip("}")) {
    if (source.ended) throw noClosingQuote();
    throw new ShellSyntaxError("${" + name + source.match(/[^}]*\}?/y) + ": bad substitution", false);
  }
  return change ? { kind: "variable", name, quoted, change } : { kind: "variable", name, quoted };
}

function parseChange(source: Source, name: string, quoted: boolean): Change | undefined {
  if (source.peek() === "}" || source.ended) return undefined;
  const upTo = (characters: string): Word => operand(source, characters, quoted);
  const operator = source.match(/:?[-=?+]|##?|%%?|\/\/?|:/y);
  source.at += operator.length;
  const empty = operator.startsWith(":");
  switch (operator.replace(":", "")) {
    case "-":
      return { kind: "default", word: upTo("}"), empty };
    case "=":
      return { kind: "assign", word: upTo("}"), empty };
    case "?":
      return { kind: "error", word: upTo("}"), empty };
    case "+":
      return { kind: "alternative", word: upTo("}"), empty };
    case "#":
    case "##":
      return { kind: "prefix", pattern: upTo("}"), longest: operator === "##" };
    case "%":
    case "%%":
      return { kind: "suffix", pattern: upTo("}"), longest: operator === "%%" };
    case "/":
    case "//": {
      const pattern = upTo("/}");
      return { kind: "replace", pattern, by: source.skip("/") ? upTo("}") : [], all: operator === "//" };
    }
    default:
  }
  if (operator === ":") {
    const offset = upTo(":}");
    return { kind: "slice", offset, length: source.skip(":") ? upTo("}") : undefined };
  }
  throw new ShellSyntaxError("${" + name + source.match(/[^}]*\}?/y) + ": bad substitution", false);
}

/** The word inside braces: quotes work in it, blanks do not end it. */
function operand(source: Source, end: string, quoted: boolean): Word {
  const word = parseWord(source, (character) => character !== "" && end.includes(character));
  if (!quoted) return word;
  return word.map((part) => (part.kind === "tilde" ? { kind: "text", value: "~", quoted: true } : part));
}
