/** What keeping costs: appending, and searching among a million events and twenty thousand findings. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "../../agent/events.ts";
import { exampleEvents } from "../../server/report/example.ts";
import { openEmbeddedStore } from "../../server/store/embedded.ts";
import { openMongoRecords } from "../../server/store/mongo/records.ts";
import { startMongo } from "../../server/store/real/servers.ts";
import type { FindingQuery } from "../../server/store/query.ts";
import type { Records } from "../../server/store/store.ts";
import { median } from "./median.ts";
import type { Metric } from "./phone.ts";

/** Events of a run. */
const eventsPerRun = 1000;

/** Run number `at` of many: other app, version, device and kinds than its neighbours, real steps in between. */
export function benchmarkRun(at: number, size = eventsPerRun, every = 50): RunEvent[] {
  const [started, ...rest] = exampleEvents();
  const step = rest.find((event) => event.type === "step");
  const found = rest.find((event) => event.type === "finding");
  if (started?.type !== "run_started" || step?.type !== "step" || found?.type !== "finding")
    throw new Error("The example has a beginning, steps and findings");
  const run = `bench-${String(at).padStart(6, "0")}`;
  const begin = 1_700_000_000_000 + at * 60_000;
  const kinds = ["crash", "anr", "data-loss", "dead-control", "display"] as const;
  const severities = ["high", "medium", "low"] as const;
  const app = { ...started.app, package: `com.example.app${at % 20}`, versionName: `1.${at % 7}` };
  const events: RunEvent[] = [{ ...started, run, number: 1, at: begin, app }];
  for (let number = 2; number <= size; number += 1) {
    const head = { run, number, at: begin + number };
    if (number % every !== 0) {
      events.push({ ...step, ...head, step: number });
      continue;
    }
    const finding = {
      ...found.finding,
      id: `f${number / every}`,
      kind: kinds[(at + number / every) % kinds.length] ?? "crash",
      severity: severities[(number / every) % 3] ?? "low",
      signature: `signature ${(at * 20 + number / every) % 4000}`,
      title: `Screen ${number % 400} shows a wrong total`,
      step: number - 1,
    };
    events.push({ ...found, ...head, finding });
  }
  return events;
}

/** Conditions of the search that is measured. */
const conditions: FindingQuery = {
  app: ["com.example.app0"],
  kind: ["crash", "anr"],
  severity: ["high"],
  text: "wrong total",
};

/** Words that no finding holds, too few letters for any index of words: every finding must be looked at. */
const nothing: FindingQuery = { text: "결제" };

async function searchTime(records: Records, rounds: number, query = conditions): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const { items } = await records.searchFindings({ ...query, limit: 20 });
    times.push(performance.now() - began);
    if ((items.length === 0) !== (query === nothing)) throw new Error("The search finds what it should not");
  }
  return median(times);
}

/** `store_appends_per_second`, its flatness, and `store_search_ms`, in SQLite; `events` is a million. */
export const benchStoreSqlite = async (events = 1_000_000): Promise<Metric[]> => {
  const folder = await mkdtemp(join(tmpdir(), "preflight-bench-"));
  const store = await openEmbeddedStore(folder);
  try {
    const rates: number[] = [];
    const costs: number[] = [];
    // Runs are made before the clock starts; each event is kept by itself, as a run keeps it.
    for (let at = 0; at < events / eventsPerRun; at += 1) {
      const made = benchmarkRun(at);
      const began = performance.now();
      const before = process.cpuUsage();
      for (const event of made) await store.append(event);
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / made.length);
      rates.push(made.length / ((performance.now() - began) / 1000));
    }
    const tenth = Math.max(1, Math.floor(rates.length / 10));
    const [first, last] = [median(costs.slice(0, tenth)), median(costs.slice(-tenth))];
    return [
      {
        name: "store_appends_per_second",
        value: Math.round(median(rates)),
        unit: "events/s",
        method: `median over runs of ${eventsPerRun} events, each kept by itself, SQLite, ${events} events`,
      },
      {
        name: "store_append_cpu_us",
        value: Math.round(median(costs)),
        unit: "us",
        method: "processor time of one event, as above",
      },
      {
        name: "store_append_flatness",
        value: Math.round((last / first) * 100) / 100,
        unit: "ratio",
        method: "processor time of an event in the last tenth of the runs by that in the first",
      },
      {
        name: "store_search_ms",
        value: await searchTime(store, 30),
        unit: "ms",
        method: `findings by app, kinds, severity and text; ${events / 50} findings, ${events} events, SQLite`,
      },
      {
        name: "store_search_nothing_ms",
        value: await searchTime(store, 30, nothing),
        unit: "ms",
        method: "findings by a text that none of them holds, as above",
      },
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
};

/**
 * `store_mongo_appends_per_second` and `store_mongo_search_ms`, on the MongoDB-wire server of the tests: 20,000 findings
 * in 1,000 runs. Events are not searched, so that a few of them do; `eventsOfRun` 1000 makes a million of them.
 */
export const benchStoreMongo = async (runs = 1000, eventsOfRun = 40): Promise<Metric[]> => {
  const folder = await mkdtemp(join(tmpdir(), "preflight-bench-"));
  const server = await startMongo(folder);
  try {
    if (!server) return [];
    const records = await openMongoRecords(server.uri);
    const rates: number[] = [];
    for (let at = 0; at < runs; at += 1) {
      const made = benchmarkRun(at, eventsOfRun, eventsOfRun / 20);
      const began = performance.now();
      for (let sent = 0; sent < made.length; sent += 500)
        await records.append(...made.slice(sent, sent + 500));
      rates.push(made.length / ((performance.now() - began) / 1000));
    }
    const search = await searchTime(records, 20);
    await records.close();
    const events = runs * eventsOfRun;
    return [
      {
        name: "store_mongo_appends_per_second",
        value: Math.round(median(rates)),
        unit: "events/s",
        method: `median over ${runs} runs of ${eventsOfRun} events, 20 of them findings, in batches, SecantusDB`,
      },
      {
        name: "store_mongo_search_ms",
        value: search,
        unit: "ms",
        method: `the same search; ${runs * 20} findings, ${events} events, SecantusDB (WiredTiger) with the indexes`,
      },
    ];
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true });
  }
};
