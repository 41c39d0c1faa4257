/** The command of the evals: reads flags, checks all that can be wrong, runs suites, writes results. */
import { writeFileSync } from "node:fs";
import { lineFor } from "../server/errors.ts";
import { help, readOptions } from "./options.ts";
import { seeded } from "./suites/seeded/seeded.ts";
import { tableOf } from "./suites/seeded/table.ts";
import { findApps } from "./world/find.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  if (options === null) {
    print(help);
    return 0;
  }
  const apps = await findApps(options.apps, options.only);
  if (options.list) {
    for (const app of apps) {
      print(`${app.id}  ${app.package}  ${app.bugs.length} bugs, ${app.decoys.length} decoys`);
      for (const bug of app.bugs) print(`  ${bug.id}  ${bug.kind}  ${bug.severity}  ${bug.screen}`);
    }
    return 0;
  }
  const seeds = Array.from({ length: options.repeats }, (_, at) => options.seed + at);
  const task = { ...options, apps, seeds, keep: options.record };
  const result = await seeded(task, say);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
  print(tableOf(result));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const line = lineFor(error);
  say(line ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exitCode = line === undefined ? 1 : 2;
}
