/** Ctrl-C: the first asks to end in order, the second ends at once. */
import { constants } from "node:os";
import { ActionableError } from "./errors.ts";

/** Exit code of what was cancelled: 128 and the number of SIGINT. */
export const cancelledExit = 128 + constants.signals.SIGINT;

/** A wish to stop, for as long as a command runs. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Give Ctrl-C back to the system. */
  release(): void;
}

/** Listen for Ctrl-C and for being asked to end. `tell` is called at the first. */
export function listenForInterrupt(tell: () => void): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    // Someone who asks twice does not want to wait.
    if (controller.signal.aborted) process.exit(cancelledExit);
    tell();
    controller.abort(new CancelledError());
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}

/** Stopped before there was anything to report. */
export class CancelledError extends ActionableError {
  constructor() {
    super("Cancelled before the run began", "Nothing was recorded");
    this.name = "CancelledError";
  }
}
