/** `shell:`, `shell,v2…:`, `exec:` and the binder calls `abb:` and `abb_exec:`: command lines with streams. */
import type { WiredPhone } from "../wired-phone.ts";
import { ByteReader } from "../reader.ts";
import { encodeExit, encodeFrames, frame, readFrames } from "./shell-frames.ts";
import type { Service } from "./service.ts";

/** How long a command without the shell protocol may go on when its client has left (it still reads the end of its input). */
const grace = 1000;

const run = async (
  phone: WiredPhone,
  call: {
    command: string;
    stdin: ByteReader;
    pty: boolean;
    signal: AbortSignal;
    room: () => Promise<void>;
  },
  out: (data: Uint8Array) => void,
  error: (data: Uint8Array) => void,
): Promise<number> => {
  try {
    return await phone.shell({ ...call, stdout: out, stderr: error });
  } catch (failure) {
    if (!call.signal.aborted) error(Buffer.from(`simulated phone: ${String(failure)}\n`));
    return 255;
  }
};

/** One command line with its bytes as they are: no exit code, stderr among the rest. */
export const rawCommand =
  (command: string, pty: boolean): Service =>
  async (connection, { phone }) => {
    const abort = new AbortController();
    const write = (data: Uint8Array): void => {
      // Writing to a client that has left ends a command (SIGPIPE on a phone).
      if (connection.signal.aborted) abort.abort();
      else connection.write(data);
    };
    const timers: NodeJS.Timeout[] = [];
    const left = (): void => {
      timers.push(setTimeout(() => abort.abort(), grace).unref());
    };
    if (connection.signal.aborted) left();
    else connection.signal.addEventListener("abort", left, { once: true });
    const room = (): Promise<void> => connection.drained();
    await run(phone, { command, stdin: connection.input, pty, signal: abort.signal, room }, write, write);
    connection.signal.removeEventListener("abort", left);
    for (const timer of timers) clearTimeout(timer);
  };

/** One command line in the shell protocol: stdout, stderr and exit code apart, and an end of stdin. */
export const framedCommand =
  (command: string, pty: boolean): Service =>
  async (connection, { phone }) => {
    const stdin = new ByteReader();
    void readFrames(connection.input, stdin);
    const writer = (id: number) => (data: Uint8Array) => connection.write(...encodeFrames(id, data));
    const out = writer(frame.stdout);
    const code = await run(
      phone,
      { command, stdin, pty, signal: connection.signal, room: () => connection.drained() },
      out,
      // A terminal has one stream.
      pty ? out : writer(frame.stderr),
    );
    stdin.discard();
    connection.write(encodeExit(code));
  };

/** `shell[,option…]:<command>`; undefined when the options are not understood. */
export const shellService = (name: string): Service | undefined => {
  const match = /^shell((?:,[^,:]*)*):([^]*)$/.exec(name);
  if (match === null) return undefined;
  const options = (match[1] ?? "").split(",").filter((option) => option !== "");
  const command = match[2] ?? "";
  const known = options.every(
    (option) => ["v2", "raw", "pty"].includes(option) || option.startsWith("TERM="),
  );
  if (!known) return undefined;
  const pty = options.includes("pty") || (!options.includes("raw") && command === "");
  return options.includes("v2") ? framedCommand(command, pty) : rawCommand(command, pty);
};

/** A word that the phone's shell takes as it is. */
export const quoteWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** `abb:` and `abb_exec:` name a binder service and its arguments, between NULs; `cmd` says the same. */
export const binderCommand = (words: string): string =>
  ["cmd", ...words.split("\0").map(quoteWord)].join(" ");
