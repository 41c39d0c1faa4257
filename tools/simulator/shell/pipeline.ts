import { copyState, deeper, ShellError, type Frame, type Interpreter } from "./state.ts";
import { createPipe, emptyInput, type Pipe } from "./streams.ts";
import type { Node } from "./syntax.ts";

/** More commands than this in one pipeline or in the background are refused, as a phone runs out of processes. */
const mostProcesses = 250;

/** Exit code of what was ended by SIGTERM. */
const killedStatus = 143;

/** Run commands at once, each reading what the one before writes. When a reader is done, its writer is stopped. */
export async function runPipeline(
  interpreter: Interpreter,
  commands: readonly Node[],
  frame: Frame,
): Promise<number> {
  const [only] = commands;
  if (commands.length === 1 && only) return interpreter.node(only, { ...frame, guarded: true });
  if (commands.length > mostProcesses) throw new ShellError("can't fork - try again");
  const stages = commands.map((node) => ({ node, stop: new AbortController() }));
  const pipes: Pipe[] = stages.slice(1).map((_, index) => createPipe(() => stages[index]?.stop.abort()));
  const codes = await Promise.all(
    stages.map(async ({ node, stop }, index) => {
      const inner = deeper(frame, {
        state: copyState(frame.state),
        signal: AbortSignal.any([frame.signal, stop.signal]),
      });
      const from = pipes[index - 1];
      const to = pipes[index];
      if (from) inner.descriptors.set(0, { input: from.input });
      if (to) inner.descriptors.set(1, { output: to });
      try {
        return await interpreter.isolated(inner, () => interpreter.node(node, inner));
      } finally {
        to?.end();
        from?.close();
      }
    }),
  );
  return codes.at(-1) ?? 0;
}

/** Start a command in the background; its exit code is always 0. */
export function startJob(interpreter: Interpreter, node: Node, frame: Frame): number {
  const { jobs } = frame;
  if (jobs.running.size > mostProcesses) throw new ShellError("can't fork - try again");
  const stop = new AbortController();
  const inner = deeper(frame, {
    state: copyState(frame.state),
    signal: AbortSignal.any([frame.signal, stop.signal]),
  });
  inner.descriptors.set(0, { input: emptyInput() });
  const pid = jobs.nextPid();
  frame.state.lastBackground = pid;
  const run = async (): Promise<number> => {
    const status = await interpreter.isolated(inner, () => interpreter.node(node, inner));
    return stop.signal.aborted ? killedStatus : status;
  };
  const job = run();
  jobs.running.set(pid, job);
  jobs.stops.set(pid, () => stop.abort());
  if (!isDetached(node)) jobs.attached.add(job);
  const forget = (): void => {
    jobs.running.delete(pid);
    jobs.stops.delete(pid);
    jobs.attached.delete(job);
  };
  job.then(forget, forget);
  return 0;
}

/** Both of its streams go elsewhere, so the client's stream need not stay open for it. */
function isDetached(node: Node): boolean {
  if (node.kind !== "simple" && node.kind !== "compound") return false;
  const targets = node.redirections.map((each) => each.operator + String(each.fd));
  return (
    targets.includes("&>1") ||
    ([">1", ">>1"].some((each) => targets.includes(each)) &&
      [">2", ">>2", ">&2"].some((each) => targets.includes(each)))
  );
}
