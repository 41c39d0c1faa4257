/** Writes what documents take from the code; with --check only says whether they are up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { withShortTable } from "../evals/page/short.ts";
import { withToolsTable } from "../tools/catalog/table.ts";

const readme = new URL("../README.md", import.meta.url);
const before = readFileSync(readme, "utf8");
const after = withShortTable(withToolsTable(before));
if (after === before) process.stdout.write("README.md is up to date\n");
else if (process.argv.includes("--check")) {
  process.stderr.write("README.md is out of date: npm run docs\n");
  process.exitCode = 1;
} else {
  writeFileSync(readme, after);
  process.stdout.write("README.md written\n");
}
