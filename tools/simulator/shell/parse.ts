import { Source } from "./source.ts";
import {
  ShellSyntaxError,
  type Assignment,
  type Case,
  type Compound,
  type List,
  type Node,
  type Redirection,
  type Word,
} from "./syntax.ts";
import { arithmeticText, parseQuoted, parseWord } from "./words.ts";

const closers = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);

/** Read a whole script; throws ShellSyntaxError with mksh's words. */
export function parse(text: string): List {
  const source = new Source(text, parseList);
  const list = parseList(source);
  source.skipBlanks();
  if (!source.ended) throw source.unexpected();
  if (source.documents.length > 0) readDocuments(source);
  return list;
}

/** Commands up to a closing word, `)`, `;;` or the end. */
export function parseList(source: Source): List {
  const items: { node: Node; background: boolean }[] = [];
  for (;;) {
    skipLines(source);
    if (
      source.ended ||
      source.peek() === ")" ||
      source.starts(";;") ||
      source.starts(";&") ||
      closers.has(reserved(source))
    )
      break;
    const node = parseLogic(source);
    source.skipBlanks();
    const background = source.peek() === "&" && source.peek(1) !== "&";
    if (background) source.at++;
    items.push({ node, background });
    source.skipBlanks();
    if (background) continue;
    if (source.peek() === ";" && source.peek(1) !== ";" && source.peek(1) !== "&") source.at++;
    else if (source.peek() === "\n") newline(source);
    else break;
  }
  return { items };
}

function skipLines(source: Source): void {
  for (;;) {
    source.skipBlanks();
    if (source.peek() !== "\n") return;
    newline(source);
  }
}

/** Take a newline; the bodies of here-documents stand right after it. */
function newline(source: Source): void {
  source.at++;
  if (source.documents.length > 0) readDocuments(source);
}

