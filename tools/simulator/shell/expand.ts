import { ArithmeticError, evaluate } from "./arithmetic.ts";
import { expandGlob } from "./glob.ts";
import { expandBraces, mostFields } from "./braces.ts";
import { splitFields } from "./fields.ts";
import { compilePattern, hasWildcard, type Piece } from "./pattern.ts";
import { removeMatch, replaceMatches } from "./trim.ts";
import type { Expander } from "./expander.ts";
import { setVariable, ShellError, type Frame } from "./state.ts";
import type { Change, List, Part, Word } from "./syntax.ts";

/** Make the expansions of words; `substitute` runs the commands of `$(…)` and gives what they wrote. */
export function createExpander(substitute: (list: List, frame: Frame) => Promise<string>): Expander {
  async function value(part: Part, frame: Frame): Promise<string> {
    switch (part.kind) {
      case "text":
        return part.value;
      case "tilde":
        return frame.state.variables.get("HOME") ?? "/";
      case "command":
        return (await substitute(part.body, frame)).replaceAll("\0", "").replace(/\n+$/, "");
      case "arithmetic":
        return String(await number(part.expression, frame));
      case "variable":
        return part.change ? changed(part.name, part.change, frame) : plain(part.name, frame);
      default:
        return part satisfies never;
    }
  }

  async function changed(name: string, change: Change, frame: Frame): Promise<string> {
    const found = parameter(name, frame);
    const current = found ?? "";
    switch (change.kind) {
      case "length":
        return String(
          name === "@" || name === "*" ? frame.state.positional.length : Array.from(current).length,
        );
      case "default":
      case "assign":
      case "error":
      case "alternative": {
        const isSet = found !== undefined && !(change.empty && found === "");
        if (change.kind === "alternative") return isSet ? text(change.word, frame) : "";
        if (isSet) return current;
        const word = await text(change.word, frame);
        if (change.kind === "error") throw new ShellError(`${name}: ${word || "parameter null or not set"}`);
        if (change.kind === "assign") setVariable(frame.state, name, word);
        return word;
      }
      case "prefix":
      case "suffix":
        return removeMatch(current, compilePattern(await pieces(change.pattern, frame)), change);
      case "replace":
        return replaceMatches(
          current,
          await pieces(change.pattern, frame),
          await text(change.by, frame),
          change.all,
        );
      case "slice": {
        const characters = Array.from(current);
        const offset = await number(change.offset, frame);
        const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
        const length = change.length ? await number(change.length, frame) : characters.length;
        return characters.slice(start, length < 0 ? length : start + length).join("");
      }
      default:
        return change satisfies never;
    }
  }

  async function number(expression: Word, frame: Frame): Promise<number> {
    const source = await text(expression, frame);
    try {
      return evaluate(source, {
        get: (name) => parameter(name, frame) ?? "",
        set: (name, value) => setVariable(frame.state, name, value),
      });
    } catch (error) {
      if (error instanceof ArithmeticError) throw new ShellError(error.message);
      throw error;
    }
  }

  async function pieces(word: Word, frame: Frame): Promise<Piece[]> {
    const result: Piece[] = [];
    for (const part of word) {
      const quoted = part.kind === "tilde" || part.quoted;
      result.push({ value: await value(part, frame), quoted });
    }
    return result;
  }

  async function text(word: Word, frame: Frame): Promise<string> {
    const only = word[0];
    if (word.length === 1 && only?.kind === "text") return only.value;
    return (await pieces(word, frame)).map((piece) => piece.value).join("");
  }

  /** Split a word into fields, each of pieces that may still hold wildcards. */
  async function split(word: Word, frame: Frame): Promise<Piece[][]> {
    const fields: Piece[][] = [];
    let open: Piece[] | undefined;
    const close = (): void => {
      if (open) fields.push(open);
      open = undefined;
    };
    for (const part of word) {
      if (part.kind === "variable" && part.name === "@" && part.quoted && !part.change) {
        frame.state.positional.forEach((argument, index) => {
          if (index > 0) close();
          open = [...(open ?? []), { value: argument, quoted: true }];
        });
        continue;
      }
      const found = await value(part, frame);
      if (part.kind === "text" || part.kind === "tilde" || part.quoted) {
        open = [...(open ?? []), { value: found, quoted: part.kind === "tilde" || part.quoted }];
        continue;
      }
      const { parts, leading, trailing } = splitFields(found, frame.state.variables.get("IFS") ?? " \t\n");
      if (leading) close();
      parts.forEach((piece, index) => {
        if (index > 0) close();
        open = [...(open ?? []), { value: piece, quoted: false }];
      });
      if (trailing && parts.length > 0) close();
    }
    close();
    return fields;
  }

  return {
    number,
    pieces,
    text,
    async fields(words, frame) {
      const result: string[] = [];
      for (const word of words.flatMap((word) => expandBraces(word))) {
        const only = word[0];
        if (word.length === 1 && only?.kind === "text" && only.quoted) {
          result.push(only.value);
          continue;
        }
        for (const field of await split(word, frame)) {
          const names = hasWildcard(field) ? expandGlob(frame.phone.files, frame.state.cwd, field) : [];
          if (names.length > 0) result.push(...names);
          else result.push(field.map((piece) => piece.value).join(""));
        }
        if (result.length > mostFields) throw new ShellError("Argument list too long");
      }
      return result;
    },
  };
}

/** The value of a variable or special parameter. */
export function parameter(name: string, frame: Frame): string | undefined {
  const { state } = frame;
  switch (name) {
    case "?":
      return String(state.status);
    case "#":
      return String(state.positional.length);
    case "$":
      return "4711";
    case "!":
      return state.lastBackground ? String(state.lastBackground) : "";
    case "-":
      return state.exitOnError ? "ehs" : "hs";
    case "@":
    case "*":
      return state.positional.length > 0 ? state.positional.join(" ") : undefined;
    case "0":
      return frame.name;
    case "RANDOM":
      return String(
        (Math.imul(Math.trunc(frame.phone.clock.uptime()) + 12_345, 1_103_515_245) >>> 16) & 0x7fff,
      );
    case "SECONDS":
      return String(Math.trunc(frame.phone.clock.uptime() / 1000));
    case "EPOCHREALTIME":
      return (frame.phone.clock.now() / 1000).toFixed(6);
    case "PWD":
      return state.cwd;
    default:
      return /^\d+$/.test(name) ? state.positional[Number(name) - 1] : state.variables.get(name);
  }
}

/** `$name` */
function plain(name: string, frame: Frame): string {
  const found = parameter(name, frame);
  if (found === undefined && frame.state.nounset && !"@*#?$!-0".includes(name))
    throw new ShellError(`${name}: parameter not set`);
  return found ?? "";
}
