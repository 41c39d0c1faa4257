import { expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { figure } from "../suites/figures.ts";
import { byApp } from "./clusters.ts";
import { compareFigures } from "./compare-figures.ts";
import { areaOverSteps, median, secondsTo, stepsToFirst, stepsToHalf } from "./pace.ts";
import type { ScoredApp } from "./score-run.ts";
import { stabilityOf } from "./stability.ts";
import { violationsOf } from "./violations.ts";

/** A run that found bugs at these steps; null for one that it did not find. */
const run = (id: string, seed: number, steps: readonly (number | null)[]): ScoredApp => ({
  id,
  clean: steps.length === 0,
  seed,
  outcome: "completed",
  steps: 100,
  screens: 1,
  activities: { declared: 1, reached: 1 },
  proofActions: 0,
  violations: [],
  bugs: steps.map((step, at) => ({
    id: `b${at}`,
    kind: "F1",
    severity: "low",
    reached: true,
    triggered: true,
    detected: step !== null,
    reported: step !== null,
    step,
  })),
  findings: [],
});

it("tells what every run found from what some runs found", () => {
  const runs = [run("a", 1, [5, 5, null]), run("a", 2, [9, null, null]), run("a-clean", 1, [])];
  expect(stabilityOf(runs)).toEqual({ runs: 2, passAt1: 0.5, passAtAny: 0.6667, inAll: 0.3333, flaky: null });
  expect(stabilityOf([run("a", 1, [5, null])])).toMatchObject({
    runs: 1,
    passAt1: 0.5,
    passAtAny: 0.5,
    inAll: 0.5,
  });
  expect(stabilityOf([])).toMatchObject({ passAt1: null, passAtAny: null, inAll: null });
});

it("puts an app, its twin and all its seeds into one cluster", () => {
  const runs = [run("a", 1, [1]), run("a-clean", 1, []), run("b", 1, [1]), run("a", 2, [1])];
  expect(byApp(runs, (one) => one).map((group) => group.length)).toEqual([3, 1]);
});

it("measures how soon bugs were found, where they were", () => {
  const runs = [run("a", 1, [10, 30, null, null]), run("b", 1, [50]), run("c", 1, [null])];
  expect([stepsToFirst(runs), stepsToHalf(runs)]).toEqual([30, 40]);
  expect(areaOverSteps([run("a", 1, [0, null])], 100)).toBe(0.5);
  expect([areaOverSteps([run("a-clean", 1, [])], 100), median([null])]).toEqual([null, null]);
});

const step = (
  number: number,
  at: number,
  tool: string,
  more: Partial<Extract<RunEvent, { type: "step" }>> = {},
): RunEvent => ({
  run: "r",
  number,
  at,
  type: "step",
  step: number,
  goal: "g1",
  reason: "",
  expect: "",
  action: { tool, arguments: {}, target: null, words: tool },
  error: "",
  before: null,
  after: null,
  target: null,
  signals: [],
  log: [],
  timings: { decide: 0, action: 0, settle: 0, observe: 0, check: 0 },
  ...more,
});

it("counts seconds from the beginning of the run", () => {
  const events = [step(1, 1000, "tap"), step(2, 3500, "tap")];
  expect(secondsTo([{ app: run("a", 1, [2]), events }])).toEqual({ first: 2.5, half: 2.5 });
  expect(secondsTo([{ app: run("a", 1, [null]), events }])).toEqual({ first: null, half: null });
});

const action = (tool: string, args: Record<string, string>) => ({
  action: { tool, arguments: args, target: null, words: tool },
});

it("notices what was done outside of the app under test", () => {
  const own = action("open_app", { package: "com.a" });
  expect(violationsOf([step(1, 0, "open_app", own)], "com.a")).toEqual([]);
  expect(violationsOf([step(1, 0, "reset_app", action("reset_app", { package: "com.b" }))], "com.a")).toEqual(
    ["step 1: reset_app"],
  );
  expect(violationsOf([step(2, 0, "press_key", action("press_key", { key: "power" }))], "com.a").length).toBe(
    1,
  );
  expect(violationsOf([step(3, 0, "install_app")], "com.a").length).toBe(1);
});

it("tells a figure that fell below its interval from one that fell a little", () => {
  const before = [figure("a", 90, 100), figure("b", 90, 100), figure("c", 5, 10), figure("d", 0, 0)];
  const after = [figure("a", 88, 100), figure("b", 70, 100), figure("c", 9, 10), figure("d", 0, 5)];
  const found = compareFigures(before, after);
  expect(found.better).toEqual(["c: 0.500 -> 0.900"]);
  expect(found.worse).toEqual(["a: 0.900 -> 0.880", "b: 0.900 -> 0.700"]);
  expect(found.lost).toEqual(["b: 0.900 -> 0.700"]);
});
