import { runTest } from "./condition.ts";
import { unescape } from "./escapes.ts";
import { readPath } from "./devices.ts";
import { evaluate } from "./arithmetic.ts";
import { parameter } from "./expand.ts";
import { FileError } from "./files.ts";
import { resolvePath } from "./paths.ts";
import { runProgram } from "./program.ts";
import { runText } from "./script.ts";
import { complain, Leave, say, setVariable, type Frame, type Interpreter } from "./state.ts";

type Builtin = (args: readonly string[], frame: Frame, interpreter: Interpreter) => number | Promise<number>;

/** Builtins whose leading assignments stay. */
export const specialBuiltins: ReadonlySet<string> = new Set([
  "export",
  "readonly",
  "set",
  "unset",
  ":",
  "eval",
  ".",
  "exit",
  "return",
  "exec",
  "shift",
  "trap",
]);

const builtins: Readonly<Record<string, Builtin>> = {
  ":": () => 0,
  true: () => 0,
  false: () => 1,
  echo(args, frame) {
    say(frame, 1, echoText(args));
    return 0;
  },
  print(args, frame) {
    say(frame, 1, echoText(args));
    return 0;
  },
  test: (args, frame) => runTest(args, frame, "test"),
  "[": (args, frame) => runTest(args, frame, "["),
  cd(args, frame) {
    const target = args.find((arg) => !/^-[LP]$/.test(arg)) ?? frame.state.variables.get("HOME") ?? "/";
    const path =
      target === "-" ? (frame.state.variables.get("OLDPWD") ?? "/") : resolvePath(frame.state.cwd, target);
    const stat = frame.phone.files.stat(path);
    if (!stat?.directory) {
      complain(frame, `cd: ${target}: ${stat ? "Not a directory" : "No such file or directory"}`);
      return 2;
    }
    frame.state.variables.set("OLDPWD", frame.state.cwd);
    frame.state.cwd = path;
    if (target === "-") say(frame, 1, `${path}\n`);
    return 0;
  },
  pwd(_args, frame) {
    say(frame, 1, `${frame.state.cwd}\n`);
    return 0;
  },
  export: (args, frame) => declare(args, frame, (name) => frame.state.exported.add(name)),
  readonly: (args, frame) => declare(args, frame, (name) => frame.state.readonly.add(name)),
  typeset: (args, frame) => declare(args, frame, () => undefined),
  local: (args, frame) => declare(args, frame, () => undefined),
  unset(args, frame) {
    for (const name of args) {
      if (name === "-f" || name === "-v") continue;
      frame.state.variables.delete(name);
      frame.state.functions.delete(name);
      frame.state.exported.delete(name);
    }
    return 0;
  },
  set: setOptions,
  shift(args, frame) {
    const count = Number(args[0] ?? 1);
    if (count > frame.state.positional.length) {
      complain(frame, "shift: nothing to shift");
      return 1;
    }
    frame.state.positional = frame.state.positional.slice(count);
    return 0;
  },
  eval: (args, frame, interpreter) => runText(interpreter, args.join(" "), frame),
  ".": source,
  source,
  exec: async (args, frame, interpreter) => {
    throw new Leave("exit", args.length === 0 ? 0 : await interpreter.words(args, frame));
  },
  command(args, frame, interpreter) {
    if (args[0] === "-v" || args[0] === "-V") return whence(args.slice(1), frame);
    if (args.length === 0) return 0;
    return isBuiltin(args[0] ?? "")
      ? runBuiltin(interpreter, args, frame)
      : runProgram(interpreter, args, frame);
  },
  builtin: (args, frame, interpreter) => runBuiltin(interpreter, args, frame),
  type: (args, frame) => whence(args, frame, true),
  whence: (args, frame) => whence(args, frame),
  exit(args, frame) {
    throw new Leave("exit", args[0] === undefined ? frame.state.status : numberOf(args[0], frame));
  },
  return(args, frame) {
    throw new Leave("return", args[0] === undefined ? frame.state.status : numberOf(args[0], frame));
  },
  break(args) {
    throw new Leave("break", Number(args[0] ?? 1));
  },
  continue(args) {
    throw new Leave("continue", Number(args[0] ?? 1));
  },
  read: readLine,
  wait: async (args, frame) => {
    const { running } = frame.jobs;
    const pids = args.length > 0 ? args.map(Number) : [...running.keys()];
    let status = 0;
    for (const pid of pids) status = (await running.get(pid)) ?? (args.length > 0 ? 127 : 0);
    return args.length > 0 ? status : 0;
  },
  jobs: () => 0,
  umask(args, frame) {
    if (args.length === 0) say(frame, 1, "0077\n");
    return 0;
  },
  ulimit: () => 0,
  alias: () => 0,
  unalias: () => 0,
  hash: () => 0,
  trap(args, frame) {
    const [action, ...signals] = args;
    if (signals.some((signal) => signal === "EXIT" || signal === "0"))
      frame.state.exitTrap = action === "-" ? undefined : action;
    return 0;
  },
  let(args, frame) {
    let value = 0;
    const variables = {
      get: (name: string) => parameter(name, frame) ?? "",
      set: (name: string, text: string) => setVariable(frame.state, name, text),
    };
    for (const arg of args) value = evaluate(arg, variables);
    return value === 0 ? 1 : 0;
  },
  kill,
};

