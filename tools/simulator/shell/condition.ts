import type { Expander } from "./expander.ts";
import { compilePattern, matches } from "./pattern.ts";
import { resolvePath } from "./paths.ts";
import { complain, type Frame } from "./state.ts";
import type { Word } from "./syntax.ts";

/** `test` and `[`: exit code of an expression made of plain words. */
export function runTest(args: readonly string[], frame: Frame, name: string): number {
  const words = [...args];
  if (name === "[" && words.pop() !== "]") {
    complain(frame, "[: missing ]");
    return 2;
  }
  const test = createTest(words, frame, (left, right) => left === right);
  if (words.length === 0) return 1;
  const result = test.or();
  if (test.done()) return result ? 0 : 1;
  complain(frame, `${name}: ${test.rest()}: unexpected operator/operand`);
  return 2;
}

/** `[[ … ]]`: words are not split, and the right side of `==` is a pattern. */
export async function evaluateCondition(
  words: readonly Word[],
  frame: Frame,
  expander: Expander,
): Promise<number> {
  const texts: string[] = [];
  const patterns = new Map<number, ReturnType<typeof compilePattern>>();
  for (const [index, word] of words.entries()) {
    const pieces = await expander.pieces(word, frame);
    texts.push(pieces.map((piece) => piece.value).join(""));
    patterns.set(index, compilePattern(pieces));
  }
  const renamed = texts.map((text) => (text === "&&" ? "-a" : text === "||" ? "-o" : text));
  const test = createTest(renamed, frame, (left, right, index) => {
    const pattern = patterns.get(index);
    return pattern ? matches(pattern, left) : left === right;
  });
  return test.or() ? 0 : 1;
}

type Equal = (left: string, right: string, index: number) => boolean;

function createTest(
  words: readonly string[],
  frame: Frame,
  equal: Equal,
): { or(): boolean; done(): boolean; rest(): string } {
  let at = 0;
  const stat = (path: string): ReturnType<Frame["phone"]["files"]["stat"]> =>
    frame.phone.files.stat(resolvePath(frame.state.cwd, path));

  function or(): boolean {
    let result = and();
    while (words[at] === "-o") {
      at++;
      const right = and();
      result = result || right;
    }
    return result;
  }

  function and(): boolean {
    let result = not();
    while (words[at] === "-a") {
      at++;
      const right = not();
      result = result && right;
    }
    return result;
  }

  function not(): boolean {
    let negated = false;
    while (words[at] === "!" && words.length - at > 1) {
      at++;
      negated = !negated;
    }
    return primary() !== negated;
  }

  function primary(): boolean {
    const left = words[at] ?? "";
    const operator = words[at + 1];
    const right = words[at + 2];
    if (operator !== undefined && right !== undefined) {
      const answer = binary(left, operator, right);
      if (answer !== undefined) {
        at += 3;
        return answer;
      }
    }
    if (left === "(" && words.includes(")", at)) {
      at++;
      const inside = or();
      at++;
      return inside;
    }
    if (/^-[a-zA-Z]$/.test(left) && operator !== undefined) {
      at += 2;
      return unary(left, operator);
    }
    at++;
    return left !== "";
  }

  function binary(left: string, operator: string, right: string): boolean | undefined {
    switch (operator) {
      case "=":
      case "==":
        return equal(left, right, at + 2);
      case "!=":
        return !equal(left, right, at + 2);
      case "<":
        return left < right;
      case ">":
        return left > right;
      case "-eq":
        return number(left) === number(right);
      case "-ne":
        return number(left) !== number(right);
      case "-lt":
        return number(left) < number(right);
      case "-le":
        return number(left) <= number(right);
      case "-gt":
        return number(left) > number(right);
      case "-ge":
        return number(left) >= number(right);
      case "-nt":
        return (stat(left)?.mtime ?? 0) > (stat(right)?.mtime ?? 0);
      default:
        return undefined;
    }
  }

  function unary(operator: string, operand: string): boolean {
    switch (operator) {
      case "-z":
        return operand === "";
      case "-n":
        return operand !== "";
      case "-e":
      case "-r":
        return stat(operand) !== undefined;
      case "-f":
        return stat(operand)?.directory === false;
      case "-d":
        return stat(operand)?.directory === true;
      case "-s":
        return (stat(operand)?.size ?? 0) > 0;
      case "-w":
        return (
          stat(operand) !== undefined &&
          frame.phone.files.writable(resolvePath(frame.state.cwd, operand)) === "yes"
        );
      case "-x":
        return ((stat(operand)?.mode ?? 0) & 0o111) !== 0;
      default:
        return false;
    }
  }

  return { or, done: () => at >= words.length, rest: () => words[at] ?? "" };
}

function number(text: string | undefined): number {
  return Number.parseInt(text ?? "0", 10) || 0;
}
