/**
 * The port of the record. A store keeps the events of runs, in order and for good, and the pictures and trees that
 * they name. Everything else (summaries, reports, scores) is a fold over what it gives back.
 */
import type { BlobSink, Outcome, RunEvent } from "../../agent/events.ts";

/** What a list of runs shows of each. */
export interface RunSummary {
  readonly run: string;
  /** Package and label of the app. */
  readonly app: string;
  readonly label: string;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** "unfinished": it is still going, or its process ended before it could say how. */
  readonly outcome: Outcome | "unfinished";
  readonly steps: number;
  readonly findings: number;
}

/** Bytes and what they are ("image/webp"). */
export interface StoredBlob {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Where runs are kept. */
export interface Store {
  /** Keep an event. The same run and number a second time changes nothing. */
  append(event: RunEvent): Promise<void>;
  /** Events of a run in order, those after `after` only (default 0: all). Empty for a run that is not known. */
  events(run: string, after?: number): Promise<readonly RunEvent[]>;
  /** All runs, the newest first. */
  runs(): Promise<readonly RunSummary[]>;
  /** Keep bytes for a run; the key is made of their content, so that the same bytes are kept once. */
  putBlob(run: string, bytes: Uint8Array, type: string): Promise<string>;
  getBlob(run: string, key: string): Promise<StoredBlob | undefined>;
  close(): Promise<void>;
}

/** The place in `store` for the blobs of one run, as the agent sees it. */
export function blobsOf(store: Store, run: string): BlobSink {
  return { put: (bytes, type) => store.putBlob(run, bytes, type) };
}
