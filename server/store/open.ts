/** Opens the store that the settings name: records and blobs here or elsewhere, in any mix. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { composed } from "./compose.ts";
import { embeddedBlobs, openEmbeddedRecords, openEmbeddedStore } from "./embedded.ts";
import { makeFolder } from "./folder.ts";
import type { S3Settings } from "./s3/connect.ts";
import { openOutbox, type Outbox } from "./spool/outbox.ts";
import { usualPace, type Delivery, type Pace } from "./spool/delivery.ts";
import { remote, spooledBlobs, spooledRecords, type Remote } from "./spool/spooled.ts";
import type { Blobs, Records, SpoolState, Store } from "./store.ts";

/** Where runs are kept. */
export interface StoreSettings {
  /** Folder of the embedded store, of reports and of the spool. */
  readonly out: string;
  /** Address of MongoDB; null: records are kept in `out`. */
  readonly mongodbUri: string | null;
  /** Bucket for blobs; null: they are kept in `out`. */
  readonly s3: S3Settings | null;
  /** For tests. */
  readonly pace?: Pace;
  /** How long closing waits for what is still to be delivered, in milliseconds. */
  readonly closing?: number;
}

/** The store that the settings of the program name. */
export function storeSettings(
  settings: Pick<
    Configuration,
    "out" | "mongodbUri" | "s3Bucket" | "s3Endpoint" | "s3Region" | "s3Prefix" | "s3PathStyle" | "s3Checksums"
  >,
): StoreSettings {
  const { out, mongodbUri, s3Bucket: bucket, s3Endpoint: endpoint, s3Region: region } = settings;
  const { s3Prefix: prefix, s3PathStyle: pathStyle, s3Checksums: checksums } = settings;
  const s3 = bucket === null ? null : { bucket, endpoint, region, prefix, pathStyle, checksums };
  return { out, mongodbUri, s3 };
}

/** How long closing waits. */
const usualClosing = 10_000;

/**
 * Open the store. Throws an ActionableError when it cannot be used. A store that was used before and is away now opens
 * all the same: what is kept waits in the spool.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { out, mongodbUri, s3, pace = usualPace, closing = usualClosing } = settings;
  if (mongodbUri === null && s3 === null) return openEmbeddedStore(out);
  await makeFolder(out, out);
  const spoolFolder = join(out, "spool");
  const earlier = existsSync(join(spoolFolder, "spool.db")) ? openOutbox(spoolFolder) : undefined;
  const opened: { close(): Promise<void> }[] = [];
  try {
    const records = mongodbUri === null ? undefined : await mongoRemote(mongodbUri, earlier);
    if (records) opened.push(records.away);
    const blobs = s3 === null ? undefined : await s3Remote(s3, earlier);
    if (blobs) opened.push(blobs.away);
    const local = records ? undefined : await openEmbeddedRecords(out);
    return assembled(out, earlier ?? openOutbox(spoolFolder), { records, blobs, local }, { pace, closing });
  } catch (error) {
    for (const one of opened) await one.close();
    earlier?.close();
    throw error;
  }
}

/** A store elsewhere: the way to it, its name for people, and its name in the spool. */
interface Away<T> {
  readonly away: Remote<T>;
  readonly place: string;
  readonly mark: string;
}

function assembled(
  out: string,
  outbox: Outbox,
  parts: {
    readonly records: Away<Records> | undefined;
    readonly blobs: Away<Blobs> | undefined;
    readonly local: Records | undefined;
  },
  { pace, closing }: { readonly pace: Pace; readonly closing: number },
): Store {
  for (const part of [parts.records, parts.blobs]) if (part) outbox.remember(part.mark);
  const records = parts.records && spooledRecords(outbox, parts.records.away, pace);
  const blobs = parts.blobs && spooledBlobs(outbox, parts.blobs.away, pace);
  const deliveries = [records?.delivery, blobs?.delivery].filter((one) => one !== undefined);
  const own = records?.records ?? parts.local;
  if (!own) throw new Error("Records are kept nowhere");
  const store = composed(own, blobs?.blobs ?? embeddedBlobs(out), {
    places: {
      records: parts.records?.place ?? join(out, "preflight.db"),
      blobs: parts.blobs?.place ?? join(out, "runs"),
    },
    spool: () => spoolState(outbox, deliveries),
    close: async () => {
      const going = deliveries.filter((one) => one.trouble() === null);
      await Promise.all(going.map((one) => one.drained(closing)));
      await Promise.all(deliveries.map((one) => one.stop()));
    },
  });
  let closed = false;
  return {
    ...store,
    close: async () => {
      if (closed) return;
      closed = true;
      await store.close();
      outbox.close();
    },
  };
}

function spoolState(outbox: Outbox, deliveries: readonly Delivery[]): SpoolState {
  const troubles = deliveries.map((one) => one.trouble()).filter((trouble) => trouble !== null);
  return { ...outbox.state(), trouble: troubles.length === 0 ? null : troubles.join(" ") };
}

async function mongoRemote(uri: string, earlier: Outbox | undefined): Promise<Away<Records>> {
  const { openMongoRecords } = await import("./mongo/records.ts");
  const connect = () => openMongoRecords(uri);
  const first = await firstConnection(connect, uri, earlier);
  return { away: remote<Records>(connect, first), place: first?.place ?? "MongoDB", mark: markOf(uri) };
}

async function s3Remote(settings: S3Settings, earlier: Outbox | undefined): Promise<Away<Blobs>> {
  const { openS3Blobs } = await import("./s3/blobs.ts");
  const name = JSON.stringify([settings.endpoint, settings.bucket, settings.prefix]);
  const connect = () => openS3Blobs(settings);
  const first = await firstConnection(connect, name, earlier);
  const place = first?.place ?? `S3 bucket "${settings.bucket}"`;
  return { away: remote<Blobs>(connect, first), place, mark: markOf(name) };
}

/** What is wrong with the settings is said now; a store that worked before may be away for a while. */
async function firstConnection<T>(
  connect: () => Promise<T>,
  name: string,
  earlier: Outbox | undefined,
): Promise<T | undefined> {
  try {
    return await connect();
  } catch (error) {
    if (error instanceof ConfigError || earlier?.knows(markOf(name)) !== true) throw error;
    return undefined;
  }
}

/** A name that does not give away what it was made of. */
function markOf(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}
