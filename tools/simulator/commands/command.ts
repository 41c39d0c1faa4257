import type { Phone } from "../phone.ts";
import type { Input, Output } from "../shell/streams.ts";

/** One command as the shell starts it: words that were unquoted, streams of bytes, the phone. */
export interface CommandCall {
  readonly phone: Phone;
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin: Input;
  /** Exported variables. */
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** Aborts when the client hangs up or the reader of a pipe goes away. */
  readonly signal: AbortSignal;
  readonly out: (data: string | Uint8Array) => void;
  readonly err: (data: string | Uint8Array) => void;
  /** Resolves when the reader has taken enough that more may be written. */
  readonly room: () => Promise<void>;
  /** Run another command by its words (xargs, timeout); streams that are not given are the caller's. */
  readonly run: (words: readonly string[], streams?: RunStreams) => Promise<number>;
}

export interface RunStreams {
  readonly stdin?: Input;
  readonly stdout?: Output;
  readonly signal?: AbortSignal;
}

/** A program of the phone; gives its exit code. */
export type Command = (call: CommandCall) => number | Promise<number>;

/** Programs by name. */
export type CommandTable = ReadonlyMap<string, Command>;

/** Let the phone's time pass as this operation takes it (a row of the latency table). */
export function pay(call: CommandCall, operation: string): Promise<void> {
  const cost = call.phone.latency.cost(operation);
  return cost > 0 ? call.phone.clock.sleep(cost, call.signal) : Promise.resolve();
}
