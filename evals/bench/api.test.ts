import { expect, it } from "vitest";
import { benchApi } from "./api.ts";

it("measures answers of the API and the first event of a run", async () => {
  const metrics = await benchApi(80, 1);
  expect(metrics.map(({ name }) => name)).toEqual([
    "api_health_per_s",
    "api_health_cpu_us",
    "api_findings_per_s",
    "api_findings_cpu_us",
    "api_first_event_ms",
  ]);
  for (const { value } of metrics) expect(value).toBeGreaterThan(0);
});
