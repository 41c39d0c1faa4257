/** The tree of a command line, as mksh would understand it. Plain data; `parse.ts` makes it, `interpreter.ts` walks it. */

/** A piece of a word. Quoted pieces are neither split nor matched against file names. */
export type Part =
  | { readonly kind: "text"; readonly value: string; readonly quoted: boolean }
  | { readonly kind: "tilde" }
  | { readonly kind: "variable"; readonly name: string; readonly quoted: boolean; readonly change?: Change }
  | { readonly kind: "command"; readonly body: List; readonly quoted: boolean }
  | { readonly kind: "arithmetic"; readonly expression: Word; readonly quoted: boolean };

export type Word = readonly Part[];

/** What stands after the name in `${name…}`. */
export type Change =
  | { readonly kind: "length" }
  | {
      readonly kind: "default" | "assign" | "error" | "alternative";
      readonly word: Word;
      readonly empty: boolean;
    }
  | { readonly kind: "prefix" | "suffix"; readonly pattern: Word; readonly longest: boolean }
  | { readonly kind: "replace"; readonly pattern: Word; readonly by: Word; readonly all: boolean }
  | { readonly kind: "slice"; readonly offset: Word; readonly length: Word | undefined };

export interface Redirection {
  readonly fd: number;
  readonly operator: "<" | ">" | ">>" | ">|" | "<>" | "<&" | ">&" | "&>" | "<<" | "<<<";
  /** File name, descriptor number or, of here-documents, the text (filled in when its lines were read). */
  target: Word;
}

export interface Assignment {
  readonly name: string;
  readonly append: boolean;
  readonly value: Word;
}

export interface List {
  readonly items: readonly { readonly node: Node; readonly background: boolean }[];
}

export interface Case {
  readonly patterns: readonly Word[];
  readonly body: List;
  /** `;&`: go on with the next body. */
  readonly fall: boolean;
}

export type Node =
  | {
      readonly kind: "simple";
      readonly assignments: readonly Assignment[];
      readonly words: readonly Word[];
      readonly redirections: readonly Redirection[];
    }
  | { readonly kind: "pipeline"; readonly commands: readonly Node[]; readonly negated: boolean }
  | { readonly kind: "logic"; readonly operator: "&&" | "||"; readonly left: Node; readonly right: Node }
  | { readonly kind: "function"; readonly name: string; readonly body: Node }
  | { readonly kind: "compound"; readonly body: Compound; readonly redirections: readonly Redirection[] };

export type Compound =
  | { readonly kind: "group"; readonly list: List }
  | { readonly kind: "subshell"; readonly list: List }
  | {
      readonly kind: "if";
      readonly clauses: readonly { readonly condition: List; readonly body: List }[];
      readonly otherwise: List | undefined;
    }
  | { readonly kind: "while"; readonly until: boolean; readonly condition: List; readonly body: List }
  | {
      readonly kind: "for";
      readonly name: string;
      readonly words: readonly Word[] | undefined;
      readonly body: List;
    }
  | { readonly kind: "case"; readonly word: Word; readonly cases: readonly Case[] }
  | { readonly kind: "arithmetic"; readonly expression: Word }
  | { readonly kind: "condition"; readonly words: readonly Word[] };

/** A command line that is none. `incomplete`: more lines could still make it one. */
export class ShellSyntaxError extends Error {
  readonly incomplete: boolean;
  constructor(message: string, incomplete: boolean) {
    super(message);
    this.incomplete = incomplete;
  }
}
