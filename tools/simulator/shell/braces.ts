import { ShellError } from "./state.ts";
import type { Word } from "./syntax.ts";

/** Fields may multiply by braces and file names; more than this is refused as mksh refuses a too long argument list. */
export const mostFields = 20_000;

/** `{a,b}` in unquoted text makes several words. */
export function expandBraces(word: Word, budget: { left: number } = { left: mostFields }): Word[] {
  for (const [index, part] of word.entries()) {
    if (part.kind !== "text" || part.quoted) continue;
    const found = /\{([^{}]*,[^{}]*)\}/.exec(part.value);
    if (!found) continue;
    const before = part.value.slice(0, found.index);
    const after = part.value.slice(found.index + found[0].length);
    const choices = (found[1] ?? "").split(",");
    budget.left -= choices.length;
    if (budget.left < 0) throw new ShellError("Argument list too long");
    return choices.flatMap((choice) =>
      expandBraces(
        [
          ...word.slice(0, index),
          { kind: "text", value: before + choice + after, quoted: false },
          ...word.slice(index + 1),
        ],
        budget,
      ),
    );
  }
  return [word];
}
