import type { Files } from "../phone.ts";
import { compilePattern, hasWildcard, matches, type Piece } from "./pattern.ts";
import { resolvePath } from "./paths.ts";

/** File names that fit a word with wildcards, sorted; none when nothing fits. */
export function expandGlob(files: Files, cwd: string, pieces: readonly Piece[]): string[] {
  const segments = splitSegments(pieces);
  const absolute = segments[0]?.length === 0 || segments[0]?.every((piece) => piece.value === "");
  let found: string[] = [absolute ? "/" : ""];
  for (const [index, segment] of (absolute ? segments.slice(1) : segments).entries()) {
    const literal = segment.map((piece) => piece.value).join("");
    if (!hasWildcard(segment)) {
      found = found
        .map((base) => join(base, literal))
        .filter((path) => index < 0 || files.stat(resolvePath(cwd, path)) !== undefined);
      continue;
    }
    const pattern = compilePattern(segment);
    found = found.flatMap((base) =>
      (files.list(resolvePath(cwd, base || ".")) ?? [])
        .filter((name) => (literal.startsWith(".") || !name.startsWith(".")) && matches(pattern, name))
        .map((name) => join(base, name)),
    );
  }
  return found.sort();
}

function splitSegments(pieces: readonly Piece[]): Piece[][] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.value.split("/").forEach((value, index) => {
      if (index > 0) segments.push([]);
      segments.at(-1)?.push({ value, quoted: piece.quoted });
    });
  }
  return segments;
}

function join(base: string, name: string): string {
  return base === "" || base.endsWith("/") ? base + name : `${base}/${name}`;
}
