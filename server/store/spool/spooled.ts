/**
 * A store that is elsewhere, with a spool before it: what is kept is kept on this machine first and delivered in the
 * background, so that a run never waits for a network. What is read is what was delivered and what still waits, as one.
 */
import type { RunEvent } from "../../../agent/events.ts";
import { ActionableError, lineFor } from "../../errors.ts";
import { blobKey, isBlobKey } from "../blobKey.ts";
import { diskTrouble } from "../disk.ts";
import { checkRunId } from "../runId.ts";
import type { Blobs, Records, RunSummary } from "../store.ts";
import { storyRow } from "./storyRow.ts";
import { startDelivery, usualPace, within, type Delivery, type Pace } from "./delivery.ts";
import type { Outbox, Parcel } from "./outbox.ts";

/** A half of a store, connected when it is first needed and again after that failed. */
export interface Remote<T> {
  get(): Promise<T>;
  /** What is there if it is connected. */
  close(): Promise<void>;
}

/** How long a failure to connect stands for the next questions too, in milliseconds. */
const recent = 1000;

/** Connect when needed; a failure is soon forgotten. `first`: what is connected already. */
export function remote<T extends { close(): Promise<void> }>(
  connect: () => Promise<T>,
  first?: T,
): Remote<T> {
  let connected: Promise<T> | undefined = first && (async () => first)();
  let failed: { readonly error: unknown; readonly at: number } | undefined;
  return {
    get: async () => {
      // Several questions in a row wait once.
      if (!connected && failed && performance.now() - failed.at < recent) throw failed.error;
      const connecting = connected ?? connect();
      connected = connecting;
      try {
        return await connecting;
      } catch (error) {
        if (connected === connecting) connected = undefined;
        failed = { error, at: performance.now() };
        throw error;
      }
    },
    close: async () => {
      const open = await connected?.catch(() => undefined);
      await open?.close();
    },
  };
}

/** Longest wait for an answer to a question, in milliseconds. */
const patience = 20_000;
/** Longest wait for one's own events to arrive before a search, in milliseconds. */
const arrival = 2000;
/** Longest wait for a lease before it is only held on this machine, in milliseconds. */
const leasing = 3000;

/** Records behind the spool. */
export function spooledRecords(
  outbox: Outbox,
  away: Remote<Records>,
  pace: Pace = usualPace,
): { readonly records: Records; readonly delivery: Delivery } {
  const delivery = startDelivery(outbox, "records", (parcels) => deliverEvents(away, parcels), pace);
  const ask = async <T>(question: (records: Records) => Promise<T>): Promise<T> =>
    within(away.get().then(question), patience);
  /** What was kept here is found at once, as long as the store takes it. */
  const arrived = async (): Promise<void> => {
    if (delivery.trouble() === null) await delivery.drained(arrival);
  };
  const merged = async (run: string, after: number): Promise<readonly RunEvent[]> => {
    // First what waits here, then what arrived: what moves in between is seen twice and not missed.
    const waiting = outbox.events(run, after);
    const arrived = await ask((records) => records.events(run, after)).catch((error: unknown) => {
      // The whole run is here: nothing to ask.
      if (waiting[0]?.number === after + 1) return [];
      throw error;
    });
    const byNumber = new Map([...arrived, ...waiting].map((event) => [event.number, event]));
    return [...byNumber.values()].sort((one, other) => one.number - other.number);
  };
  /** Rows of runs that have events here, from all their events. */
  const told = async (row: RunSummary | undefined, run: string): Promise<RunSummary | undefined> =>
    storyRow(await merged(run, 0)) ?? row;

  const records: Records = {
    append: async (...events) => {
      for (const { run } of events) checkRunId(run);
      try {
        outbox.addEvents(events);
      } catch (error) {
        // No room on this disk: the store itself may still take them.
        await ask((records) => records.append(...events)).catch(neither(error));
      }
      delivery.wake();
    },
    events: (run, after = 0) => merged(run, after),
    run: async (run) =>
      outbox.runs().includes(run) ? told(undefined, run) : ask((records) => records.run(run)),
    runs: async () => {
      const here = outbox.runs();
      const rows = new Map(
        (await ask((records) => records.runs()).catch(emptyIf(here.length > 0))).map((row) => [row.run, row]),
      );
      for (const run of here) {
        const row = await told(rows.get(run), run);
        if (row) rows.set(run, row);
      }
      return [...rows.values()].sort((one, other) => other.startedAt - one.startedAt);
    },
    searchRuns: async (query) => {
      await arrived();
      return ask((records) => records.searchRuns(query));
    },
    searchFindings: async (query) => {
      await arrived();
      return ask((records) => records.searchFindings(query));
    },
    triage: async (app, signature, state, reason) => {
      await arrived();
      return ask((records) => records.triage(app, signature, state, reason));
    },
    removeRun: async (run) => {
      outbox.forget("records", run);
      await delivery.quiet();
      await ask((records) => records.removeRun(run));
    },
    putItem: (shelf, id, body) => ask((records) => records.putItem(shelf, id, body)),
    item: (shelf, id) => ask((records) => records.item(shelf, id)),
    items: (shelf, options) => ask((records) => records.items(shelf, options)),
    removeItem: (shelf, id) => ask((records) => records.removeItem(shelf, id)),
    // A store that is away keeps nobody from a device that is here: then this machine's own list counts.
    lease: async (name, holder, milliseconds) => {
      const now = Date.now();
      const asked = away.get().then((records) => records.lease(name, holder, milliseconds));
      const held = await within(asked, leasing).catch(() => true);
      if (!held) return false;
      if (outbox.claim(`lease:${name}`, holder, now + milliseconds, now)) return true;
      // Somebody here took it while the store was away.
      await ask((records) => records.release(name, holder)).catch(() => undefined);
      return false;
    },
    release: async (name, holder) => {
      outbox.unclaim(holder, `lease:${name}`);
      await within(
        away.get().then((records) => records.release(name, holder)),
        leasing,
      ).catch(() => undefined);
    },
    leases: () => ask((records) => records.leases()),
    close: () => away.close(),
  };
  return { records, delivery };
}

