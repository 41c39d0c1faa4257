import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { accepted } from "../results/accepted.ts";
import { readResult } from "../results/files.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";
import { resultPage } from "./html.ts";
import { withShortTable } from "./short.ts";
import { stagesPlot, stepsPlot } from "./plots.ts";

it("stands as it was made of the accepted results", () => {
  const seeded = readResult<SeededResult>("seeded");
  if (seeded === null) throw new Error("no result was accepted");
  const page = readFileSync(join(accepted, "../../EVALS.md"), "utf8");
  expect(page).toContain(`${seeded.totals.bugs} seeded bugs`);
  const readme = readFileSync(join(accepted, "../../README.md"), "utf8");
  expect(withShortTable(readme), "else: npm run docs").toBe(readme);
  for (const { name } of seeded.baselines) expect(page).toContain(`| ${name}`);
  expect(existsSync(join(accepted, "stages.svg"))).toBe(true);
  expect(readFileSync(join(accepted, "stages.svg"), "utf8")).toBe(stagesPlot(seeded));
  expect(readFileSync(join(accepted, "steps.svg"), "utf8")).toBe(stepsPlot(seeded));
});

it("writes a page of HTML in which no title of an app is markup", () => {
  const result = {
    version: 1,
    suite: "toy",
    figures: [],
    failures: ["<script>alert(1)</script>"],
    times: { seconds: 1 },
  } as const;
  const page = resultPage([result]);
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toContain("<script>");
});
