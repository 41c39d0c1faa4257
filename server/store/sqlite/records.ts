/** Records in one SQLite file, in WAL mode: many readers and one writer, also of other processes. */
import type { DatabaseSync } from "node:sqlite";
import { RunEvent } from "../../../agent/events.ts";
import { ActionableError } from "../../errors.ts";
import { runSummary } from "../rows.ts";
import { checkRunId } from "../runId.ts";
import type { Item, Records } from "../store.ts";
import { layout, transactions, type Opened } from "./database.ts";
import { projector } from "./project.ts";
import { runColumns, searchFindings, searchRuns } from "./search.ts";

/** Records over an open database, which `close` closes. */
export function sqliteRecords({ database, before }: Opened, now: () => number = Date.now): Records {
  const insert = database.prepare(
    "INSERT INTO events (run, number, type, body) VALUES (?, ?, ?, ?) ON CONFLICT (run, number) DO NOTHING",
  );
  const ofRun = database.prepare("SELECT body FROM events WHERE run = ? AND number > ? ORDER BY number");
  const inOneGo = transactions(database);
  const project = projector(database);
  if (before > 0 && before < layout) inOneGo(() => fold(database, project));
  return {
    ...shelves(database, now),
    ...leases(database, now),
    append: async (...events) => {
      for (const { run } of events) checkRunId(run);
      inOneGo(() => {
        for (const event of events) {
          const { changes } = insert.run(event.run, event.number, event.type, JSON.stringify(event));
          if (changes > 0) project(event);
        }
      });
    },
    events: async (run, after = 0) => ofRun.all(run, after).map((row) => eventIn(row["body"])),
    run: async (run) => {
      const row = database
        .prepare(`SELECT ${runColumns} FROM runs WHERE run = ? AND startedAt IS NOT NULL`)
        .get(run);
      return row && runSummary(row);
    },
    runs: async () =>
      database
        .prepare(
          `SELECT ${runColumns} FROM runs WHERE startedAt IS NOT NULL ORDER BY startedAt DESC, run DESC`,
        )
        .all()
        .map(runSummary),
    searchRuns: async (query) => searchRuns(database, query),
    searchFindings: async (query) => searchFindings(database, query),
    triage: async (app, signature, state, reason) => {
      database
        .prepare("UPDATE findings SET state = ?, stateReason = ? WHERE app = ? AND signature = ?")
        .run(state, reason, app, signature);
    },
    removeRun: async (run) => {
      inOneGo(() => {
        for (const table of ["events", "findings", "runs"])
          database.prepare(`DELETE FROM ${table} WHERE run = ?`).run(run);
      });
    },
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}

const itemIn = (row: Record<string, unknown>): Item => ({
  id: String(row["id"]),
  savedAt: Number(row["savedAt"]),
  body: JSON.parse(String(row["body"])),
});

/** Make the rows of runs and findings of a record that had none. */
function fold(database: DatabaseSync, project: (event: RunEvent) => void): void {
  const told = database.prepare("SELECT run FROM runs LIMIT 1").get();
  if (told) return;
  const all = database.prepare("SELECT body FROM events WHERE type <> 'note' ORDER BY run, number");
  for (const { body } of all.iterate()) {
    const parsed = RunEvent.safeParse(JSON.parse(String(body)));
    if (parsed.success) project(parsed.data);
  }
}

function shelves(
  database: DatabaseSync,
  now: () => number,
): Pick<Records, "putItem" | "item" | "items" | "removeItem"> {
  return {
    putItem: async (shelf, id, body) => {
      database
        .prepare(
          `INSERT INTO items (shelf, id, savedAt, body) VALUES (?, ?, ?, ?)
           ON CONFLICT (shelf, id) DO UPDATE SET savedAt = excluded.savedAt, body = excluded.body`,
        )
        .run(shelf, id, now(), JSON.stringify(body));
    },
    item: async (shelf, id) => {
      const row = database.prepare("SELECT * FROM items WHERE shelf = ? AND id = ?").get(shelf, id);
      return row && itemIn(row);
    },
    items: async (shelf, { after = "", limit = 100 } = {}) =>
      database
        .prepare("SELECT * FROM items WHERE shelf = ? AND id > ? ORDER BY id LIMIT ?")
        .all(shelf, after, limit)
        .map(itemIn),
    removeItem: async (shelf, id) => {
      database.prepare("DELETE FROM items WHERE shelf = ? AND id = ?").run(shelf, id);
    },
  };
}

function leases(database: DatabaseSync, now: () => number): Pick<Records, "lease" | "release" | "leases"> {
  return {
    lease: async (name, holder, milliseconds) =>
      database
        .prepare(
          `INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)
           ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE leases.holder = excluded.holder OR leases.until <= :now`,
        )
        .run({ name, holder, until: now() + milliseconds, now: now() }).changes > 0,
    release: async (name, holder) => {
      database.prepare("DELETE FROM leases WHERE name = ? AND holder = ?").run(name, holder);
    },
    leases: async () =>
      database
        .prepare("SELECT name, holder, until FROM leases WHERE until > ? ORDER BY name")
        .all(now())
        .map((row) => ({
          name: String(row["name"]),
          holder: String(row["holder"]),
          until: Number(row["until"]),
        })),
  };
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