/** Blobs behind the spool. */
export function spooledBlobs(
  outbox: Outbox,
  away: Remote<Blobs>,
  pace: Pace = usualPace,
): { readonly blobs: Blobs; readonly delivery: Delivery } {
  const delivery = startDelivery(outbox, "blobs", (parcels) => deliverBlobs(away, parcels), pace);
  const ask = async <T>(question: (blobs: Blobs) => Promise<T>): Promise<T> =>
    within(away.get().then(question), patience);
  const putBlob = async (run: string, bytes: Uint8Array, type: string): Promise<string> => {
    checkRunId(run);
    const key = blobKey(bytes, type);
    try {
      outbox.addBlob(run, key, type, bytes);
    } catch (error) {
      await ask((blobs) => blobs.putBlob(run, bytes, type)).catch(neither(error));
    }
    delivery.wake();
    return key;
  };
  const blobs: Blobs = {
    putBlob,
    putBlobStream: async (run, stream, type) => {
      const parts: Uint8Array[] = [];
      for await (const part of stream) parts.push(part);
      return putBlob(run, Buffer.concat(parts), type);
    },
    getBlob: async (run, key) => outbox.blob(run, key) ?? ask((blobs) => blobs.getBlob(run, key)),
    openBlob: async (run, key) => {
      const waiting = outbox.blob(run, key);
      if (waiting) return { stream: one(waiting.bytes), type: waiting.type };
      return ask((blobs) => blobs.openBlob(run, key));
    },
    // A link to what has not arrived would lead nowhere.
    linkBlob: async (run, key, seconds) =>
      isBlobKey(key) && !outbox.waits(run, key)
        ? ask((blobs) => blobs.linkBlob(run, key, seconds))
        : undefined,
    blobKeys: async (run) => {
      const here = outbox.blobKeys(run);
      const there = await ask((blobs) => blobs.blobKeys(run));
      return [...new Set([...here, ...there])].sort();
    },
    removeBlobs: async (run) => {
      outbox.forget("blobs", run);
      await delivery.quiet();
      await ask((blobs) => blobs.removeBlobs(run));
    },
    close: () => away.close(),
  };
  return { blobs, delivery };
}

async function deliverEvents(away: Remote<Records>, parcels: readonly Parcel[]): Promise<void> {
  const records = await away.get();
  await records.append(...parcels.flatMap((parcel) => (parcel.kind === "event" ? [parcel.event] : [])));
}

async function deliverBlobs(away: Remote<Blobs>, parcels: readonly Parcel[]): Promise<void> {
  const blobs = await away.get();
  const waiting = parcels.flatMap((parcel) => (parcel.kind === "blob" ? [parcel] : []));
  // A few at once: a bucket answers slowly and takes many.
  for (let at = 0; at < waiting.length; at += 8) {
    const sent = waiting.slice(at, at + 8);
    await Promise.all(sent.map(({ run, bytes, type }) => blobs.putBlob(run, bytes, type)));
  }
}

/** Both this machine and the store refuse. */
function neither(here: unknown): (there: unknown) => never {
  return (there) => {
    const away = lineFor(there) ?? "The store failed.";
    const trouble = diskTrouble(here, `${away} The spool on this machine cannot be used either`);
    throw trouble instanceof ActionableError ? trouble : there;
  };
}

function emptyIf(may: boolean): (error: unknown) => [] {
  return (error) => {
    if (may) return [];
    throw error;
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
