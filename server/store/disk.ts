/** What goes wrong with this machine's own disk, in words. */
import { ActionableError } from "../errors.ts";

/** Why something on the disk cannot be used; undefined when an error is not the disk's. */
function reasonIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // SQLite's numbers carry more detail in their upper bits.
  if ("errcode" in error && typeof error.errcode === "number") return ofSqlite.get(error.errcode & 0xff);
  if (!("code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code)))
    return undefined;
  return ofSystem.get(error.code) ?? error.code;
}

/** An error of the disk with what to do about it; others as they are. `what`: 'The record "a.db" cannot be used'. */
export function diskTrouble(error: unknown, what: string): Error {
  const why = reasonIn(error);
  if (why === undefined || error instanceof ActionableError)
    return error instanceof Error ? error : new Error(String(error));
  return new ActionableError(`${what} (${why})`, remedies.get(why) ?? elsewhere, { cause: error });
}

const [full, refused, readOnly, busy, damaged, failing] = [
  "the disk is full",
  "no permission",
  "the file system is read-only",
  "another process holds it",
  "it is damaged",
  "the disk fails",
];

const ofSystem: ReadonlyMap<string, string> = new Map([
  ["EACCES", refused],
  ["EPERM", refused],
  ["EROFS", readOnly],
  ["ENOTDIR", "a part of the path is a file"],
  ["EISDIR", "a part of the path is a folder"],
  ["EEXIST", "it is a file"],
  ["ENOENT", "it cannot be made there"],
  ["ENOSPC", full],
  ["EDQUOT", full],
  ["EIO", failing],
]);

/** SQLite's result codes: PERM, BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN. */
const ofSqlite: ReadonlyMap<number, string> = new Map([
  [3, refused],
  [5, busy],
  [8, refused],
  [10, failing],
  [11, damaged],
  [13, full],
  [14, refused],
]);

const elsewhere = "Name a folder that you may write with --out DIR";
const remedies: ReadonlyMap<string, string> = new Map([
  [full, "Make room on it, or name a folder on another disk with --out DIR"],
  [failing, "See that it has room and works, or name a folder on another disk with --out DIR"],
  [busy, "Try again when that one is done, or name another folder with --out DIR"],
  [damaged, "Move that file away, or name another folder with --out DIR"],
]);
