import { ShellSyntaxError, type List, type Redirection } from "./syntax.ts";

/** A here-document that was announced; its lines follow after the next newline. */
export interface PendingDocument {
  readonly redirection: Redirection;
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
}

/** Nesting beyond this is refused, so that no input can exhaust the host's stack. */
const deepest = 150;

/** Where the reading of a command line stands. */
export class Source {
  readonly text: string;
  at = 0;
  readonly documents: PendingDocument[] = [];
  private depth = 0;
  private readonly readList: (source: Source) => List;

  /** `readList` reads the commands inside of a word (`$(…)`). */
  constructor(text: string, readList: (source: Source) => List) {
    this.text = text;
    this.readList = readList;
  }

  /** The commands that stand here. */
  list(): List {
    return this.readList(this);
  }

  /** Another text, read in the same way. */
  within(text: string): Source {
    const inner = new Source(text, this.readList);
    inner.depth = this.depth;
    return inner;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The character here, or "" at the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  take(): string {
    return this.text.charAt(this.at++);
  }

  starts(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  skip(token: string): boolean {
    if (!this.starts(token)) return false;
    this.at += token.length;
    return true;
  }

  /** Match a sticky expression here without taking it. */
  match(expression: RegExp): string {
    expression.lastIndex = this.at;
    return expression.exec(this.text)?.[0] ?? "";
  }

  /** Spaces, tabs, joined lines and comments: what stands between tokens of one line. */
  skipBlanks(): void {
    for (;;) {
      const character = this.peek();
      if (character === " " || character === "\t" || character === "\r") this.at++;
      else if (character === "\\" && this.peek(1) === "\n") this.at += 2;
      else if (character === "#") {
        const end = this.text.indexOf("\n", this.at);
        this.at = end < 0 ? this.text.length : end;
      } else return;
    }
  }

  nested<T>(read: () => T): T {
    if (++this.depth > deepest) throw new ShellSyntaxError("syntax error: too deeply nested", false);
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** mksh's words for a token that does not belong here. */
  unexpected(): ShellSyntaxError {
    this.skipBlanks();
    if (this.ended) return new ShellSyntaxError("syntax error: unexpected EOF", true);
    const token = this.match(/&&|\|\||;;|<<-|<<<|<<|>>|>&|<&|<>|>\||[;&|()<>]|\n|[^\s;&|()<>]+/y);
    return new ShellSyntaxError(`syntax error: unexpected '${token === "\n" ? "newline" : token}'`, false);
  }
}
