/** Blobs as files in a run's folder, named by their content. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { StoredBlob } from "./store.ts";

const endings: ReadonlyMap<string, string> = new Map([
  ["image/webp", ".webp"],
  ["image/png", ".png"],
  ["application/xml", ".xml"],
  ["application/json", ".json"],
  ["text/plain", ".txt"],
]);
const typesByEnding = new Map([...endings].map(([type, ending]) => [ending, type]));

/** Write bytes once; a reader never sees half a file. Returns the key. */
export async function writeBlob(folder: string, bytes: Uint8Array, type: string): Promise<string> {
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 32) + (endings.get(type) ?? ".bin");
  const path = join(folder, key);
  if (await exists(path)) return key;
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${randomUUID()}.part`);
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return key;
}

/** Bytes of a key; undefined for what is not there, and for a key that was not made by `writeBlob`. */
export async function readBlob(folder: string, key: string): Promise<StoredBlob | undefined> {
  if (!/^[0-9a-f]{32}\.[a-z]{3,4}$/.test(key)) return undefined;
  try {
    const bytes = await readFile(join(folder, key));
    return { bytes, type: typesByEnding.get(extname(key)) ?? "application/octet-stream" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
