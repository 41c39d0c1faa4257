import type { Phone } from "../phone.ts";
import { accessOf, homeOf } from "./access.ts";
import { FileError } from "./files.ts";
import { resolvePath } from "./paths.ts";
import { readProc } from "./proc.ts";
import type { Output } from "./streams.ts";

const standardOutputs = new Set(["/dev/stdout", "/dev/tty", "/proc/self/fd/1", "/dev/fd/1"]);
const standardErrors = new Set(["/dev/stderr", "/proc/self/fd/2", "/dev/fd/2"]);

/** The bytes of a file, of `/proc`, or of a device; throws FileError in Linux's words. */
export function readPath(phone: Phone, cwd: string, path: string): Buffer {
  const full = resolvePath(cwd, path);
  if (full === "/dev/null" || full === "/dev/tty") return Buffer.alloc(0);
  const proc = readProc(phone, full);
  if (proc !== undefined) return Buffer.from(proc);
  const data = phone.files.read(full);
  if (data) return data;
  if (phone.files.stat(full)?.directory) throw new FileError("Is a directory");
  if (accessOf(homeOf(full)) === "denied" || phone.files.stat(full)) throw new FileError("Permission denied");
  throw new FileError("No such file or directory");
}

/** Is this path a stream of the caller or nothing at all, rather than a file? */
export function streamOf(path: string, streams: { stdout: Output; stderr: Output }): Output | undefined {
  if (path === "/dev/null") return { write: () => undefined };
  if (standardOutputs.has(path)) return streams.stdout;
  return standardErrors.has(path) ? streams.stderr : undefined;
}

export interface FileSink extends Output {
  /** Put what was written into the file; says what went wrong, if anything did. */
  finish(): string | undefined;
}

/** Open a file for writing; throws FileError when it cannot be. */
export function openSink(phone: Phone, cwd: string, path: string, append: boolean): FileSink {
  const full = resolvePath(cwd, path);
  const before = append ? phone.files.read(full) : undefined;
  phone.files.write(full, before ?? Buffer.alloc(0));
  let parts: Uint8Array[] = before ? [before] : [];
  let scheduled = false;
  let failure: string | undefined;

  function flush(): void {
    scheduled = false;
    const data = Buffer.concat(parts);
    parts = [data];
    try {
      phone.files.write(full, data);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failure = error.message;
    }
  }

  return {
    write(data) {
      parts.push(data);
      // Others may read the file while it is being written (a log in the background), so it grows as it comes.
      if (!scheduled) queueMicrotask(flush);
      scheduled = true;
    },
    finish() {
      if (scheduled) flush();
      return failure;
    },
  };
}
