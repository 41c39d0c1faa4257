import { openSink, readPath, streamOf, type FileSink } from "./devices.ts";
import type { Expander } from "./expander.ts";
import { FileError } from "./files.ts";
import { resolvePath } from "./paths.ts";
import { ShellError, type Descriptor, type Frame } from "./state.ts";
import { inputOf, type Output } from "./streams.ts";
import type { Redirection } from "./syntax.ts";

export interface Redirected {
  readonly frame: Frame;
  /** Close the files that were opened; says what went wrong in writing, if anything did. */
  finish(): string | undefined;
}

/** Open what the redirections say; throws ShellError in mksh's words. */
export async function redirect(
  redirections: readonly Redirection[],
  frame: Frame,
  expander: Expander,
): Promise<Redirected> {
  if (redirections.length === 0) return { frame, finish: () => undefined };
  const descriptors = new Map(frame.descriptors);
  const sinks: FileSink[] = [];
  for (const redirection of redirections) {
    const target = await expander.text(redirection.target, frame);
    apply(redirection, target, descriptors, frame, sinks);
  }
  return {
    frame: { ...frame, descriptors },
    finish: () => sinks.map((sink) => sink.finish()).find((failure) => failure !== undefined),
  };
}

function apply(
  redirection: Redirection,
  target: string,
  descriptors: Map<number, Descriptor>,
  frame: Frame,
  sinks: FileSink[],
): void {
  const { fd, operator } = redirection;
  switch (operator) {
    case "<<":
      descriptors.set(fd, { input: inputOf(Buffer.from(target)) });
      return;
    case "<<<":
      descriptors.set(fd, { input: inputOf(Buffer.from(`${target}\n`)) });
      return;
    case "<":
    case "<>":
      descriptors.set(fd, openInput(target, descriptors, frame));
      return;
    case "<&":
    case ">&":
      if (target === "-") descriptors.delete(fd);
      else if (/^\d+$/.test(target)) {
        const from = descriptors.get(Number(target));
        if (!from) throw new ShellError(`${target}: bad file descriptor`);
        descriptors.set(fd, from);
      } else if (operator === ">&") {
        const output = openOutput(target, false, descriptors, frame, sinks);
        descriptors.set(1, { output });
        descriptors.set(2, { output });
      } else throw new ShellError(`${target}: bad file descriptor`);
      return;
    case "&>": {
      const output = openOutput(target, false, descriptors, frame, sinks);
      descriptors.set(1, { output });
      descriptors.set(2, { output });
      return;
    }
    case ">":
    case ">|":
    case ">>":
      descriptors.set(fd, { output: openOutput(target, operator === ">>", descriptors, frame, sinks) });
      return;
    default:
      operator satisfies never;
  }
}

function openInput(path: string, descriptors: ReadonlyMap<number, Descriptor>, frame: Frame): Descriptor {
  const full = resolvePath(frame.state.cwd, path);
  const standard = descriptors.get(0);
  if ((full === "/dev/stdin" || full === "/proc/self/fd/0") && standard) return standard;
  try {
    return { input: inputOf(readPath(frame.phone, frame.state.cwd, path)) };
  } catch (error) {
    if (error instanceof FileError) throw new ShellError(`can't open ${path}: ${error.message}`);
    throw error;
  }
}

function openOutput(
  path: string,
  append: boolean,
  descriptors: ReadonlyMap<number, Descriptor>,
  frame: Frame,
  sinks: FileSink[],
): Output {
  const nothing: Output = { write: () => undefined };
  const stream = streamOf(resolvePath(frame.state.cwd, path), {
    stdout: descriptors.get(1)?.output ?? nothing,
    stderr: descriptors.get(2)?.output ?? nothing,
  });
  if (stream) return stream;
  try {
    const sink = openSink(frame.phone, frame.state.cwd, path, append);
    sinks.push(sink);
    return sink;
  } catch (error) {
    if (error instanceof FileError) throw new ShellError(`can't create ${path}: ${error.message}`);
    throw error;
  }
}
