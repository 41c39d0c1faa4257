import { complain, setVariable, ShellError, type Frame } from "./state.ts";

/** `$?` inside the words of a command is that of the command before it. */
export function withStatus(frame: Frame, status: number): Frame["state"] {
  const { state } = frame;
  state.status = status;
  return state;
}

/** Assignments before a command hold only while it runs, and are exported to it. */
export async function withVariables(
  frame: Frame,
  values: readonly (readonly [string, string])[],
  run: () => Promise<number>,
): Promise<number> {
  const { state } = frame;
  const before = values.map(([key]) => ({
    key,
    value: state.variables.get(key),
    exported: state.exported.has(key),
  }));
  for (const [key, value] of values) {
    setVariable(state, key, value);
    state.exported.add(key);
  }
  try {
    return await run();
  } finally {
    for (const { key, value, exported } of before) {
      if (value === undefined) state.variables.delete(key);
      else state.variables.set(key, value);
      if (!exported) state.exported.delete(key);
    }
  }
}

/** A redirection that fails ends the command, not the shell. */
export async function orComplain<T>(frame: Frame, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    complain(frame, error.message);
    return undefined;
  }
}
