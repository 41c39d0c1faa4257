/** The runs of a server: accepted, in order, at work, ended. What becomes of them stands in the store. */
import { setTimeout as wait } from "node:timers/promises";
import type { Outcome, RunEvent } from "../../../agent/events.ts";
import type { Leases } from "../../../tools/mcp.ts";
import type { Configuration } from "../../config.ts";
import { AppMissingError, DeviceBusyError, DeviceGoneError } from "../../device.ts";
import { ActionableError } from "../../errors.ts";
import { exploreInto } from "../../explore.ts";
import { CancelledError } from "../../interrupt.ts";
import { holdLease, runLease, type HeldLease } from "../../store/heartbeat.ts";
import type { Store } from "../../store/store.ts";
import type { RunState } from "../answers.ts";
import { Refusal } from "../failure.ts";
import type { RunRequest } from "../questions.ts";
import type { Feed } from "./feed.ts";
import { createLanes } from "./lanes.ts";
import type { Order, Orders } from "./orders.ts";
import { planOf, simulated, type Plan } from "./plan.ts";
import { endOrder } from "./unbegun.ts";

/** What the runs work with. */
export interface RunsParts {
  readonly store: Store;
  readonly orders: Orders;
  readonly settings: Configuration;
  readonly feed: Feed;
  /** Who uses which device in this process. */
  readonly devices: Leases;
  readonly limits: RunLimits;
  /** A line for the log. */
  readonly log: (line: string) => void;
}

/** Bounds of a server. */
export interface RunLimits {
  /** Runs on simulated phones at once. */
  readonly simulated: number;
  /** Runs that wait. */
  readonly waiting: number;
  /** Milliseconds between looks at a device that others use. */
  readonly look: number;
}

/** A run that is not over. */
export interface LiveRun {
  readonly order: Order;
  readonly state: Exclude<RunState, "ended">;
  /** 1: the next; null when it does not wait. */
  readonly position: number | null;
  readonly waitsFor: string | null;
}

/** The runs of this server that are not over. */
export interface Runs {
  /** Take a run in; resolves with its id as soon as it is kept. */
  accept(request: RunRequest): Promise<string>;
  /** End a run; resolves when one that waited is over, at once for one that is at work. False when it is not here. */
  cancel(run: string): Promise<boolean>;
  live(run: string): LiveRun | undefined;
  all(): readonly LiveRun[];
  /** Take in no more, end all, and wait until they have their reports. */
  close(): Promise<void>;
}

interface Entry {
  readonly order: Order;
  readonly stop: AbortController;
  state: Exclude<RunState, "ended">;
  waitsFor: string | null;
  readonly done: PromiseWithResolvers<void>;
}

/** The runs of a server that begins. */
export function createRuns({ store, orders, settings, feed, devices, limits, log }: RunsParts): Runs {
  const entries = new Map<string, Entry>();
  const lanes = createLanes((lane) => (lane === simulated ? limits.simulated : 1));
  let closing = false;

  const queued = (): Entry[] => [...entries.values()].filter(({ state }) => state === "queued");
  const living = ({ order, state, waitsFor }: Entry): LiveRun => {
    const ahead = queued().filter((other) => other.order.device === order.device);
    const position =
      state === "queued" ? ahead.findIndex((other) => other.order.run === order.run) + 1 : null;
    return { order, state, position, waitsFor: state === "queued" ? waitsFor : null };
  };
  const turnTo = (entry: Entry, state: Entry["state"]): void => {
    if (entry.state !== "cancelling") entry.state = state;
    feed.tell(entry.order.run);
  };

  const attempt = async (entry: Entry, plan: Plan): Promise<void> => {
    const { run } = entry.order;
    turnTo(entry, "starting");
    const { assignment, release } = await plan.prepare();
    let begun: Promise<void> = Promise.resolve();
    const watch = (event: RunEvent): void => {
      if (event.type === "run_started") {
        begun = orders.remove(run).catch(() => undefined);
        turnTo(entry, "running");
      } else feed.tell(run);
    };
    try {
      const { outcome, result } = await exploreInto(store, run, assignment, watch, entry.stop.signal);
      log(`${run} ended: ${outcome}, ${result.findings.length} findings`);
    } finally {
      await begun;
      await release();
    }
  };

  /** At its turn, and again for as long as others use its device. */
  const work = async (entry: Entry, plan: Plan): Promise<void> => {
    const { signal } = entry.stop;
    const leave = await lanes.turn(entry.order.device, signal);
    try {
      for (;;) {
        try {
          return await attempt(entry, plan);
        } catch (error) {
          if (!(error instanceof DeviceBusyError)) throw error;
          entry.waitsFor = error.message;
          turnTo(entry, "queued");
          await wait(limits.look, undefined, { signal });
        }
      }
    } finally {
      leave();
    }
  };

  const whole = async (entry: Entry, plan: Plan, lease: HeldLease | undefined): Promise<void> => {
    const { order, stop } = entry;
    try {
      await work(entry, plan);
    } catch (error) {
      const [outcome, reason] = endOf(error, stop.signal.aborted);
      log(`${order.run} ended: ${outcome}, ${reason}`);
      if (outcome === "failed" && !(error instanceof ActionableError)) log(stackOf(error));
      const place = { out: settings.out, language: order.language };
      await endOrder(store, order, outcome, reason, place).catch((trouble: unknown) => log(stackOf(trouble)));
    } finally {
      await orders.remove(order.run).catch(() => undefined);
      await lease?.release();
      entries.delete(order.run);
      feed.forget(order.run);
    }
  };

  return {
    async accept(request) {
      refuseWhen(closing, "The server is stopping", "Start the run again when it is back");
      refuseWhen(queued().length >= limits.waiting, `${limits.waiting} runs wait already`, "Try again later");
      const plan = await planOf(request, settings, devices);
      const { order } = plan;
      refuseWhen(closing, "The server is stopping", "Start the run again when it is back");
      const entry: Entry = {
        order,
        stop: new AbortController(),
        state: "queued",
        waitsFor: null,
        done: Promise.withResolvers<void>(),
      };
      entries.set(order.run, entry);
      try {
        const lease = await holdLease(store, runLease(order.run));
        await orders.put(order);
        log(`${order.run} accepted: ${order.app} on ${order.device}`);
        void whole(entry, plan, lease).finally(entry.done.resolve);
      } catch (error) {
        entries.delete(order.run);
        entry.done.resolve();
        throw error;
      }
      return order.run;
    },
    async cancel(run) {
      const entry = entries.get(run);
      if (!entry) return false;
      const waited = entry.state === "queued";
      turnTo(entry, "cancelling");
      entry.stop.abort(new CancelledError());
      if (waited) await entry.done.promise;
      return true;
    },
    live(run) {
      const entry = entries.get(run);
      return entry && living(entry);
    },
    all: () => [...entries.values()].map(living),
    async close() {
      closing = true;
      for (const { stop } of entries.values()) stop.abort(new CancelledError());
      await Promise.all([...entries.values()].map(({ done }) => done.promise));
    },
  };
}

function refuseWhen(wrong: boolean, message: string, next: string): void {
  if (wrong) throw new Refusal("unavailable", message, next);
}

/** How a run ended that could not be worked on to its end. */
function endOf(error: unknown, cancelled: boolean): [outcome: Outcome, reason: string] {
  if (cancelled) return ["cancelled", "stopped before it began"];
  if (error instanceof DeviceGoneError) return ["device-lost", error.message];
  if (error instanceof AppMissingError) return ["app-unavailable", error.message];
  if (error instanceof ActionableError) return ["failed", error.message];
  return ["failed", "an error of Preflight itself"];
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
