import { complain, say, setVariable, type Frame } from "./state.ts";

/** `export`, `readonly`, `typeset`: set what has a value and mark all. */
export function declare(args: readonly string[], frame: Frame, mark: (name: string) => void): number {
  const names = args.filter((arg) => !/^-[a-zA-Z]+$/.test(arg));
  if (names.length === 0) {
    for (const name of [...frame.state.exported].sort())
      say(frame, 1, `export ${name}=${frame.state.variables.get(name) ?? ""}\n`);
  }
  for (const arg of names) {
    const [, name = "", value] = /^([A-Za-z_][A-Za-z0-9_]*)(?:=([^]*))?$/.exec(arg) ?? [];
    if (!name) {
      complain(frame, `${arg}: is not an identifier`);
      return 1;
    }
    if (value !== undefined) setVariable(frame.state, name, value);
    mark(name);
  }
  return 0;
}

/** `set [-eux] [--] [WORD…]` */
export function setOptions(args: readonly string[], frame: Frame): number {
  const { state } = frame;
  if (args.length === 0) {
    for (const [name, value] of [...state.variables].sort(([a], [b]) => (a < b ? -1 : 1)))
      say(frame, 1, `${name}=${quoteIfNeeded(value)}\n`);
    return 0;
  }
  for (const [index, arg] of args.entries()) {
    if (arg === "--") {
      state.positional = args.slice(index + 1);
      return 0;
    }
    if (!/^[-+][a-z]+$/.test(arg)) {
      if (arg !== "pipefail" && arg !== "errexit") state.positional = args.slice(index);
      return 0;
    }
    const on = arg.startsWith("-");
    if (arg.includes("e")) state.exitOnError = on;
    if (arg.includes("u")) state.nounset = on;
    if (arg.includes("x")) state.trace = on;
  }
  return 0;
}

function quoteIfNeeded(value: string): string {
  return /^[\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
