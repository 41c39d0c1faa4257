import { expect, it } from "vitest";
import { clusterBootstrap, f1Of, ratio, wilson } from "./intervals.ts";

const mean = (drawn: readonly number[]): number => drawn.reduce((a, b) => a + b, 0) / drawn.length;

it("gives Wilson's interval of 32 of 40", () => {
  expect(wilson(32, 40)).toEqual([0.6524, 0.895]);
});

it("says nothing about nothing", () => {
  expect([wilson(0, 0), ratio(0, 0), f1Of(null, 1), clusterBootstrap([1], () => 1)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it("resamples clusters the same way each time, and encloses the figure", () => {
  const clusters = [0.2, 0.4, 0.6, 0.8, 1];
  const interval = clusterBootstrap(clusters, mean);
  expect(interval).toEqual(clusterBootstrap(clusters, mean));
  expect(interval?.[0]).toBeLessThan(0.6);
  expect(interval?.[1]).toBeGreaterThan(0.6);
});