function readDocuments(source: Source): void {
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

/** The reserved word (or bare word) that stands here, without taking it. */
function reserved(source: Source): string {
  return source.match(/[a-z]+(?=[\s;&|<>()]|$)|[{}!](?=[\s;&|<>()]|$)|\[\[(?=\s)/y);
}

function expect(source: Source, word: string): void {
  skipLines(source);
  if (reserved(source) !== word) throw source.unexpected();
  source.at += word.length;
}

function parseLogic(source: Source): Node {
  let left = parsePipeline(source);
  for (;;) {
    source.skipBlanks();
    const operator = source.starts("&&") ? "&&" : source.starts("||") ? "||" : undefined;
    if (!operator) return left;
    source.at += 2;
    skipLines(source);
    left = { kind: "logic", operator, left, right: parsePipeline(source) };
  }
}

function parsePipeline(source: Source): Node {
  let negated = false;
  source.skipBlanks();
  while (reserved(source) === "!") {
    source.at++;
    negated = !negated;
    source.skipBlanks();
  }
  const first = parseCommand(source);
  const commands = [first];
  for (;;) {
    source.skipBlanks();
    if (source.peek() !== "|" || source.peek(1) === "|") break;
    source.at++;
    skipLines(source);
    commands.push(parseCommand(source));
  }
  return commands.length === 1 && !negated ? first : { kind: "pipeline", commands, negated };
}

function parseCommand(source: Source): Node {
  return source.nested(() => {
    source.skipBlanks();
    const body = parseCompound(source);
    if (!body) return parseSimple(source);
    const redirections: Redirection[] = [];
    for (let next = parseRedirection(source); next; next = parseRedirection(source)) redirections.push(next);
    return { kind: "compound", body, redirections };
  });
}

function parseCompound(source: Source): Compound | undefined {
  if (source.starts("((")) {
    const expression = arithmeticText(source);
    if (expression !== undefined)
      return { kind: "arithmetic", expression: parseQuoted(source.within(expression), "") };
  }
  if (source.skip("(")) {
    const list = parseList(source);
    if (!source.skip(")")) throw source.unexpected();
    return { kind: "subshell", list };
  }
  const word = reserved(source);
  switch (word) {
    case "{": {
      source.at++;
      const list = parseList(source);
      expect(source, "}");
      return { kind: "group", list };
    }
    case "if":
      source.at += 2;
      return parseIf(source);
    case "while":
    case "until": {
      source.at += 5;
      const condition = body(source);
      return { kind: "while", until: word === "until", condition, body: parseDo(source) };
    }
    case "for":
      source.at += 3;
      return parseFor(source);
    case "case":
      source.at += 4;
      return parseCase(source);
    case "[[":
      source.at += 2;
      return parseCondition(source);
    default:
      if (closers.has(word)) throw source.unexpected();
      return undefined;
  }
}

/** A list that must hold a command. */
function body(source: Source): List {
  const list = parseList(source);
  if (list.items.length === 0) throw source.unexpected();
  return list;
}

function parseDo(source: Source): List {
  expect(source, "do");
  const list = body(source);
  expect(source, "done");
  return list;
}

function parseIf(source: Source): Compound {
  const clauses: { condition: List; body: List }[] = [];
  for (;;) {
    const condition = body(source);
    expect(source, "then");
    clauses.push({ condition, body: body(source) });
    skipLines(source);
    if (reserved(source) !== "elif") break;
    source.at += 4;
  }
  let otherwise: List | undefined;
  if (reserved(source) === "else") {
    source.at += 4;
    otherwise = body(source);
  }
  expect(source, "fi");
  return { kind: "if", clauses, otherwise };
}

function parseFor(source: Source): Compound {
  source.skipBlanks();
  const name = source.match(/[A-Za-z_][A-Za-z0-9_]*/y);
  if (!name) throw source.unexpected();
  source.at += name.length;
  skipLines(source);
  let words: Word[] | undefined;
  if (reserved(source) === "in") {
    source.at += 2;
    words = [];
    for (source.skipBlanks(); !/^[;\n&|()<>]?$/.test(source.peek()); source.skipBlanks())
      words.push(parseWord(source));
  }
  source.skipBlanks();
  source.skip(";");
  return { kind: "for", name, words, body: parseDo(source) };
}

function parseCase(source: Source): Compound {
  source.skipBlanks();
  const word = parseWord(source);
  expect(source, "in");
  const cases: Case[] = [];
  for (;;) {
    skipLines(source);
    if (reserved(source) === "esac") break;
    source.skip("(");
    const patterns: Word[] = [];
    do {
      source.skipBlanks();
      const pattern = parseWord(source);
      if (pattern.length === 0) throw source.unexpected();
      patterns.push(pattern);
      source.skipBlanks();
    } while (source.skip("|"));
    if (!source.skip(")")) throw source.unexpected();
    const list = parseList(source);
    const fall = source.skip(";&");
    cases.push({ patterns, body: list, fall });
    if (!fall && !source.skip(";;")) break;
  }
  expect(source, "esac");
  return { kind: "case", word, cases };
}

/** `[[ … ]]`: operators are kept as words; the interpreter gives them meaning. */
function parseCondition(source: Source): Compound {
  const words: Word[] = [];
  for (;;) {
    skipLines(source);
    if (source.ended) throw source.unexpected();
    if (source.match(/\]\](?=[\s;&|<>()]|$)/y)) {
      source.at += 2;
      return { kind: "condition", words };
    }
    const operator = source.match(/&&|\|\||[()<>]/y);
    source.at += operator.length;
    if (operator) words.push([{ kind: "text", value: operator, quoted: false }]);
    else {
      const word = parseWord(source);
      if (word.length === 0) throw source.unexpected();
      words.push(word);
    }
  }
}

function parseSimple(source: Source): Node {
  const line = source.line();
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  for (;;) {
    source.skipBlanks();
    const redirection = parseRedirection(source);
    if (redirection) {
      redirections.push(redirection);
      continue;
    }
    if (/^[;\n&|()<>]?$/.test(source.peek())) break;
    const prefix = words.length === 0 ? source.match(/[A-Za-z_][A-Za-z0-9_]*\+?=/y) : "";
    if (prefix) {
      source.at += prefix.length;
      assignments.push({
        name: prefix.replace(/\+?=$/, ""),
        append: prefix.endsWith("+="),
        value: parseWord(source),
      });
      continue;
    }
    words.push(parseWord(source));
  }
  const name = words[0]?.[0];
  if (words.length === 1 && name?.kind === "text" && !name.quoted && source.match(/\(\s*\)/y)) {
    source.at += source.match(/\(\s*\)/y).length;
    skipLines(source);
    return { kind: "function", name: name.value, body: parseCommand(source) };
  }
  if (name?.kind === "text" && !name.quoted && name.value === "function" && words.length === 2) {
    skipLines(source);
    const second = words[1]?.[0];
    if (second?.kind === "text") return { kind: "function", name: second.value, body: parseCommand(source) };
  }
  if (words.length + assignments.length + redirections.length === 0 || source.peek() === "(")
    throw source.unexpected();
  return { kind: "simple", assignments, words, redirections, line };
}

function parseRedirection(source: Source): Redirection | undefined {
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
