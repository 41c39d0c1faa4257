/** What the routes work with. */
import type { Configuration } from "../config.ts";
import type { Store } from "../store/store.ts";
import type { Feed } from "./runs/feed.ts";
import type { Runs } from "./runs/runs.ts";
import type { OpenStreams } from "./stream.ts";

export interface ApiParts {
  readonly store: Store;
  readonly settings: Configuration;
  readonly runs: Runs;
  readonly feed: Feed;
  readonly streams: OpenStreams;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Milliseconds after which a quiet stream says that it is still there. */
  readonly heartbeat: number;
  /** Gets bugs of ours. */
  readonly report: (error: unknown) => void;
}
