/**
 * The embedded store: one folder, nothing to set up. Events are rows of a SQLite database in WAL mode, blobs are files.
 *
 *     DIR/preflight.db           events of all runs
 *     DIR/runs/RUN/blobs/KEY     pictures and trees
 *     DIR/runs/RUN/report.html   written by the commands, not by the store
 */
import { constants, existsSync } from "node:fs";
import { access, mkdir, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { RunEvent } from "../../agent/events.ts";
import { ActionableError } from "../errors.ts";
import { readBlob, writeBlob } from "./blobFiles.ts";
import type { RunSummary, Store } from "./store.ts";

/** Number of the layout of the tables; a database with a higher one was written by a newer Preflight. */
const layout = 1;
/** Marks the file as ours ("PFLT"). */
const applicationId = 0x50464c54;

/** Folder of a run inside the store's folder. */
export function runFolder(out: string, run: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(run)) {
    throw new ActionableError(
      `"${run}" is not the id of a run`,
      "`preflight report --list` shows the runs there are",
    );
  }
  return join(resolve(out), "runs", run);
}

/**
 * Open the store in a folder, made if it is missing. Throws an ActionableError, and leaves nothing behind, when the
 * folder cannot be written or holds something that is not a record of ours. A record that was made here and is closed
 * without an event is removed again.
 */
export async function openEmbeddedStore(out: string): Promise<Store> {
  const folder = resolve(out);
  const made = await makeFolder(folder, out);
  try {
    const path = join(folder, "preflight.db");
    const fresh = !existsSync(path);
    return storeOver(openDatabase(path), folder, fresh ? made : undefined);
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
}

async function removeFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rmdir(path).catch(() => undefined);
}

/** `made`: folders that were made for a record that was not there before; undefined when it was. */
function storeOver(database: DatabaseSync, folder: string, made: readonly string[] | undefined): Store {
  const insert = database.prepare(
    "INSERT INTO events (run, number, type, body) VALUES (?, ?, ?, ?) ON CONFLICT (run, number) DO NOTHING",
  );
  const ofRun = database.prepare("SELECT body FROM events WHERE run = ? AND number > ? ORDER BY number");
  const heads = database.prepare(
    "SELECT body FROM events WHERE type IN ('run_started', 'run_ended') ORDER BY run, number",
  );
  const counts = database.prepare(
    "SELECT run, sum(type = 'step') AS steps, sum(type = 'finding') AS findings FROM events GROUP BY run",
  );
  const blobs = (run: string) => join(runFolder(folder, run), "blobs");
  return {
    append: async (event) => {
      runFolder(folder, event.run);
      insert.run(event.run, event.number, event.type, JSON.stringify(event));
    },
    events: async (run, after = 0) => ofRun.all(run, after).map((row) => eventIn(row["body"])),
    runs: async () => {
      const tallies = new Map(counts.all().map((row) => [row["run"], row]));
      return summaries(heads.all().map((row) => eventIn(row["body"]))).map((summary) => ({
        ...summary,
        steps: Number(tallies.get(summary.run)?.["steps"] ?? 0),
        findings: Number(tallies.get(summary.run)?.["findings"] ?? 0),
      }));
    },
    putBlob: async (run, bytes, type) => writeBlob(blobs(run), bytes, type),
    getBlob: async (run, key) => readBlob(blobs(run), key),
    close: async () => {
      if (!database.isOpen) return;
      const unused = made && database.prepare("SELECT 1 FROM events LIMIT 1").get() === undefined;
      database.close();
      if (!unused) return;
      for (const end of ["", "-wal", "-shm"]) await rm(join(folder, `preflight.db${end}`), { force: true });
      await removeFolders(made ?? []);
    },
  };
}

function summaries(events: readonly RunEvent[]): RunSummary[] {
  const byRun = new Map<string, RunSummary>();
  for (const event of events) {
    if (event.type === "run_started") {
      const { app, device } = event;
      const names = { app: app.package, label: app.label, device: device.model };
      byRun.set(event.run, {
        run: event.run,
        ...names,
        startedAt: event.at,
        outcome: "unfinished",
        steps: 0,
        findings: 0,
      });
    }
    const known = byRun.get(event.run);
    if (event.type === "run_ended" && known) byRun.set(event.run, { ...known, outcome: event.outcome });
  }
  return [...byRun.values()].sort((one, other) => other.startedAt - one.startedAt);
}

function eventIn(body: unknown): RunEvent {
  const parsed = RunEvent.safeParse(JSON.parse(String(body)));
  if (parsed.success) return parsed.data;
  throw new ActionableError(
    "The record holds an event that this version cannot read",
    "Read it with the version of Preflight that wrote it, or name another folder with --out",
    { cause: parsed.error },
  );
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 5000 });
    const version = pragma(database, "user_version");
    const owner = pragma(database, "application_id");
    const tables = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get()?.["tables"];
    if (version > layout) throw newer(path, version);
    if (tables !== 0 && owner !== applicationId) throw foreign(path);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    database.exec(`
      CREATE TABLE IF NOT EXISTS events (
        run TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, number)
      ) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS events_by_type ON events (type, run, number);
      PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layout};`);
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    if (error instanceof ActionableError) throw error;
    throw foreign(path, error);
  }
}

function pragma(database: DatabaseSync, name: "user_version" | "application_id"): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

function newer(path: string, version: number): ActionableError {
  return new ActionableError(
    `${path} was written by a newer Preflight (layout ${version}, this one knows ${layout})`,
    "Update Preflight, or name another folder with --out",
  );
}

function foreign(path: string, cause?: unknown): ActionableError {
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  return new ActionableError(
    `${path} cannot be used as a record of runs${why}`,
    "Move that file away, or name another folder with --out",
  );
}

/** Make a folder that can be written; returns what was made, the innermost first. */
async function makeFolder(folder: string, named: string): Promise<string[]> {
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
