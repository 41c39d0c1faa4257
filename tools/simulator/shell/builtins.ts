import { runTest } from "./condition.ts";
import { echoText } from "./echo.ts";
import { kill } from "./kill.ts";
import { readLine } from "./read.ts";
import { declare, setOptions } from "./variables.ts";
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
