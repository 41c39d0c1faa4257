/** One store from its two halves, wherever they are. */
import type { Blobs, Records, SpoolState, Store } from "./store.ts";

/** A store over records and blobs. */
export function composed(
  records: Records,
  blobs: Blobs,
  about: {
    readonly places: Store["places"];
    readonly spool?: () => SpoolState;
    readonly close?: () => Promise<void>;
  },
): Store {
  return {
    append: (...events) => records.append(...events),
    events: (run, after) => records.events(run, after),
    run: (run) => records.run(run),
    runs: () => records.runs(),
    searchRuns: (query) => records.searchRuns(query),
    searchFindings: (query) => records.searchFindings(query),
    triage: (app, signature, state, reason) => records.triage(app, signature, state, reason),
    removeRun: (run) => records.removeRun(run),
    putItem: (shelf, id, body) => records.putItem(shelf, id, body),
    item: (shelf, id) => records.item(shelf, id),
    items: (shelf, options) => records.items(shelf, options),
    removeItem: (shelf, id) => records.removeItem(shelf, id),
    lease: (name, holder, milliseconds) => records.lease(name, holder, milliseconds),
    release: (name, holder) => records.release(name, holder),
    leases: () => records.leases(),
    putBlob: (run, bytes, type) => blobs.putBlob(run, bytes, type),
    putBlobStream: (run, stream, type) => blobs.putBlobStream(run, stream, type),
    getBlob: (run, key) => blobs.getBlob(run, key),
    openBlob: (run, key) => blobs.openBlob(run, key),
    linkBlob: (run, key, seconds) => blobs.linkBlob(run, key, seconds),
    blobKeys: (run) => blobs.blobKeys(run),
    removeBlobs: (run) => blobs.removeBlobs(run),
    places: about.places,
    spool: () => about.spool?.(),
    close: async () => {
      await about.close?.();
      await records.close();
      await blobs.close();
    },
  };
}
