/** The folder of the record, made if it is missing and taken away again if nothing came into it. */
import { constants } from "node:fs";
import { access, mkdir, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ActionableError } from "../errors.ts";
import { checkRunId } from "./runId.ts";

/** Folder of a run inside the store's folder. */
export function runFolder(out: string, run: string): string {
  checkRunId(run);
  return join(resolve(out), "runs", run);
}

/** Make a folder that can be written; returns what was made, the innermost first. */
export async function makeFolder(folder: string, named: string): Promise<string[]> {
  try {
    const first = await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    if (!(await stat(folder)).isDirectory()) throw new Error("it is not a folder");
    return first === undefined ? [] : between(folder, first);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ActionableError(
      `The output folder "${named}" cannot be written (${reasons.get(why) ?? why})`,
      "Name a folder that you may write with --out DIR",
    );
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "no permission"],
  ["EPERM", "no permission"],
  ["EROFS", "the file system is read-only"],
  ["ENOTDIR", "a part of the path is a file"],
  ["EEXIST", "it is a file"],
  ["ENOENT", "it cannot be made there"],
  ["ENOSPC", "the disk is full"],
]);

function between(innermost: string, outermost: string): string[] {
  const made = [innermost];
  for (let path = innermost; path !== outermost && path !== dirname(path);) {
    path = dirname(path);
    made.push(path);
  }
  return made;
}

/** Take folders away that are empty, in this order. */
export async function removeFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rmdir(path).catch(() => undefined);
}
