/** The folder of the record, made if it is missing and taken away again if nothing came into it. */
import { constants } from "node:fs";
import { access, mkdir, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { diskTrouble } from "./disk.ts";
import { checkRunId } from "./runId.ts";

/** Folder of a run inside the store's folder. */
export function runFolder(out: string, run: string): string {
  checkRunId(run);
  return join(resolve(out), "runs", run);
}

/** Make a folder that can be written; returns what was made, the innermost first. */
export async function makeFolder(folder: string, named: string): Promise<string[]> {
  try {
    const made = await makeLevels(resolve(folder));
    if (!(await stat(folder)).isDirectory())
      throw Object.assign(new Error(`${folder} is a file`), { code: "EEXIST" });
    await access(folder, constants.W_OK | constants.X_OK);
    return made;
  } catch (error) {
    throw diskTrouble(error, `The output folder "${named}" cannot be written`);
  }
}

/**
 * Make a folder and those above it that are missing; returns what was made, the innermost first. Level by level, because
 * Node's own recursive mkdir never ends where a file system answers ENOENT for a folder whose parent exists (/proc).
 */
async function makeLevels(folder: string): Promise<string[]> {
  const first = await makeLevel(folder);
  if (first === "made") return [folder];
  if (first === "there") return [];
  const above = dirname(folder) === folder ? [] : await makeLevels(dirname(folder));
  const again = await makeLevel(folder);
  if (again === "no parent") throw Object.assign(new Error(`${folder} cannot be made`), { code: "ENOENT" });
  return again === "made" ? [folder, ...above] : above;
}

async function makeLevel(folder: string): Promise<"made" | "there" | "no parent"> {
  try {
    await mkdir(folder);
    return "made";
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "EEXIST") return "there";
    if (error.code === "ENOENT") return "no parent";
    throw error;
  }
}

/** Take folders away that are empty, in this order. */
export async function removeFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rmdir(path).catch(() => undefined);
}
