import { expect, it } from "vitest";
import { benchStoreMongo, benchStoreSqlite } from "./store.ts";

it("measures appending and searching, and finds what it searches", async () => {
  const metrics = await benchStoreSqlite(2000);
  expect(metrics.map(({ name }) => name)).toEqual([
    "store_appends_per_second",
    "store_append_cpu_us",
    "store_append_flatness",
    "store_search_ms",
    "store_search_nothing_ms",
  ]);
  for (const { value } of metrics) expect(value).toBeGreaterThan(0);
});

it("measures the same on the MongoDB-wire server, where that can be built", async () => {
  const metrics = await benchStoreMongo(20);
  expect([0, 2]).toContain(metrics.length);
  for (const { value } of metrics) expect(value).toBeGreaterThan(0);
});
