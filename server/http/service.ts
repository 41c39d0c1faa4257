/** The service behind the HTTP API, without a socket: the store, the runs, and the application over them. */
import { availableParallelism } from "node:os";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { createLeases } from "../../tools/mcp.ts";
import type { Configuration } from "../config.ts";
import { lineFor } from "../errors.ts";
import type { Guard } from "../guard.ts";
import { createMcpHttp } from "../mcp.ts";
import { tidy } from "../recover.ts";
import { openStore, storeSettings } from "../store/open.ts";
import { createApi } from "./app.ts";
import { createFeed } from "./runs/feed.ts";
import { createStreams } from "./stream.ts";
import { ordersIn } from "./runs/orders.ts";
import { createRuns, type RunLimits } from "./runs/runs.ts";
import { recoverOrders } from "./runs/unbegun.ts";

/** A service that answers. */
export interface Service {
  readonly app: OpenAPIHono;
  /** Ends runs, each with its report, then everything else. */
  close(): Promise<void>;
}

/** What may differ from the usual: for tests. */
export interface ServiceOptions {
  readonly limits?: Partial<RunLimits>;
  readonly heartbeat?: number;
}

/** Milliseconds between looks for runs whose process was killed, and for those that are too old. */
const tidying = 10 * 60_000;

/** Milliseconds in which followers may read the end when the server stops. */
const lastWords = 2000;

/** Open the service: what a killed one left behind is put in order first. `log` gets lines for people. */
export async function openService(
  settings: Configuration,
  who: Guard,
  log: (line: string) => void,
  options: ServiceOptions = {},
): Promise<Service> {
  const place = { out: settings.out, language: settings.lang };
  const store = await openStore(storeSettings(settings));
  const report = (error: unknown): void => {
    log(lineFor(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  };
  const order = (): Promise<void> => tidy(store, place, settings.keepDays);
  try {
    await order();
    const orders = ordersIn(settings.out);
    for (const run of await recoverOrders(store, orders, place))
      log(`${run} never began: an earlier server was killed`);
    const stopping = new AbortController();
    const feed = createFeed();
    const streams = createStreams();
    const devices = createLeases();
    const limits = {
      simulated: Math.max(2, availableParallelism()),
      waiting: 100,
      look: 1000,
      ...options.limits,
    };
    const runs = createRuns({ store, orders, settings, feed, devices, limits, log });
    const adb = { host: settings.adbHost, port: settings.adbPort };
    const mcp = createMcpHttp({ adb, leases: devices });
    const parts = { store, settings, runs, feed, streams, stopping: stopping.signal, report };
    const app = createApi({ ...parts, heartbeat: options.heartbeat ?? 15_000 }, who, mcp.app);
    const timer = setInterval(() => void order().catch(report), tidying).unref();
    const close = async (): Promise<void> => {
      clearInterval(timer);
      // Those who follow are told of the end before they are cut off.
      await runs.close();
      stopping.abort();
      await streams.done(lastWords);
      await mcp.close();
      await store.close();
    };
    let closed: Promise<void> | undefined;
    return { app, close: () => (closed ??= close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
