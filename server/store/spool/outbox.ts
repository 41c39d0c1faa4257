/**
 * The spool's file: what is to be delivered to a store that is elsewhere, in order. It is written before anything is
 * shown, and outlives the process. Records and blobs wait in two lanes, so that one does not hold up the other.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { RunEvent } from "../../../agent/events.ts";
import { ActionableError } from "../../errors.ts";
import { diskTrouble } from "../disk.ts";
import { isDead } from "../heartbeat.ts";
import { transactions } from "../sqlite/database.ts";
import type { SpoolState } from "../store.ts";

export type Lane = "records" | "blobs";

/** Something to deliver. */
export type Parcel =
  | { readonly sequence: number; readonly kind: "event"; readonly event: RunEvent }
  | {
      readonly sequence: number;
      readonly kind: "blob";
      readonly run: string;
      readonly key: string;
      readonly type: string;
      readonly bytes: Uint8Array;
    };

/** The open spool. */
export interface Outbox {
  addEvents(events: readonly RunEvent[]): void;
  addBlob(run: string, key: string, type: string, bytes: Uint8Array): void;
  /** The first parcels of a lane, up to so many, and up to some megabytes. */
  next(lane: Lane, most: number): readonly Parcel[];
  delivered(lane: Lane, sequences: readonly number[]): void;
  /** The store will never take it: kept, and no longer tried. */
  refused(lane: Lane, sequence: number, why: string): void;
  /** Events of a run that are kept here, in order. */
  events(run: string, after: number): readonly RunEvent[];
  /** Ids of runs with events here. */
  runs(): readonly string[];
  blob(run: string, key: string): { readonly bytes: Uint8Array; readonly type: string } | undefined;
  /** Whether a blob is still to be delivered. */
  waits(run: string, key: string): boolean;
  blobKeys(run: string): readonly string[];
  forget(lane: Lane, run: string): void;
  /** Take the right to deliver, or prolong it; false while another process has it that is not known to be dead. */
  claim(lane: string, holder: string, until: number, now: number): boolean;
  unclaim(holder: string, lane: string): void;
  state(): Omit<SpoolState, "trouble">;
  /** Whether something was ever delivered to this place. */
  knows(place: string): boolean;
  remember(place: string): void;
  close(): void;
}

const layout = 1;
const mostBytes = 8_000_000;
const mostCached = 200_000_000;

