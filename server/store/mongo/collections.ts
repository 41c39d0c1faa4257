/**
 * The collections in MongoDB, what their documents must hold, and an index for every question that is asked of them.
 * All are made when the store is opened; what is there already is left as it is.
 */
import type { Collection, Db, Document, IndexSpecification } from "mongodb";

/** An event. `_id` is the run and the number, so that the same event is kept once and a run is one range of `_id`. */
export interface EventDocument {
  readonly _id: string;
  readonly run: string;
  readonly number: number;
  readonly at: number;
  readonly type: string;
  /** The event as it is; null when it holds what BSON cannot say, and then `text` has it as JSON. */
  readonly event: Document | null;
  readonly text?: string;
}

/** A document with a name of ours. */
export interface NamedDocument extends Document {
  readonly _id: string;
}

/** A thing on a shelf. */
export interface ItemDocument {
  readonly _id: string;
  readonly savedAt: number;
  /** JSON, so that it comes back as it was. */
  readonly body: string;
}

/** A lease; `_id` is its name. */
export interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  readonly until: number;
}

/** All collections. */
export interface Collections {
  readonly events: Collection<EventDocument>;
  readonly runs: Collection<NamedDocument>;
  readonly findings: Collection<NamedDocument>;
  readonly scenarios: Collection<ItemDocument>;
  readonly templates: Collection<ItemDocument>;
  readonly reports: Collection<ItemDocument>;
  readonly leases: Collection<LeaseDocument>;
}

/** Number of the layout of the documents; a database with a higher one was written by a newer Preflight. */
export const layout = 1;

interface Plan {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { bsonType: string | readonly string[] }>>;
  /** What it is for, and the index. */
  readonly indexes: readonly (readonly [purpose: string, index: IndexSpecification])[];
}

const text = { bsonType: "string" };
const number = { bsonType: ["int", "long", "double"] };
const item: Plan = {
  required: ["savedAt", "body"],
  properties: { savedAt: number, body: text },
  indexes: [],
};

/** What is made in the database: the documentation's list of indexes is this. */
export const plans: Readonly<Record<keyof Collections, Plan>> = {
  events: {
    required: ["run", "number", "at", "type"],
    properties: { run: text, number, at: number, type: text },
    indexes: [["a run's goals before a finding, and forgetting a run", { run: 1, type: 1, number: 1 }]],
  },
  runs: {
    required: [],
    properties: { app: text, startedAt: number, outcome: text, steps: number },
    indexes: [
      ["the newest runs", { startedAt: -1, _id: -1 }],
      ["an app's runs", { app: 1, startedAt: -1, _id: -1 }],
      ["runs that never ended", { outcome: 1, startedAt: -1 }],
    ],
  },
  findings: {
    required: ["run", "finding"],
    properties: {
      run: text,
      finding: text,
      at: number,
      weight: number,
      app: text,
      kind: text,
      severity: text,
    },
    indexes: [
      ["findings of runs", { run: 1, number: 1 }],
      ["the newest findings", { at: -1, _id: -1 }],
      ["the worst findings", { weight: -1, _id: -1 }],
      ["an app's findings", { app: 1, at: -1, _id: -1 }],
      ["several conditions at once", { app: 1, kind: 1, severity: 1, verdict: 1, at: -1, _id: -1 }],
      ["an app's worst findings", { app: 1, weight: -1, _id: -1 }],
      ["the same error in other runs", { app: 1, signature: 1, at: -1 }],
    ],
  },
  scenarios: item,
  templates: item,
  reports: item,
  leases: {
    required: ["holder", "until"],
    properties: { holder: text, until: number },
    indexes: [["leases that are held", { until: 1 }]],
  },
};

/** Make what is missing. */
export async function prepareCollections(database: Db): Promise<Collections> {
  const there = new Set(
    (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  for (const [name, plan] of Object.entries(plans)) {
    if (!there.has(name)) await create(database, name, plan);
    for (const [, index] of plan.indexes) await database.collection(name).createIndex(index);
  }
  return {
    events: database.collection("events"),
    runs: database.collection("runs"),
    findings: database.collection("findings"),
    scenarios: database.collection("scenarios"),
    templates: database.collection("templates"),
    reports: database.collection("reports"),
    leases: database.collection("leases"),
  };
}

async function create(database: Db, name: string, { required, properties }: Plan): Promise<void> {
  const schema = { bsonType: "object", ...(required.length > 0 && { required }), properties };
  try {
    await database.createCollection(name, { validator: { $jsonSchema: schema } });
  } catch (error) {
    if (codeOf(error) === alreadyThere) return;
    // Servers that only speak the protocol may have no validation; our own schemas stand before it in any case.
    if (codeOf(error) !== notImplemented) throw error;
    await database.createCollection(name).catch((again: unknown) => {
      if (codeOf(again) !== alreadyThere) throw again;
    });
  }
}

const alreadyThere = 48;
const notImplemented = 238;

/** The server's number of an error. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : undefined;
}
