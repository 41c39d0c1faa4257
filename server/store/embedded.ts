/**
 * The embedded store: one folder, nothing to set up. Events are rows of a SQLite database in WAL mode, blobs are files.
 *
 *     DIR/preflight.db           events of all runs, and what is searched
 *     DIR/runs/RUN/blobs/KEY     pictures and trees
 *     DIR/runs/RUN/report.html   written by the commands, not by the store
 */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileBlobs } from "./blobFiles.ts";
import { composed } from "./compose.ts";
import { makeFolder, removeFolders, runFolder } from "./folder.ts";
import { diskTrouble } from "./disk.ts";
import { openDatabase } from "./sqlite/database.ts";
import { sqliteRecords } from "./sqlite/records.ts";
import type { Blobs, Records, Store } from "./store.ts";
import { told } from "./told.ts";

export { runFolder } from "./folder.ts";

/**
 * Open the store in a folder, made if it is missing. Throws an ActionableError, and leaves nothing behind, when the
 * folder cannot be written or holds something that is not a record of ours. A record that was made here and is closed
 * without an event is removed again.
 */
export async function openEmbeddedStore(out: string): Promise<Store> {
  const places = { records: join(out, "preflight.db"), blobs: join(out, "runs") };
  return composed(await openEmbeddedRecords(out), embeddedBlobs(out), { places });
}

/** Blobs in the folders of their runs. */
export function embeddedBlobs(out: string): Blobs {
  const blobs = fileBlobs((run) => join(runFolder(out, run), "blobs"));
  return told(blobs, (error) =>
    diskTrouble(error, `The folder of pictures "${join(out, "runs")}" cannot be used`),
  );
}

/** The half of the embedded store that keeps records. */
export async function openEmbeddedRecords(out: string): Promise<Records> {
  const folder = resolve(out);
  const made = await makeFolder(folder, out);
  try {
    const path = join(folder, "preflight.db");
    const fresh = !existsSync(path);
    const opened = openDatabase(path);
    const { database } = opened;
    const records = told(sqliteRecords(opened), (error) => diskTrouble(error, `${path} cannot be used`));
    return {
      ...records,
      close: async () => {
        if (!database.isOpen) return;
        const unused = fresh && ["events", "items"].every((table) => isEmpty(table));
        await records.close();
        if (!unused) return;
        for (const end of ["", "-wal", "-shm"]) await rm(`${path}${end}`, { force: true });
        await removeFolders(made);
      },
    };
    function isEmpty(table: string): boolean {
      return database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
    }
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
}