/** Open the spool in a folder. Throws an ActionableError when that cannot be. */
export function openOutbox(folder: string): Outbox {
  const database = openFile(folder);
  const inOneGo = transactions(database);
  const addEvent = database.prepare(
    `INSERT INTO parcels (lane, run, number, body, at, size) VALUES ('records', ?, ?, ?, ?, ?)
     ON CONFLICT (run, number) WHERE lane = 'records' DO NOTHING`,
  );
  const addBlob = database.prepare(
    `INSERT INTO parcels (lane, run, key, type, bytes, at, size) VALUES ('blobs', ?, ?, ?, ?, ?, ?)
     ON CONFLICT (run, key) WHERE lane = 'blobs' DO NOTHING`,
  );
  const next = database.prepare(
    "SELECT * FROM parcels WHERE lane = ? AND delivered = 0 AND refused IS NULL ORDER BY sequence LIMIT ?",
  );
  const remove = database.prepare("DELETE FROM parcels WHERE sequence = ?");
  const refuse = database.prepare("UPDATE parcels SET refused = ? WHERE sequence = ?");
  const mark = database.prepare("UPDATE parcels SET delivered = 1 WHERE sequence = ?");
  const cached = database.prepare(
    "SELECT sequence, size FROM parcels WHERE lane = 'blobs' AND delivered = 1 ORDER BY sequence DESC",
  );
  const claimant = database.prepare("SELECT holder FROM claims WHERE lane = ?");
  const claim = database.prepare(
    `INSERT INTO claims (lane, holder, until) VALUES (:lane, :holder, :until)
     ON CONFLICT (lane) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE claims.holder IN (excluded.holder, :gone) OR claims.until <= :now`,
  );
  // What an earlier process delivered is of no use to this one.
  database.exec("DELETE FROM parcels WHERE delivered = 1");
  return {
    addEvents: (events) => {
      inOneGo(() => {
        for (const event of events) {
          const body = JSON.stringify(event);
          addEvent.run(event.run, event.number, body, Date.now(), body.length);
        }
      });
    },
    addBlob: (run, key, type, bytes) => {
      addBlob.run(run, key, type, bytes, Date.now(), bytes.byteLength);
    },
    next: (lane, most) => {
      const parcels: Parcel[] = [];
      const unreadable: number[] = [];
      let size = 0;
      for (const row of next.iterate(lane, most)) {
        size += Number(row["size"]);
        if (parcels.length > 0 && size > mostBytes) break;
        const parcel = parcelIn(row);
        if (parcel) parcels.push(parcel);
        else unreadable.push(Number(row["sequence"]));
      }
      // Written by another version: it holds up nothing that comes after it.
      for (const sequence of unreadable) refuse.run("this version cannot read it", sequence);
      return parcels;
    },
    delivered: (lane, sequences) => {
      inOneGo(() => {
        for (const sequence of sequences) (lane === "blobs" ? mark : remove).run(sequence);
        if (lane === "records") return;
        // Pictures stay for the report that is soon made of them, as many as there is room for.
        let size = 0;
        for (const row of cached.all()) {
          size += Number(row["size"]);
          if (size > mostCached) remove.run(row["sequence"] ?? null);
        }
      });
    },
    refused: (_lane, sequence, why) => {
      refuse.run(why, sequence);
    },
    events: (run, after) =>
      database
        .prepare("SELECT body FROM parcels WHERE lane = 'records' AND run = ? AND number > ? ORDER BY number")
        .all(run, after)
        .flatMap(({ body }) => RunEvent.safeParse(JSON.parse(String(body))).data ?? []),
    runs: () =>
      database
        .prepare("SELECT DISTINCT run FROM parcels WHERE lane = 'records'")
        .all()
        .map(({ run }) => String(run)),
    blob: (run, key) => {
      const row = database
        .prepare("SELECT bytes, type FROM parcels WHERE lane = 'blobs' AND run = ? AND key = ?")
        .get(run, key);
      return row?.["bytes"] instanceof Uint8Array
        ? { bytes: row["bytes"], type: String(row["type"]) }
        : undefined;
    },
    waits: (run, key) =>
      database
        .prepare("SELECT 1 FROM parcels WHERE lane = 'blobs' AND run = ? AND key = ? AND delivered = 0")
        .get(run, key) !== undefined,
    blobKeys: (run) =>
      database
        .prepare("SELECT key FROM parcels WHERE lane = 'blobs' AND run = ?")
        .all(run)
        .map(({ key }) => String(key)),
    forget: (lane, run) => {
      database.prepare("DELETE FROM parcels WHERE lane = ? AND run = ?").run(lane, run);
    },
    claim: (lane, holder, until, now) => {
      const earlier = String(claimant.get(lane)?.["holder"] ?? "");
      const gone = isDead(earlier) ? earlier : holder;
      return claim.run({ lane, holder, until, now, gone }).changes > 0;
    },
    unclaim: (holder, lane) => {
      database.prepare("DELETE FROM claims WHERE holder = ? AND lane = ?").run(holder, lane);
    },
    state: () => {
      const row = database
        .prepare(
          `SELECT sum(lane = 'records' AND refused IS NULL) AS events, sum(lane = 'blobs' AND refused IS NULL) AS blobs,
             sum(size) AS bytes, min(at) AS oldest, sum(refused IS NOT NULL) AS refused
           FROM parcels WHERE delivered = 0`,
        )
        .get();
      const count = (name: string): number => Number(row?.[name] ?? 0);
      return {
        events: count("events"),
        blobs: count("blobs"),
        bytes: count("bytes"),
        oldestAt: row?.["oldest"] === null ? null : count("oldest"),
        refused: count("refused"),
      };
    },
    knows: (place) => database.prepare("SELECT 1 FROM places WHERE place = ?").get(place) !== undefined,
    remember: (place) => {
      database.prepare("INSERT INTO places (place) VALUES (?) ON CONFLICT DO NOTHING").run(place);
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** How the spool in a store's folder stands, while nobody delivers. */
export function spoolOf(out: string): Omit<SpoolState, "trouble"> {
  const outbox = openOutbox(join(out, "spool"));
  try {
    return outbox.state();
  } finally {
    outbox.close();
  }
}

function parcelIn(row: Readonly<Record<string, unknown>>): Parcel | undefined {
  const sequence = Number(row["sequence"]);
  const bytes = row["bytes"];
  if (bytes instanceof Uint8Array) {
    const [run, key, type] = [String(row["run"]), String(row["key"]), String(row["type"])];
    return { sequence, kind: "blob", run, key, type, bytes };
  }
  const event = RunEvent.safeParse(JSON.parse(String(row["body"])));
  return event.success ? { sequence, kind: "event", event: event.data } : undefined;
}

function openFile(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true });
    const database = new DatabaseSync(join(folder, "spool.db"), { timeout: 5000 });
    const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
    if (version > layout) throw new Error(`it was written by a newer Preflight, layout ${version}`);
    database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS parcels (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, run TEXT NOT NULL, number INTEGER, body TEXT,
        key TEXT, type TEXT, bytes BLOB, at INTEGER NOT NULL, size INTEGER NOT NULL, refused TEXT,
        delivered INTEGER NOT NULL DEFAULT 0
      );
      CREATE UNIQUE INDEX IF NOT EXISTS event_parcels ON parcels (run, number) WHERE lane = 'records';
      CREATE UNIQUE INDEX IF NOT EXISTS blob_parcels ON parcels (run, key) WHERE lane = 'blobs';
      CREATE INDEX IF NOT EXISTS lanes ON parcels (lane, delivered, sequence);
      CREATE TABLE IF NOT EXISTS claims (lane TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS places (place TEXT PRIMARY KEY);
      PRAGMA user_version = ${layout};`);
    return database;
  } catch (error) {
    const trouble = diskTrouble(error, `The spool in "${folder}" cannot be used`);
    if (trouble instanceof ActionableError) throw trouble;
    throw new ActionableError(
      `The spool in "${folder}" cannot be used (${trouble.message})`,
      "Move that folder away, or name another with --out DIR",
    );
  }
}
