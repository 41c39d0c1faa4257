import type { Source } from "./source.ts";
import { ShellSyntaxError, type Redirection } from "./syntax.ts";
import { parseQuoted, parseWord } from "./words.ts";

/** Read a redirection, if one stands here. */
export function parseRedirection(source: Source): Redirection | undefined {
  source.skipBlanks();
  const found = source.match(/\d*(?:<<<|<<-?|<&|<>|<|>>|>&|>\||>)|&>>?/y);
  if (!found) return undefined;
  source.at += found.length;
  const digits = /^\d+/.exec(found)?.[0] ?? "";
  const symbol = found.slice(digits.length);
  const fd = digits ? Number(digits) : symbol.startsWith("<") ? 0 : 1;
  source.skipBlanks();
  if (symbol === "<<" || symbol === "<<-") {
    const word = parseWord(source);
    if (word.length === 0) throw source.unexpected();
    const delimiter = word.map((part) => (part.kind === "text" ? part.value : "")).join("");
    const quoted = word.some((part) => part.kind === "text" && part.quoted);
    const redirection: Redirection = { fd, operator: "<<", target: [] };
    source.documents.push({ redirection, delimiter, quoted, stripTabs: symbol === "<<-" });
    return redirection;
  }
  const target = parseWord(source);
  if (target.length === 0) throw source.unexpected();
  return { fd, operator: redirectionOperator(symbol), target };
}

function redirectionOperator(symbol: string): Redirection["operator"] {
  switch (symbol) {
    case "<":
    case ">":
    case ">>":
    case ">|":
    case "<>":
    case "<&":
    case ">&":
    case "<<<":
      return symbol;
    default:
      return "&>";
  }
}

/** Read the bodies of the here-documents that were announced. */
export function readDocuments(source: Source): void {
  for (const document of source.documents.splice(0)) {
    let body = "";
    for (;;) {
      if (source.ended) throw new ShellSyntaxError(`here document '${document.delimiter}' unclosed`, true);
      const end = source.text.indexOf("\n", source.at);
      const raw = source.text.slice(source.at, end < 0 ? undefined : end);
      source.at = end < 0 ? source.text.length : end + 1;
      const line = document.stripTabs ? raw.replace(/^\t+/, "") : raw;
      if (line === document.delimiter) break;
      body += `${line}\n`;
    }
    document.redirection.target = document.quoted
      ? [{ kind: "text", value: body, quoted: true }]
      : parseQuoted(source.within(body), "");
  }
}
