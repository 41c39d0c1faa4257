import { FileError } from "./files.ts";
import { readPath } from "./devices.ts";
import { baseName, resolvePath } from "./paths.ts";
import { runScript } from "./script.ts";
import { complain, Leave, type Frame, type Interpreter } from "./state.ts";
import { asBuffer, emptyInput, orAborted } from "./streams.ts";
import type { CommandCall } from "../commands/command.ts";

/**
 * Starting a program takes the phone this long. In virtual time nothing else may ever move the clock: a client that polls
 * until an animation is over would wait for ever.
 */
const startMs = 5;

const programFolders = /^\/(?:system|vendor|product)\/x?bin\//;

/** Run a program of the phone, or a script in its files. */
export async function runProgram(
  interpreter: Interpreter,
  argv: readonly string[],
  frame: Frame,
): Promise<number> {
  const [path = "", ...args] = argv;
  const full = path.includes("/") ? resolvePath(frame.state.cwd, path) : "";
  const name = full ? (programFolders.test(full) ? baseName(full) : "") : path;
  if (name === "sh") return runScript(interpreter, args, frame);
  const command = frame.commands.get(name);
  if (!command) return full ? runFile(interpreter, full, argv, frame) : notFound(path, frame);
  const { signal } = frame;
  const { clock, latency } = frame.phone;
  if (clock.mode === "virtual" && latency.profile === "none") clock.advance(startMs);
  const stdout = frame.descriptors.get(1)?.output;
  const stderr = frame.descriptors.get(2)?.output;
  const call: CommandCall = {
    phone: frame.phone,
    name,
    args,
    stdin: frame.descriptors.get(0)?.input ?? emptyInput(),
    env: exportedVariables(frame),
    cwd: frame.state.cwd,
    signal,
    out(data) {
      if (!signal.aborted && data.length > 0) stdout?.write(asBuffer(data));
    },
    err(data) {
      if (!signal.aborted && data.length > 0) stderr?.write(asBuffer(data));
    },
    room: () => stdout?.room?.() ?? Promise.resolve(),
    run(words, streams = {}) {
      const descriptors = new Map(frame.descriptors);
      if (streams.stdin) descriptors.set(0, { input: streams.stdin });
      if (streams.stdout) descriptors.set(1, { output: streams.stdout });
      const inner: Frame = {
        ...frame,
        descriptors,
        signal: streams.signal ?? signal,
        depth: frame.depth + 1,
      };
      return interpreter.isolated(inner, () => interpreter.words(words, inner));
    },
  };
  try {
    const status = await orAborted(Promise.resolve(command(call)), signal);
    if (status !== undefined && !signal.aborted) return status & 0xff;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Leave("exit", 141);
}

/** What programs see of the variables. */
export function exportedVariables(frame: Frame): Map<string, string> {
  const { state } = frame;
  const result = new Map<string, string>();
  for (const [name, value] of state.variables) if (state.exported.has(name)) result.set(name, value);
  result.set("PWD", state.cwd);
  return result;
}

function notFound(name: string, frame: Frame): number {
  complain(frame, `${name}: ${frame.phone.profile.api >= 29 ? "inaccessible or not found" : "not found"}`);
  return 127;
}

function runFile(
  interpreter: Interpreter,
  full: string,
  argv: readonly string[],
  frame: Frame,
): number | Promise<number> {
  const [path = "", ...args] = argv;
  const stat = frame.phone.files.stat(full);
  if (!stat) return notFound(path, frame);
  if (
    stat.directory ||
    (stat.mode & 0o111) === 0 ||
    full.startsWith("/storage/") ||
    full.startsWith("/sdcard/")
  ) {
    complain(frame, `${path}: can't execute: ${stat.directory ? "Is a directory" : "Permission denied"}`);
    return 126;
  }
  try {
    const data = readPath(frame.phone, "/", full);
    if (data.subarray(0, 512).includes(0)) {
      complain(frame, `${path}: not executable: magic ${data.subarray(0, 4).toString("hex").toUpperCase()}`);
      return 126;
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(frame, `${path}: can't execute: ${error.message}`);
    return 126;
  }
  return runScript(interpreter, [full, ...args], frame);
}
