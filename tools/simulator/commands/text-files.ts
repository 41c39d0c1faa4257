import { readPath } from "../shell/devices.ts";
import { FileError } from "../shell/files.ts";
import type { CommandCall } from "./command.ts";

/** What a file holds, standard input for `-`; a file that cannot be read is complained about in toybox's words. */
export async function readOperand(call: CommandCall, path: string): Promise<Buffer | undefined> {
  if (path === "-" || path === "/dev/stdin" || path === "/proc/self/fd/0") return call.stdin.all();
  try {
    return readPath(call.phone, call.cwd, path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.err(`${call.name}: ${path}: ${error.message}\n`);
    return undefined;
  }
}

/** Hand every named file (standard input when there is none) to `use`; the exit code is 1 when one could not be read. */
export async function eachOperand(
  call: CommandCall,
  paths: readonly string[],
  use: (data: Buffer, path: string) => void | Promise<void>,
): Promise<number> {
  let status = 0;
  for (const path of paths.length > 0 ? paths : ["-"]) {
    const data = await readOperand(call, path);
    if (data) await use(data, path);
    else status = 1;
  }
  return status;
}

/** toybox's refusal of a flag. */
export function refuse(call: CommandCall, flag: string): number {
  call.err(`${call.name}: Unknown option '${flag}' (see "${call.name} --help")\n`);
  return 1;
}
