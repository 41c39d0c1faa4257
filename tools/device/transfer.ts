/** Files to and from a device, over the sync service of ADB. */
import { Readable } from "node:stream";
import { ActionableError } from "../actionable-error.ts";
import { bounded } from "./bounded.ts";
import type { DevicePort } from "./port.ts";

/** What is used of adbkit's sync service. */
export interface SyncService {
  pushStream(stream: Readable, path: string): NodeJS.EventEmitter;
  pull(path: string): NodeJS.EventEmitter;
  stat(path: string): PromiseLike<unknown>;
  end(): unknown;
}

/** Push and pull, each over a sync service of its own. */
export function createTransfer(open: () => Promise<SyncService>): Pick<DevicePort, "push" | "pull"> {
  return {
    async push(content, path, wait = {}) {
      const sync = await bounded(open(), `push ${path}`, wait);
      try {
        const transfer = sync.pushStream(Readable.from([Buffer.from(content)], { objectMode: false }), path);
        await bounded(finished(transfer), `push ${path}`, wait);
      } catch (error) {
        throw transferError(`copy to ${path}`, error);
      } finally {
        sync.end();
      }
    },

    async pull(path, wait = {}) {
      const sync = await bounded(open(), `pull ${path}`, wait);
      try {
        // A pull of a missing file is a rejection that nobody can catch in adbkit: look first.
        await bounded(Promise.resolve(sync.stat(path)), `stat ${path}`, wait);
        const chunks: Uint8Array[] = [];
        const transfer = sync.pull(path);
        const ended = finished(transfer);
        transfer.on("data", (chunk: unknown) => {
          if (chunk instanceof Uint8Array) chunks.push(chunk);
        });
        await bounded(ended, `pull ${path}`, wait);
        return Buffer.concat(chunks);
      } catch (error) {
        throw transferError(`copy of ${path}`, error);
      } finally {
        sync.end();
      }
    },
  };
}

function finished(transfer: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    transfer.on("end", () => resolve());
    transfer.on("error", reject);
  });
}

function transferError(what: string, error: unknown): ActionableError {
  if (error instanceof ActionableError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new ActionableError(
    "refused",
    `The ${what} failed: ${words}.`,
    "Check the path and the free space.",
  );
}
