import { expect, it } from "vitest";
import { benchMind } from "./mind.ts";

it("keeps a step of the model within its tokens and calls", async () => {
  const metrics = new Map((await benchMind()).map((metric) => [metric.name, metric.value]));
  expect(metrics.get("model_input_tokens_per_step_uncached")).toBeGreaterThan(0);
  expect(metrics.get("model_input_tokens_per_step_uncached")).toBeLessThanOrEqual(1_500);
  expect(metrics.get("model_calls_per_step")).toBeLessThanOrEqual(1);
  expect(metrics.get("judge_calls_per_step")).toBeLessThanOrEqual(0.25);
});
