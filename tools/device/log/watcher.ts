/**
 * The log of one device, followed from a moment of its own clock on, in one long-lived stream that is opened again when it
 * breaks. Nothing is ever cleared: others may need it.
 */
import type { Signal } from "../../evidence.ts";
import type { DevicePort } from "../port.ts";
import { followLog, parseLogLine } from "./line.ts";
import { createSignalReader } from "./signals.ts";
import type { Expectation } from "./signals.ts";

export interface LogWatcher {
  /** Resolves when the line with this mark has been read, or after `ms` without it; says whether it came. */
  until(mark: string, ms: number): Promise<boolean>;
  /** What is new since the last call. An unfinished trace stays until it is whole. */
  take(): { readonly signals: Signal[]; readonly log: string[] };
  /** Something that we are about to do ourselves. */
  expect(expectation: Expectation): void;
  /** Another witness than the log: merged into the signal that it confirms, else a signal of its own. */
  witness(signal: Signal): void;
  /** Package under test: its signals come first and its log lines are kept. */
  attend(packageName: string): void;
  /** Ids of running processes, so that lines from before the watch began can be told apart. */
  know(pids: Readonly<Record<string, number>>): void;
  close(): void;
}

/** Follow the log of a device from this moment of its clock on. */
export function watchLog(port: DevicePort, sinceMs: number, packageName: string): LogWatcher {
  const reader = createSignalReader(packageName);
  const stop = new AbortController();
  const waiting = new Map<string, () => void>();
  const seen = new Set<string>();
  let last = sinceMs;

  let ended = false;

  const pump = async (): Promise<void> => {
    ended = false;
    for (let failures = 0; failures < 5 && !stop.signal.aborted; failures += 1) {
      try {
        for await (const raw of port.follow(followLog(last), stop.signal)) {
          const line = parseLogLine(raw);
          if (!line) continue;
          failures = 0;
          last = Math.max(last, line.time);
          if (line.tag === "Preflight") {
            seen.add(line.message);
            waiting.get(line.message)?.();
          } else reader.read(line);
        }
      } catch {
        // The link is gone or the reader too slow; calls on the device say so themselves.
      }
    }
    ended = true;
    for (const wake of waiting.values()) wake();
  };
  let pumping = pump();

  return {
    async until(mark, ms) {
      if (seen.delete(mark)) return true;
      if (stop.signal.aborted) return false;
      // Whoever waits has just reached the device: it is back after all.
      if (ended) pumping = pump();
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      waiting.set(mark, resolve);
      await Promise.race([promise, pumping]);
      clearTimeout(timer);
      waiting.delete(mark);
      return seen.delete(mark);
    },
    take: () => reader.take(),
    expect: (expectation) => reader.expect(expectation),
    witness: (signal) => reader.witness(signal),
    attend: (name) => reader.attend(name),
    know: (pids) => reader.know(pids),
    close: () => stop.abort(),
  };
}
