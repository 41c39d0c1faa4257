import { compilePattern, hasWildcard, matches, type Piece } from "./pattern.ts";
import { ShellError } from "./state.ts";

/** Trimming by a pattern tries every length; texts beyond this would take the host's time. */
const longestTrimmed = 20_000;

/** `${name#pattern}` and `${name%pattern}` */
export function removeMatch(
  value: string,
  pattern: ReturnType<typeof compilePattern>,
  change: { kind: "prefix" | "suffix"; longest: boolean },
): string {
  const characters = Array.from(value);
  if (characters.length > longestTrimmed) throw new ShellError("value too long to be trimmed by a pattern");
  const lengths = characters.map((_, index) => index).concat(characters.length);
  if (change.longest) lengths.reverse();
  for (const length of lengths) {
    const at = change.kind === "prefix" ? length : characters.length - length;
    const part = change.kind === "prefix" ? characters.slice(0, at) : characters.slice(at);
    const rest = change.kind === "prefix" ? characters.slice(at) : characters.slice(0, at);
    if (matches(pattern, part.join(""))) return rest.join("");
  }
  return value;
}

/** `${name/pattern/by}` */
export function replaceMatches(value: string, pieces: readonly Piece[], by: string, all: boolean): string {
  const literal = pieces.map((piece) => piece.value).join("");
  if (literal === "") return value;
  if (!hasWildcard(pieces))
    return all ? value.replaceAll(literal, () => by) : value.replace(literal, () => by);
  const pattern = compilePattern(pieces);
  const characters = Array.from(value);
  if (characters.length > longestTrimmed / 20)
    throw new ShellError("value too long to be replaced by a pattern");
  let result = "";
  for (let at = 0; at < characters.length; at++) {
    let end = characters.length;
    while (end > at && !matches(pattern, characters.slice(at, end).join(""))) end--;
    if (end === at) result += characters[at] ?? "";
    else {
      result += by;
      at = end - 1;
      if (!all) return result + characters.slice(end).join("");
    }
  }
  return result;
}
