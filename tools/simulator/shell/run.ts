import type { ShellCall } from "../phone.ts";

export interface ShellResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as it came. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
  readonly pty?: boolean;
  readonly onStdout?: (data: Uint8Array) => void;
}

async function* chunksOf(data: string | Uint8Array): AsyncGenerator<Uint8Array> {
  if (data.length > 0) yield Buffer.from(data);
}

/** Run one command line and gather what it writes. */
export async function runShell(
  shell: (call: ShellCall) => Promise<number>,
  command: string,
  options: RunOptions = {},
): Promise<ShellResult> {
  const stdout: Uint8Array[] = [];
  const stderr: Uint8Array[] = [];
  const { stdin = "" } = options;
  const code = await shell({
    command,
    stdin: typeof stdin === "string" || stdin instanceof Uint8Array ? chunksOf(stdin) : stdin,
    stdout(data) {
      stdout.push(data);
      options.onStdout?.(data);
    },
    stderr: (data) => void stderr.push(data),
    signal: options.signal ?? new AbortController().signal,
    pty: options.pty ?? false,
  });
  const bytes = Buffer.concat(stdout);
  return {
    code,
    bytes,
    // Ten megabytes of pixels are not worth decoding when nobody reads them as text.
    get stdout() {
      return bytes.toString("utf8");
    },
    stderr: Buffer.concat(stderr).toString("utf8"),
  };
}
