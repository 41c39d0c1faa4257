import { closers, newline, reserved, skipLines } from "./lines.ts";
import { parseCompound } from "./parse-compound.ts";
import { parseRedirection, readDocuments } from "./parse-redirection.ts";
import { Source } from "./source.ts";
import type { Assignment, List, Node, Redirection, Word } from "./syntax.ts";
import { parseWord } from "./words.ts";

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

function parseSimple(source: Source): Node {
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
  return { kind: "simple", assignments, words, redirections };
}