/** Is it a command of the shell itself? */
export function isBuiltin(name: string): boolean {
  return Object.hasOwn(builtins, name);
}

/** Run a command of the shell itself. */
export async function runBuiltin(
  interpreter: Interpreter,
  argv: readonly string[],
  frame: Frame,
): Promise<number> {
  const [name = "", ...args] = argv;
  const builtin = isBuiltin(name) ? builtins[name] : undefined;
  if (builtin) return builtin(args, frame, interpreter);
  complain(frame, `${name}: not found`);
  return 1;
}

/** mksh's echo understands backslashes unless told not to. */
function echoText(args: readonly string[]): string {
  let escaped = true;
  let newline = true;
  let at = 0;
  for (; /^-[neE]+$/.test(args[at] ?? ""); at++) {
    for (const flag of (args[at] ?? "").slice(1)) {
      if (flag === "n") newline = false;
      else escaped = flag === "e";
    }
  }
  const text = args.slice(at).join(" ");
  if (!escaped) return text + (newline ? "\n" : "");
  const { value, stopped } = unescape(text);
  return value + (newline && !stopped ? "\n" : "");
}

function declare(args: readonly string[], frame: Frame, mark: (name: string) => void): number {
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

function setOptions(args: readonly string[], frame: Frame): number {
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

function source(args: readonly string[], frame: Frame, interpreter: Interpreter): number | Promise<number> {
  const [path = ""] = args;
  try {
    return runText(interpreter, readPath(frame.phone, frame.state.cwd, path).toString("utf8"), {
      ...frame,
      depth: frame.depth + 1,
    });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(frame, `.: ${path}: ${error.message}`);
    return 1;
  }
}

function whence(names: readonly string[], frame: Frame, verbose = false): number {
  let status = 0;
  for (const name of names) {
    if (isBuiltin(name)) say(frame, 1, verbose ? `${name} is a shell builtin\n` : `${name}\n`);
    else if (frame.state.functions.has(name))
      say(frame, 1, verbose ? `${name} is a function\n` : `${name}\n`);
    else if (frame.commands.has(name) || name === "sh")
      say(frame, 1, verbose ? `${name} is /system/bin/${name}\n` : `/system/bin/${name}\n`);
    else {
      if (verbose) say(frame, 1, `${name} not found\n`);
      status = verbose ? 1 : 127;
    }
  }
  return status;
}

function numberOf(text: string, frame: Frame): number {
  const value = Number(text);
  if (Number.isInteger(value)) return value & 0xff;
  complain(frame, `${text}: bad number`);
  return 1;
}

async function readLine(args: readonly string[], frame: Frame): Promise<number> {
  const raw = args.includes("-r");
  const names = args.filter((arg) => !arg.startsWith("-"));
  const line = await frame.descriptors.get(0)?.input?.line();
  const text = (line?.toString("utf8") ?? "").replace(/\n$/, "");
  const value = raw ? text : text.replace(/\\(.)/g, "$1");
  const ifs = frame.state.variables.get("IFS") ?? " \t\n";
  const targets = names.length > 0 ? names : ["REPLY"];
  if (ifs === "" || targets.length === 0) setVariable(frame.state, targets[0] ?? "REPLY", value);
  else {
    let rest = trimIfs(value, ifs);
    targets.forEach((name, index) => {
      let end = 0;
      while (end < rest.length && !ifs.includes(rest.charAt(end))) end++;
      if (index === targets.length - 1) end = rest.length;
      setVariable(frame.state, name, rest.slice(0, end));
      rest = trimIfs(
        rest.slice(end).replace(/^[^ \t\n]/, (separator) => (ifs.includes(separator) ? "" : separator)),
        ifs,
      );
    });
  }
  return line && line.length > 0 ? 0 : 1;
}

function trimIfs(text: string, ifs: string): string {
  const blanks = [" ", "\t", "\n"].filter((blank) => ifs.includes(blank)).join("");
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start++;
  while (end > start && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The shell user may signal only its own processes: apps belong to others. */
function kill(args: readonly string[], frame: Frame): number {
  let status = 0;
  for (const pid of args.filter((arg) => /^\d+$/.test(arg))) {
    const exists = Number(pid) < 1000 || frame.phone.processes.all().some((each) => each.pid === Number(pid));
    if (frame.jobs.running.has(Number(pid))) continue;
    complain(frame, `kill: ${pid}: ${exists ? "Operation not permitted" : "No such process"}`);
    status = 1;
  }
  return status;
}
