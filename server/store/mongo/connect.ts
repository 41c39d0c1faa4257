/** A connection to MongoDB, checked when it is made: what is wrong is said in a line that holds no secret. */
import { MongoBulkWriteError, MongoClient, MongoError, MongoServerSelectionError, type Db } from "mongodb";
import { ActionableError, ConfigError } from "../../errors.ts";
import { RefusedError, UnreachableError } from "../trouble.ts";
import { codeOf, layout, prepareCollections, type Collections } from "./collections.ts";

/** How long things may take, in milliseconds. */
export interface MongoPatience {
  /** Finding a server that answers. */
  readonly connect: number;
  /** One answer. */
  readonly answer: number;
}

/** An open connection. */
export interface MongoConnection {
  readonly collections: Collections;
  /** Where it is, for people, without user and password. */
  readonly place: string;
  close(): Promise<void>;
}

/** Connect and make what is missing. Throws a ConfigError for what must be put right, an UnreachableError else. */
export async function connectMongo(
  uri: string,
  patience: MongoPatience = { connect: 3000, answer: 20_000 },
): Promise<MongoConnection> {
  const client = clientFor(uri, patience);
  const place = placeOf(client);
  try {
    await client.connect();
    const database = client.db();
    await checkLayout(database, place);
    const collections = await prepareCollections(database);
    return { collections, place, close: () => client.close() };
  } catch (error) {
    await client.close().catch(() => undefined);
    throw mongoTrouble(error, place);
  }
}

function clientFor(uri: string, patience: MongoPatience): MongoClient {
  try {
    return new MongoClient(uri, {
      appName: "preflight",
      serverSelectionTimeoutMS: patience.connect,
      connectTimeoutMS: patience.connect,
      socketTimeoutMS: patience.answer,
      waitQueueTimeoutMS: patience.connect,
      maxPoolSize: 8,
      // What was answered leaves the spool: it must be on the disk, and stay if another server takes over.
      writeConcern: { w: "majority", journal: true },
      ignoreUndefined: true,
    });
  } catch {
    // The driver's words may quote the address, and with it the password.
    throw new ConfigError(
      "MONGODB_URI is not an address of MongoDB",
      'Write it like "mongodb://user:password@host:27017/preflight"',
    );
  }
}

function placeOf(client: MongoClient): string {
  const hosts = client.options.srvHost ?? client.options.hosts.map(String).join(",");
  return `MongoDB at ${hosts}, database ${client.options.dbName}`;
}

async function checkLayout(database: Db, place: string): Promise<void> {
  const marks = database.collection<{ _id: string; layout: number }>("layout");
  const mark = await marks.findOne({ _id: "preflight" });
  if (mark && mark.layout > layout) {
    throw new ConfigError(
      `${place} was written by a newer Preflight (layout ${mark.layout}, this one knows ${layout})`,
      "Update Preflight, or name another database in MONGODB_URI",
    );
  }
  if (mark?.layout !== layout)
    await marks.updateOne({ _id: "preflight" }, { $set: { layout } }, { upsert: true });
}

/** What went wrong with the database, without secrets. */
export function mongoTrouble(error: unknown, place: string): ActionableError {
  if (error instanceof ActionableError) return error;
  const code = codeOf(error);
  if (code === 18 || code === 8000 || (error instanceof MongoError && /authenticat/i.test(error.message))) {
    return new ConfigError(
      `${place} refused the login`,
      "Correct the user and the password in MONGODB_URI, and authSource if users are kept elsewhere",
    );
  }
  if (isRefusal(error)) {
    return new RefusedError(
      `${place} will not take a document (${code ?? "its form"})`,
      "It stays in the spool of this machine",
    );
  }
  if (code === 13)
    return new ConfigError(`${place} does not let this user write`, "Give the user the role readWrite on it");
  if (error instanceof MongoServerSelectionError) {
    const why = error.cause instanceof Error && /tls|ssl|certificate/i.test(error.cause.message);
    return new UnreachableError(
      `${place} does not answer${why ? " (TLS failed)" : ""}`,
      "Start it, or correct the host and the port in MONGODB_URI",
    );
  }
  const what = error instanceof Error ? error.name : "error";
  return new UnreachableError(
    `${place} failed (${what}${code === undefined ? "" : ` ${code}`})`,
    "See the server's log, and try again",
  );
}

/** Codes of what no further try will change: too large, or not as the collection's schema wants it. */
const refusals: ReadonlySet<number | undefined> = new Set([121, 10_334, 17_280]);

function isRefusal(error: unknown): boolean {
  if ((error instanceof Error && error.name.startsWith("BSON")) || refusals.has(codeOf(error))) return true;
  if (!(error instanceof MongoBulkWriteError)) return false;
  const { writeErrors } = error;
  return (Array.isArray(writeErrors) ? writeErrors : [writeErrors]).some(({ code }) => refusals.has(code));
}
