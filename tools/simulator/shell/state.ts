import type { Phone } from "../phone.ts";
import type { CommandTable } from "../commands/command.ts";
import type { Input, Output } from "./streams.ts";
import type { Expander } from "./expander.ts";
import type { List, Node } from "./syntax.ts";

/** Variables and such: what a subshell gets a copy of. */
export interface State {
  readonly variables: Map<string, string>;
  readonly exported: Set<string>;
  readonly readonly: Set<string>;
  readonly functions: Map<string, Node>;
  positional: readonly string[];
  cwd: string;
  status: number;
  lastBackground: number;
  exitOnError: boolean;
  nounset: boolean;
  trace: boolean;
  /** Commands for `trap … EXIT`. */
  exitTrap: string | undefined;
}

/** What stands behind a file descriptor. */
export interface Descriptor {
  readonly input?: Input;
  readonly output?: Output;
}

/** Where a command runs. */
export interface Frame {
  readonly phone: Phone;
  readonly commands: CommandTable;
  readonly state: State;
  /** Changed in place only by `exec` with nothing but redirections. */
  readonly descriptors: Map<number, Descriptor>;
  readonly signal: AbortSignal;
  readonly jobs: Jobs;
  /** "$0", also before error texts. */
  readonly name: string;
  /** "<stdin>[3]: " in scripts that come line by line, else "". */
  readonly place: () => string;
  /** Of functions, `eval`, substitutions and scripts within each other. */
  readonly depth: number;
  /** In a condition: a failure does not end the shell under `set -e`. */
  readonly guarded: boolean;
}

/** Background jobs of one shell. */
export interface Jobs {
  readonly running: Map<number, Promise<number>>;
  /** How `kill` ends each of them. */
  readonly stops: Map<number, () => void>;
  /** Jobs that still hold the shell's streams, which the stream's end must wait for. */
  readonly attached: Set<Promise<number>>;
  nextPid(): number;
}

/** Leaving a list of commands before its end: `exit`, `return`, `break`, `continue`. */
export class Leave extends Error {
  readonly kind: "exit" | "return" | "break" | "continue";
  /** Exit code, or the number of loops. */
  value: number;
  constructor(kind: "exit" | "return" | "break" | "continue", value: number) {
    super(kind);
    this.kind = kind;
    this.value = value;
  }
}

/** A fault of the shell's user that ends a non-interactive shell (unset variable, bad substitution, read-only variable). */
export class ShellError extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** A copy for a subshell. */
export function copyState(state: State): State {
  return {
    ...state,
    variables: new Map(state.variables),
    exported: new Set(state.exported),
    readonly: new Set(state.readonly),
    functions: new Map(state.functions),
    exitTrap: undefined,
  };
}

/** Write a text to a descriptor of the frame; one that is closed swallows it. */
export function say(frame: Frame, fd: 1 | 2, text: string): void {
  frame.descriptors.get(fd)?.output?.write(Buffer.from(text));
}

/** An error in mksh's form. */
export function complain(frame: Frame, message: string): void {
  say(frame, 2, `${frame.name}: ${frame.place()}${message}\n`);
}

/** Set a variable; refuses read-only ones. */
export function setVariable(state: State, name: string, value: string): void {
  if (state.readonly.has(name)) throw new ShellError(`${name}: is read only`, 2);
  state.variables.set(name, value);
}

/** Walks command lines. */
export interface Interpreter {
  readonly expander: Expander;
  /** Run commands in this frame; throws Leave when they leave it. */
  list(list: List, frame: Frame): Promise<number>;
  node(node: Node, frame: Frame): Promise<number>;
  /** Run commands to an exit code, whatever they do. */
  isolated(frame: Frame, run: () => Promise<number>): Promise<number>;
  /** Run a command by its words: function, builtin or program. */
  words(words: readonly string[], frame: Frame): Promise<number>;
}

/** A frame one level down, with descriptors of its own. */
export function deeper(frame: Frame, change: Partial<Frame>): Frame {
  return {
    ...frame,
    descriptors: new Map(frame.descriptors),
    guarded: false,
    ...change,
    depth: frame.depth + 1,
  };
}

/** Leave at once when the client hung up. */
export function checkSignal(frame: Frame): void {
  if (frame.signal.aborted) throw new Leave("exit", 141);
}
