/** The command of the evals: reads flags, checks all that can be wrong, runs suites, writes results. */
import { writeFileSync } from "node:fs";
import { configure } from "../server/config.ts";
import { decidingOf } from "../server/deciding.ts";
import { lineFor } from "../server/errors.ts";
import { compare, compareWords } from "./metrics/compare.ts";
import { help, readOptions, suites } from "./options.ts";
import type { Options, SuiteName } from "./options.ts";
import { resultPage } from "./page/html.ts";
import { writePage } from "./page/page.ts";
import { accept, readResult, writeResult } from "./results/files.ts";
import type { AnyResult } from "./results/files.ts";
import { belowFloor, figureWords } from "./suites/figures.ts";
import { modelOf } from "./suites/judge/judge.ts";
import { seeded } from "./suites/seeded/seeded.ts";
import type { SeededResult } from "./suites/seeded/seeded.ts";
import { tableOf } from "./suites/seeded/table.ts";
import { figureSuites } from "./suites/suites.ts";
import { findApps } from "./world/find.ts";
import type { WorldApp } from "./world/find.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  if (options === null) {
    print(help);
    return 0;
  }
  // All that can be wrong with what was asked for is found before anything runs.
  const needed = options.list || options.suites.includes("seeded");
  const apps = needed ? await findApps(options.apps, options.only) : [];
  checkModel(options);
  const before = options.check ? readResult<SeededResult>("seeded") : null;
  if (options.list) {
    list(apps);
    return 0;
  }
  const results: AnyResult[] = [];
  let failed = false;
  for (const suite of options.suites) {
    const { result, words, bad } = await runSuite(suite, options, apps, before);
    print(words);
    results.push(result);
    failed ||= bad;
    if (options.accept) accept(result);
  }
  if (options.json !== null) writeResult(options.json, results.length === 1 ? results[0] : results);
  if (options.html !== null) writeFileSync(options.html, resultPage(results));
  if (options.accept) writePage();
  return failed ? 1 : 0;
}

async function runSuite(
  suite: SuiteName,
  options: Options,
  apps: readonly WorldApp[],
  before: SeededResult | null,
): Promise<{ result: AnyResult; words: string; bad: boolean }> {
  if (suite !== "seeded") {
    const result = await figureSuites[suite](say, options);
    return { result, words: figureWords(result), bad: options.check && belowFloor(result).length > 0 };
  }
  const seeds = Array.from({ length: options.repeats }, (_, at) => options.seed + at);
  const result = await seeded({ ...options, apps, seeds, prove: true, keep: options.record }, say);
  const table = tableOf(result);
  if (before === null) return { result, words: table, bad: false };
  const difference = compare(before.apps, result.apps);
  return { result, words: `${table}\n\n${compareWords(difference)}`, bad: difference.significantLoss };
}

/** Settings of a model are read, and refused, before anything runs. */
function checkModel({ suites, policy, repeats }: Options): void {
  if (suites.includes("judge")) modelOf(repeats);
  if (suites.includes("seeded") && policy === "openai") decidingOf(configure({ flags: { policy } }));
}

function list(apps: readonly WorldApp[]): void {
  print(`suites: ${suites.join(", ")}\n`);
  for (const app of apps) {
    print(`${app.id}  ${app.package}  ${app.bugs.length} bugs, ${app.decoys.length} decoys`);
    for (const bug of app.bugs) print(`  ${bug.id}  ${bug.kind}  ${bug.severity}  ${bug.screen}`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const line = lineFor(error);
  say(line ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exitCode = line === undefined ? 1 : 2;
}
