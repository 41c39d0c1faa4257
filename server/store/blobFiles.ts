/** Blobs as files in the folder of their run, named by their content; texts are kept packed. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGunzip, createGzip, gunzip, gzip } from "node:zlib";
import { blobKey, isBlobKey, isPacked, keyOfHash, typeOfKey } from "./blobKey.ts";
import type { Blobs } from "./store.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Blobs in files; `folderOf` gives the folder of a run's blobs, and throws for what is not the id of a run. */
export function fileBlobs(folderOf: (run: string) => string): Blobs {
  return {
    putBlob: async (run, bytes, type) => {
      const folder = folderOf(run);
      const key = blobKey(bytes, type);
      if (await found(folder, key)) return key;
      await mkdir(folder, { recursive: true });
      await whole(folder, async (unfinished) => {
        await writeFile(unfinished, isPacked(key) ? await pack(bytes) : bytes);
        return fileOf(key);
      });
      return key;
    },
    putBlobStream: async (run, stream, type) => {
      const folder = folderOf(run);
      await mkdir(folder, { recursive: true });
      const hash = createHash("sha256");
      const hashed = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      const packed = isPacked(keyOfHash(createHash("sha256"), type));
      let key = "";
      await whole(folder, async (unfinished) => {
        const file = createWriteStream(unfinished);
        await (packed ? pipeline(stream, hashed, createGzip(), file) : pipeline(stream, hashed, file));
        key = keyOfHash(hash, type);
        return fileOf(key);
      });
      return key;
    },
    getBlob: async (run, key) => {
      const file = isBlobKey(key) && (await found(folderOf(run), key));
      if (!file) return undefined;
      const bytes = await readFile(file);
      return { bytes: file.endsWith(".gz") ? await unpack(bytes) : bytes, type: typeOfKey(key) };
    },
    openBlob: async (run, key) => {
      const file = isBlobKey(key) && (await found(folderOf(run), key));
      if (!file) return undefined;
      const bytes = createReadStream(file);
      const stream = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
      if (stream !== bytes) bytes.once("error", (error) => stream.destroy(error));
      return { stream, type: typeOfKey(key) };
    },
    linkBlob: async () => undefined,
    blobKeys: async (run) => {
      const files = await readdir(folderOf(run)).catch(nothingIfMissing);
      return (files ?? [])
        .map((file) => file.replace(/\.gz$/, ""))
        .filter(isBlobKey)
        .sort();
    },
    removeBlobs: async (run) => rm(folderOf(run), { recursive: true, force: true }),
    close: async () => undefined,
  };
}

const fileOf = (key: string): string => (isPacked(key) ? `${key}.gz` : key);

/** The file of a key: packed, or plain as older records have it. */
async function found(folder: string, key: string): Promise<string | undefined> {
  for (const name of new Set([fileOf(key), key])) {
    const path = join(folder, name);
    if (await stat(path).catch(nothingIfMissing)) return path;
  }
  return undefined;
}

/** Write a file of which a reader never sees half; `write` gives the name it shall have. */
async function whole(folder: string, write: (unfinished: string) => Promise<string>): Promise<void> {
  const unfinished = join(folder, `.${randomUUID()}.part`);
  try {
    await rename(unfinished, join(folder, await write(unfinished)));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function nothingIfMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
    return undefined;
  throw error;
}
