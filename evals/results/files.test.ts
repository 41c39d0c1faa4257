import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readResult } from "./files.ts";

it("refuses a result of another version, and finds none where none is", () => {
  const folder = mkdtempSync(join(tmpdir(), "preflight-results-"));
  try {
    expect(readResult("signals", folder)).toBeNull();
    writeFileSync(join(folder, "signals.json"), '{"version": 9, "suite": "signals"}');
    expect(() => readResult("signals", folder)).toThrow(/no result of the suite signals in version 1/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
