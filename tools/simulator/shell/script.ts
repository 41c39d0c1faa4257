import { readPath } from "./devices.ts";
import { FileError } from "./files.ts";
import { parse } from "./parse.ts";
import { complain, copyState, deeper, type Frame, type Interpreter } from "./state.ts";
import { emptyInput } from "./streams.ts";
import { ShellSyntaxError } from "./syntax.ts";

/** `sh`: with `-c TEXT`, with a file, or reading commands from standard input. */
export async function runScript(
  interpreter: Interpreter,
  args: readonly string[],
  frame: Frame,
): Promise<number> {
  const state = copyState(frame.state);
  for (const name of state.variables.keys())
    if (!state.exported.has(name) && !["IFS", "PS1"].includes(name)) state.variables.delete(name);
  state.functions.clear();
  state.exitOnError = false;
  let rest = args;
  let inline = false;
  for (let first = rest[0]; first?.startsWith("-") && first.length > 1; first = rest[0]) {
    rest = rest.slice(1);
    if (first === "--") break;
    if (first.includes("e")) state.exitOnError = true;
    if (first.includes("x")) state.trace = true;
    if (first.includes("c")) inline = true;
    if (first.includes("s")) break;
  }
  const [script, ...others] = rest;
  if (inline) {
    state.positional = others.slice(1);
    const inner = deeper(frame, { state, name: others[0] ?? "sh", place: () => "" });
    if (script !== undefined) return interpreter.isolated(inner, () => runText(interpreter, script, inner));
    complain(inner, "-c: requires an argument");
    return 2;
  }
  if (script === undefined) {
    const inner = deeper(frame, { state, name: "sh" });
    return runLines(interpreter, inner);
  }
  state.positional = others;
  const inner = deeper(frame, { state, name: script, place: () => "" });
  try {
    const text = readPath(frame.phone, state.cwd, script).toString("utf8");
    return await interpreter.isolated(inner, () => runText(interpreter, text, inner));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain({ ...frame, name: "sh", place: () => "" }, `${script}: ${error.message}`);
    return error.message === "No such file or directory" ? 127 : 126;
  }
}

/** Parse and run a text in this frame. */
export async function runText(interpreter: Interpreter, text: string, frame: Frame): Promise<number> {
  try {
    return await interpreter.list(parse(text), frame);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    complain(frame, error.message);
    return 1;
  }
}

/** Read commands line by line from standard input and run each as soon as it is whole. */
export async function runLines(
  interpreter: Interpreter,
  frame: Frame,
  prompt?: (status: number, more: boolean) => void,
): Promise<number> {
  const input = frame.descriptors.get(0)?.input ?? emptyInput();
  let lineNumber = 0;
  const inner: Frame = { ...frame, place: prompt ? () => "" : () => `<stdin>[${lineNumber}]: ` };
  return interpreter.isolated(inner, async () => {
    let text = "";
    let status = 0;
    for (;;) {
      prompt?.(status, text !== "");
      const line = await input.line();
      if (inner.signal.aborted) return status;
      if (!line && text === "") return status;
      lineNumber++;
      text += line?.toString("utf8") ?? "";
      try {
        const commands = parse(text);
        text = "";
        status = await interpreter.list(commands, inner);
      } catch (error) {
        if (!(error instanceof ShellSyntaxError)) throw error;
        if (error.incomplete && line) continue;
        complain(inner, error.message);
        text = "";
        status = 1;
        if (!prompt) return status;
      }
      inner.state.status = status;
    }
  });
}
