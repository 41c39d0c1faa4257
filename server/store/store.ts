/**
 * The port of the record. A store keeps the events of runs, in order and for good, and the pictures and trees that
 * they name. Everything else (summaries, findings, reports, scores) is a fold over what it gives back.
 *
 * It has two halves that can be kept in different places: records (SQLite or MongoDB) and blobs (files or S3).
 */
import type { BlobSink, Finding, Outcome, RunEvent, Verdict } from "../../agent/events.ts";
import type { FindingQuery, Page, RunQuery } from "./query.ts";

/** What a list of runs shows of each. */
export interface RunSummary {
  readonly run: string;
  /** Package and label of the app. */
  readonly app: string;
  readonly label: string;
  /** Name of the version of the app: "2.1.0". */
  readonly version: string;
  /** Model and serial of the device, and its Android: "14". */
  readonly device: string;
  readonly serial: string;
  readonly android: string;
  readonly policy: string;
  readonly goals: readonly string[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Null while it is unfinished. */
  readonly endedAt: number | null;
  /** "unfinished": it is still going, or its process ended before it could say how. */
  readonly outcome: Outcome | "unfinished";
  readonly reason: string;
  readonly steps: number;
  readonly findings: number;
}

/** Where a finding stands across runs of the same app; `fixed`, `back` and `dismissed` are said by `triage`. */
export type FindingState = "new" | "known" | "fixed" | "back" | "dismissed";

/** What a search for findings shows of each. The whole finding is the run's event of that number. */
export interface FindingSummary {
  readonly run: string;
  readonly finding: string;
  /** Number of its event. */
  readonly number: number;
  readonly at: number;
  readonly app: string;
  readonly version: string;
  readonly device: string;
  readonly android: string;
  readonly kind: Finding["kind"];
  readonly severity: Finding["severity"];
  readonly verdict: Verdict;
  /** Shown again in k of n replays; null when it was never replayed. */
  readonly reproduced: { readonly k: number; readonly n: number } | null;
  readonly state: FindingState;
  /** Why it was dismissed, or what else was said when the state was set. */
  readonly stateReason: string;
  readonly title: string;
  readonly where: string;
  readonly signature: string;
  /** The goal during which it was noticed. */
  readonly goal: string;
}

/** Things that are kept by name beside runs. */
export type Shelf = "scenarios" | "templates" | "reports";
/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
/** A thing on a shelf. */
export interface Item {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly body: Json;
}

/** Who holds what until when. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Milliseconds since 1970 by the holder's clock. */
  readonly until: number;
}

/** The half that keeps all but blobs. */
export interface Records {
  /**
   * Keep events. The same run and number a second time changes nothing. Resolved means kept: the events outlive the
   * death of this process.
   */
  append(...events: readonly RunEvent[]): Promise<void>;
  /** Events of a run in order, those after `after` only (default 0: all). Empty for a run that is not known. */
  events(run: string, after?: number): Promise<readonly RunEvent[]>;
  /** One run; undefined when it is not known. */
  run(run: string): Promise<RunSummary | undefined>;
  /** All runs, the newest first. */
  runs(): Promise<readonly RunSummary[]>;
  /** Runs for which all that the query says is true, sorted, a page at a time. */
  searchRuns(query: RunQuery): Promise<Page<RunSummary>>;
  /** Findings for which all that the query says is true, sorted, a page at a time. */
  searchFindings(query: FindingQuery): Promise<Page<FindingSummary>>;
  /** Say where an error stands: for all findings of the app with this signature, also those to come. */
  triage(app: string, signature: string, state: FindingState, reason: string): Promise<void>;
  /** Forget a run: its events and findings. */
  removeRun(run: string): Promise<void>;

  /** Put a thing on a shelf, in place of one with the same id. */
  putItem(shelf: Shelf, id: string, body: Json): Promise<void>;
  item(shelf: Shelf, id: string): Promise<Item | undefined>;
  /** Things on a shelf by id, those after `after` only. */
  items(
    shelf: Shelf,
    options?: { readonly after?: string; readonly limit?: number },
  ): Promise<readonly Item[]>;
  removeItem(shelf: Shelf, id: string): Promise<void>;

  /**
   * Take a lease, or prolong one's own, for so many milliseconds. False when somebody else holds it. Clocks of hosts
   * that share a store may differ by less than the lease's time.
   */
  lease(name: string, holder: string, milliseconds: number): Promise<boolean>;
  /** Give a lease back; nothing happens when somebody else holds it. */
  release(name: string, holder: string): Promise<void>;
  /** Leases that are held now. */
  leases(): Promise<readonly Lease[]>;

  close(): Promise<void>;
}

/** Bytes and what they are ("image/webp"). */
export interface StoredBlob {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** A blob to be read bit by bit. */
export interface BlobStream {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly type: string;
}

/** The half that keeps pictures, trees and other large things. */
export interface Blobs {
  /** Keep bytes for a run; the key is made of their content, so that the same bytes are kept once. */
  putBlob(run: string, bytes: Uint8Array, type: string): Promise<string>;
  /** Keep what a stream gives, without holding it all in memory. */
  putBlobStream(run: string, stream: AsyncIterable<Uint8Array>, type: string): Promise<string>;
  getBlob(run: string, key: string): Promise<StoredBlob | undefined>;
  openBlob(run: string, key: string): Promise<BlobStream | undefined>;
  /** A link that gives the blob to anybody for so many seconds; undefined where there are no such links. */
  linkBlob(run: string, key: string, seconds: number): Promise<string | undefined>;
  /** Keys of a run's blobs. */
  blobKeys(run: string): Promise<readonly string[]>;
  /** Forget the blobs of a run. */
  removeBlobs(run: string): Promise<void>;
  close(): Promise<void>;
}

/** How the way to a store that is away stands. */
export interface SpoolState {
  /** Events and blobs that are kept here and not yet delivered. */
  readonly events: number;
  readonly blobs: number;
  readonly bytes: number;
  /** Milliseconds since 1970 of the oldest of them; null when there is none. */
  readonly oldestAt: number | null;
  /** Why the last delivery failed, without secrets; null when it went well. */
  readonly trouble: string | null;
  /** What the store refuses for good: kept here, and no longer tried. */
  readonly refused: number;
}

/** Where runs are kept. */
export interface Store extends Records, Blobs {
  /** Where records and blobs are, for people, without secrets. */
  readonly places: { readonly records: string; readonly blobs: string };
  /** What waits for delivery; undefined where everything is kept here. */
  spool(): SpoolState | undefined;
}

/** The place in `store` for the blobs of one run, as the agent sees it. */
export function blobsOf(store: Blobs, run: string): BlobSink {
  return { put: (bytes, type) => store.putBlob(run, bytes, type) };
}
