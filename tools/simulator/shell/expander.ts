import type { Piece } from "./pattern.ts";
import type { Frame } from "./state.ts";
import type { Word } from "./syntax.ts";

/** From words as they are written to texts: variables, substitutions, splitting, file names. */
export interface Expander {
  /** Words of a command: split, file names filled in. */
  fields(words: readonly Word[], frame: Frame): Promise<string[]>;
  /** One word as one text: assignments, redirections, `case`. */
  text(word: Word, frame: Frame): Promise<string>;
  /** One word as a pattern's pieces. */
  pieces(word: Word, frame: Frame): Promise<Piece[]>;
  /** The value of an arithmetic expression. */
  number(expression: Word, frame: Frame): Promise<number>;
}
