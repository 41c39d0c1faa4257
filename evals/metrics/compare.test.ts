import { expect, it } from "vitest";
import { compare, oneSided } from "./compare.ts";
import type { ScoredApp } from "./score-run.ts";

const scored = (id: string, hits: readonly boolean[]): ScoredApp => ({
  id,
  clean: false,
  seed: 1,
  outcome: "completed",
  steps: 1,
  screens: 1,
  activities: { declared: 1, reached: 1 },
  proofActions: 0,
  violations: [],
  bugs: hits.map((reported, at) => ({
    id: `b${at}`,
    kind: "F1",
    severity: "low",
    reached: true,
    triggered: true,
    detected: reported,
    reported,
    step: reported ? 1 : null,
  })),
  findings: [],
});

const good = ["a", "b", "c"].map((id) => scored(id, [true, true, true]));

it("finds no loss in the same result", () => {
  expect(compare(good, good)).toMatchObject({
    gained: [],
    lost: [],
    chanceOfLoss: 1,
    significantLoss: false,
  });
});

it("tells one bug less from noise, and many from it", () => {
  const little = [scored("a", [true, true, false]), ...good.slice(1)];
  expect(compare(good, little)).toMatchObject({ lost: ["a 1 b2"], significantLoss: false });
  const much = ["a", "b", "c"].map((id) => scored(id, [false, false, true]));
  expect(compare(good, much)).toMatchObject({ chanceOfLoss: 0.0156, significantLoss: true });
});

it("compares only what both have", () => {
  expect(compare(good, [scored("a", [true, true, true]), scored("new", [false])])).toMatchObject({
    apps: 1,
    lost: [],
  });
});

it("counts coins as coins", () => {
  expect([oneSided(5, 0), oneSided(0, 5), oneSided(0, 0)]).toEqual([0.0313, 1, 1]);
});
