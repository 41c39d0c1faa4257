/** The file of the embedded record: opened, checked to be ours, its tables made or brought up to date. */
import { DatabaseSync } from "node:sqlite";
import { ActionableError } from "../../errors.ts";
import { diskTrouble } from "../disk.ts";

/** Number of the layout of the tables; a database with a higher one was written by a newer Preflight. */
export const layout = 3;
/** Marks the file as ours ("PFLT"). */
const applicationId = 0x50464c54;

const tables = `
  CREATE TABLE IF NOT EXISTS events (
    run TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, number)
  );
  DROP INDEX IF EXISTS events_by_type;
  CREATE INDEX IF NOT EXISTS goals_of_run ON events (run, number) WHERE type = 'goal_started';
  CREATE TABLE IF NOT EXISTS runs (
    run TEXT PRIMARY KEY, app TEXT, label TEXT, version TEXT, device TEXT, serial TEXT, android TEXT, policy TEXT,
    goals TEXT, startedAt INTEGER, endedAt INTEGER, outcome TEXT NOT NULL DEFAULT 'unfinished',
    reason TEXT NOT NULL DEFAULT '', steps INTEGER NOT NULL DEFAULT 0, words TEXT, goalWords TEXT
  );
  CREATE INDEX IF NOT EXISTS runs_by_time ON runs (startedAt, run);
  CREATE INDEX IF NOT EXISTS runs_by_app ON runs (app, startedAt, run);
  CREATE TABLE IF NOT EXISTS findings (
    name TEXT PRIMARY KEY, run TEXT NOT NULL, finding TEXT NOT NULL, number INTEGER, at INTEGER, weight INTEGER,
    app TEXT, version TEXT, device TEXT, serial TEXT, android TEXT, kind TEXT, severity TEXT,
    verdict TEXT NOT NULL DEFAULT 'unconfirmed', k INTEGER, n INTEGER, state TEXT NOT NULL DEFAULT 'new',
    stateReason TEXT NOT NULL DEFAULT '', title TEXT, place TEXT, signature TEXT, words TEXT,
    goal TEXT NOT NULL DEFAULT '', goalNumber INTEGER NOT NULL DEFAULT 0, goalWords TEXT NOT NULL DEFAULT ''
  );
  CREATE INDEX IF NOT EXISTS findings_of_run ON findings (run, number);
  CREATE INDEX IF NOT EXISTS findings_by_time ON findings (at, name);
  CREATE INDEX IF NOT EXISTS findings_by_weight ON findings (weight, name);
  CREATE INDEX IF NOT EXISTS findings_by_app ON findings (app, at, name);
  CREATE INDEX IF NOT EXISTS findings_by_signature ON findings (app, signature, at);
  CREATE TABLE IF NOT EXISTS items (
    shelf TEXT NOT NULL, id TEXT NOT NULL, savedAt INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (shelf, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);
  PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layout};`;

/** An open database, and the layout it had before: 0 when it is new. */
export interface Opened {
  readonly database: DatabaseSync;
  readonly before: number;
}

/** How long to wait for another process that makes the same file at this moment, in milliseconds, and how often to look. */
const patience = { limit: 5000, pause: 20 };

/** Open or make the database at a path. Throws an ActionableError when the file is not ours. */
export function openDatabase(path: string): Opened {
  const end = performance.now() + patience.limit;
  for (;;) {
    try {
      return openOnce(path);
    } catch (error) {
      // The switch to WAL fails at once where another process does the same: SQLite's own time-out does not cover it.
      if (!locked(error) || performance.now() > end) throw unusable(path, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.pause);
    }
  }
}

function locked(error: unknown): boolean {
  return error instanceof Error && error.message.includes("database is locked");
}

function openOnce(path: string): Opened {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 5000 });
    // In this order: a file that another process makes meanwhile has its mark by the time its tables are seen.
    const known = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get()?.["tables"];
    const before = pragma(database, "user_version");
    const owner = pragma(database, "application_id");
    if (before > layout) throw newer(path, before);
    if (known !== 0 && owner !== applicationId) throw foreign(path);
    // 64 MB of it stay in memory: what is searched of a million events and all findings between them.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000");
    const made = database;
    if (before < layout) transactions(made)(() => made.exec(tables));
    return { database, before };
  } catch (error) {
    if (database?.isOpen) database.close();
    throw error;
  }
}

/** Gives what does all or nothing; its statements are prepared once. */
export function transactions(database: DatabaseSync): <T>(work: () => T) => T {
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  return (work) => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
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

/** It cannot be opened: for a reason of the disk, or because it is no record of ours. */
function unusable(path: string, error: unknown): Error {
  const trouble = diskTrouble(error, `${path} cannot be used as a record of runs`);
  return trouble instanceof ActionableError ? trouble : foreign(path, error);
}

function foreign(path: string, cause?: unknown): ActionableError {
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  return new ActionableError(
    `${path} cannot be used as a record of runs${why}`,
    "Move that file away, or name another folder with --out",
  );
}
