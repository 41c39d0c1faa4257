import { closers, expect, reserved, skipLines } from "./lines.ts";
import type { Source } from "./source.ts";
import type { Case, Compound, List, Word } from "./syntax.ts";
import { arithmeticText, parseQuoted, parseWord } from "./words.ts";

/** Read `if`, `while`, `for`, `case`, `{…}`, `(…)`, `((…))` or `[[…]]`, if one stands here. */
export function parseCompound(source: Source): Compound | undefined {
  if (source.starts("((")) {
    const expression = arithmeticText(source);
    if (expression !== undefined)
      return { kind: "arithmetic", expression: parseQuoted(source.within(expression), "") };
  }
  if (source.skip("(")) {
    const list = source.list();
    if (!source.skip(")")) throw source.unexpected();
    return { kind: "subshell", list };
  }
  const word = reserved(source);
  switch (word) {
    case "{": {
      source.at++;
      const list = source.list();
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
  const list = source.list();
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
    const list = source.list();
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
