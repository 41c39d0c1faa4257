import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toolsTable, withToolsTable } from "./table.ts";
import { tap } from "./touches.ts";

it("makes a row of a tool", () => {
  expect(toolsTable([tap]).split("\n").at(-1)).toBe(
    "| `tap` ref | acts | Tap an element. Answers with the settled screen, or what changed on it. |",
  );
});

it("is in the README as the tools are today (else: npm run docs)", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(withToolsTable(readme)).toBe(readme);
});
