/** File-name patterns: `*`, `?`, `[…]`. Matched without backtracking over backtracking, so no pattern can hang the phone. */

type Token =
  | { readonly kind: "any" }
  | { readonly kind: "one" }
  | {
      readonly kind: "set";
      readonly inverted: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    }
  | { readonly kind: "character"; readonly value: string };

export type Pattern = readonly Token[];

/** A piece of an expanded word. */
export interface Piece {
  readonly value: string;
  readonly quoted: boolean;
}

const classes: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  digit: [["0", "9"]],
  alpha: [
    ["a", "z"],
    ["A", "Z"],
  ],
  alnum: [
    ["a", "z"],
    ["A", "Z"],
    ["0", "9"],
  ],
  upper: [["A", "Z"]],
  lower: [["a", "z"]],
  space: [
    [" ", " "],
    ["\t", "\r"],
  ],
};

/** Is there anything in it that could match more than itself? */
export function hasWildcard(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => !piece.quoted && /[*?[]/.test(piece.value));
}

/** Make a pattern; quoted pieces stand for themselves. */
export function compilePattern(pieces: readonly Piece[]): Pattern {
  const tokens: Token[] = [];
  for (const piece of pieces) {
    const characters = Array.from(piece.value);
    for (let i = 0; i < characters.length; i++) {
      const value = characters[i] ?? "";
      if (piece.quoted) tokens.push({ kind: "character", value });
      else if (value === "*") tokens.push({ kind: "any" });
      else if (value === "?") tokens.push({ kind: "one" });
      else if (value === "[") {
        const set = compileSet(characters, i + 1);
        if (set) {
          tokens.push(set.token);
          i = set.end;
        } else tokens.push({ kind: "character", value });
      } else tokens.push({ kind: "character", value });
    }
  }
  return tokens;
}

function compileSet(characters: readonly string[], start: number): { token: Token; end: number } | undefined {
  let i = start;
  const inverted = characters[i] === "!" || characters[i] === "^";
  if (inverted) i++;
  const ranges: (readonly [string, string])[] = [];
  for (let first = true; i < characters.length; first = false) {
    const character = characters[i] ?? "";
    if (character === "]" && !first) return { token: { kind: "set", inverted, ranges }, end: i };
    const named = /^\[:([a-z]+):\]/.exec(characters.slice(i, i + 12).join(""));
    if (named) {
      ranges.push(...(classes[named[1] ?? ""] ?? []));
      i += named[0].length;
    } else if (characters[i + 1] === "-" && characters[i + 2] !== "]" && characters[i + 2] !== undefined) {
      ranges.push([character, characters[i + 2] ?? ""]);
      i += 3;
    } else {
      ranges.push([character, character]);
      i++;
    }
  }
  return undefined;
}

function matchesOne(token: Token | undefined, character: string): boolean {
  if (!token) return false;
  if (token.kind === "character") return token.value === character;
  if (token.kind === "set")
    return token.ranges.some(([low, high]) => character >= low && character <= high) !== token.inverted;
  return token.kind === "one";
}

/** Does the whole text fit the pattern? */
export function matches(pattern: Pattern, text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let token = 0;
  let star = -1;
  let resume = 0;
  while (at < characters.length) {
    if (pattern[token]?.kind === "any") {
      star = token++;
      resume = at;
    } else if (matchesOne(pattern[token], characters[at] ?? "")) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[token]?.kind === "any") token++;
  return token === pattern.length;
}
