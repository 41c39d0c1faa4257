/** Records in MongoDB: any server of version 4.4 or newer, alone or in a replica set. */
import { MongoBulkWriteError } from "mongodb";
import { checkRunId } from "../runId.ts";
import type { Item, Records } from "../store.ts";
import { told } from "../told.ts";
import { connectMongo, mongoTrouble, type MongoPatience } from "./connect.ts";
import { codeOf, type Collections, type ItemDocument } from "./collections.ts";
import { eventDocument, eventId, eventIn } from "./eventDocument.ts";
import { projector } from "./project.ts";
import { findingsOf, searchFindings, searchRuns, summaryOf } from "./search.ts";

/** Records in a database, and where that is. */
export interface MongoRecords extends Records {
  readonly place: string;
}

/** Connect to MongoDB. Throws a ConfigError or an UnreachableError when that fails; so do all its methods later. */
export async function openMongoRecords(
  uri: string,
  patience?: MongoPatience,
  now: () => number = Date.now,
): Promise<MongoRecords> {
  const connection = await connectMongo(uri, patience);
  const { collections, place } = connection;
  const records = { ...ofRuns(collections), ...shelves(collections, now), ...leases(collections, now) };
  return { ...told(records, (error) => mongoTrouble(error, place)), place, close: () => connection.close() };
}

type OfRuns = Omit<Records, "close" | keyof OfShelves | keyof OfLeases>;
type OfShelves = Pick<Records, "putItem" | "item" | "items" | "removeItem">;
type OfLeases = Pick<Records, "lease" | "release" | "leases">;

function ofRuns(collections: Collections): OfRuns {
  const { events, runs, findings } = collections;
  const project = projector(collections);
  const lean = { projection: { words: 0, goalWords: 0 } };
  return {
    append: async (...added) => {
      for (const { run } of added) checkRunId(run);
      if (added.length === 0) return;
      try {
        await events.insertMany(added.map(eventDocument), { ordered: false });
      } catch (error) {
        if (!onlyKnown(error)) throw error;
      }
      await project(added);
    },
    events: async (run, after = 0) => {
      const filter = { _id: { $gt: eventId(run, after), $lt: `${run};` } };
      const found = await events
        .find(filter, { projection: { _id: 0, event: 1, text: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(eventIn);
    },
    run: async (run) => {
      const row = await runs.findOne({ _id: run }, lean);
      return row && "startedAt" in row ? summaryOf(row, await findingsOf(collections, [row])) : undefined;
    },
    runs: async () => {
      const rows = await runs
        .find({ startedAt: { $gte: 0 } }, lean)
        .sort({ startedAt: -1, _id: -1 })
        .toArray();
      const counts = await findingsOf(collections, rows);
      return rows.map((row) => summaryOf(row, counts));
    },
    searchRuns: (query) => searchRuns(collections, query),
    searchFindings: (query) => searchFindings(collections, query),
    triage: async (app, signature, state, reason) => {
      await findings.updateMany({ app, signature }, { $set: { state, stateReason: reason } });
    },
    removeRun: async (run) => {
      // The run last: what is cut off in between is found and forgotten again.
      await events.deleteMany({ run });
      await findings.deleteMany({ run });
      await runs.deleteOne({ _id: run });
    },
  };
}

/** Whether a write failed only for what was there already. */
function onlyKnown(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return codeOf(error) === 11_000;
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return errors.length > 0 && errors.every(({ code }) => code === 11_000);
}

function itemIn({ _id, savedAt, body }: ItemDocument): Item {
  return { id: _id, savedAt, body: JSON.parse(body) };
}

function shelves(collections: Collections, now: () => number): OfShelves {
  return {
    putItem: async (shelf, id, body) => {
      const $set = { savedAt: now(), body: JSON.stringify(body) };
      await collections[shelf].updateOne({ _id: id }, { $set }, { upsert: true });
    },
    item: async (shelf, id) => {
      const found = await collections[shelf].findOne({ _id: id });
      return found ? itemIn(found) : undefined;
    },
    items: async (shelf, { after = "", limit = 100 } = {}) => {
      const found = await collections[shelf]
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(itemIn);
    },
    removeItem: async (shelf, id) => {
      await collections[shelf].deleteOne({ _id: id });
    },
  };
}

function leases({ leases }: Collections, now: () => number): OfLeases {
  return {
    lease: async (name, holder, milliseconds) => {
      const filter = { _id: name, $or: [{ holder }, { until: { $lte: now() } }] };
      try {
        await leases.updateOne(filter, { $set: { holder, until: now() + milliseconds } }, { upsert: true });
        return true;
      } catch (error) {
        // Somebody else holds it: there is a document of that name, and it does not match.
        if (codeOf(error) === 11_000) return false;
        throw error;
      }
    },
    release: async (name, holder) => {
      await leases.deleteOne({ _id: name, holder });
    },
    leases: async () => {
      const held = await leases
        .find({ until: { $gt: now() } })
        .sort({ _id: 1 })
        .toArray();
      return held.map(({ _id, holder, until }) => ({ name: _id, holder, until }));
    },
  };
}
