import { readDocuments } from "./parse-redirection.ts";
import type { Source } from "./source.ts";

/** Words that end a list of commands. */
export const closers = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);

/** Skip blanks, comments and newlines. */
export function skipLines(source: Source): void {
  for (;;) {
    source.skipBlanks();
    if (source.peek() !== "\n") return;
    newline(source);
  }
}

/** Take a newline; the bodies of here-documents stand right after it. */
export function newline(source: Source): void {
  source.at++;
  if (source.documents.length > 0) readDocuments(source);
}

/** The reserved word (or bare word) that stands here, without taking it. */
export function reserved(source: Source): string {
  return source.match(/[a-z]+(?=[\s;&|<>()]|$)|[{}!](?=[\s;&|<>()]|$)|\[\[(?=\s)/y);
}

/** Take this word; throws when another stands here. */
export function expect(source: Source, word: string): void {
  skipLines(source);
  if (reserved(source) !== word) throw source.unexpected();
  source.at += word.length;
}
