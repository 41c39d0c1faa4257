import { describe, expect, it } from "vitest";
import { catalog } from "../../tools/catalog/catalog.ts";
import { benchEachTool } from "./each-tool.ts";
import { benchOutlines } from "./outlines.ts";
import { benchSteps } from "./steps.ts";
import { benchToolsList } from "./tools.ts";

// Phones and walks take their time on a busy machine.
describe("what the tools cost stays within what was promised", { timeout: 180_000 }, () => {
  it("to list", async () => {
    expect((await benchToolsList())[0]?.value).toBeLessThanOrEqual(8_000);
  });

  it("to read", async () => {
    const [median, p90, difference, unaddressed] = await benchOutlines(8);
    expect(median).toMatchObject({ name: "outline_tokens_median", unit: "tokens" });
    expect(median?.value).toBeLessThanOrEqual(250);
    expect(p90?.value).toBeLessThanOrEqual(600);
    expect(difference?.value).toBeLessThanOrEqual(80);
    expect(unaddressed).toMatchObject({ name: "outline_unaddressed", value: 0 });
  });

  it("to use", async () => {
    const [processor, overhead] = await benchSteps(2);
    expect(processor).toMatchObject({ name: "step_cpu_ms_median", unit: "ms" });
    expect(processor?.value).toBeLessThanOrEqual(15);
    expect(overhead?.value).toBeLessThan(2.5);
  });

  it("for each tool", async () => {
    const metrics = await benchEachTool(2, 0);
    const named = (suffix: string): number[] =>
      catalog.map(
        ({ name }) => metrics.find((metric) => metric.name === `tool_${name}_${suffix}`)?.value ?? -1,
      );
    expect(Math.min(...named("ms"), ...named("floor_ms"), ...named("cpu_ms"))).toBeGreaterThan(0);
  });
});
