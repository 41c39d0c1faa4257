/** Prints the closing line of a test run, "N passed, N failed", from vitest's JSON file. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const Results = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

const path = process.argv[2] ?? "";
const text = readFileSync(path, "utf8");
if (text === "") {
  process.stdout.write("0 passed, 1 failed\n");
  process.exit(1);
}
const results = Results.parse(JSON.parse(text));
// A file that does not load fails as a suite, with no test of its own.
const failed = Math.max(results.numFailedTests, results.numFailedTestSuites > 0 ? 1 : 0);
const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped}\n`);
process.exit(failed === 0 && results.numPassedTests > 0 ? 0 : 1);
