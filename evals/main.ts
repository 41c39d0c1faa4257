/** The command of the evals: reads flags, checks all that can be wrong, runs suites, writes results. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { configure } from "../server/config.ts";
import { decidingOf } from "../server/deciding.ts";
import { ConfigError, lineFor } from "../server/errors.ts";
import { readyCheck } from "./check.ts";
import { help, readOptions, suites } from "./options.ts";
import type { Options, SuiteName } from "./options.ts";
import { resultPage } from "./page/html.ts";
import { writePage } from "./page/page.ts";
import { accepted } from "./results/accepted.ts";
import { accept, writeResult } from "./results/files.ts";
import type { AnyResult } from "./results/files.ts";
import { figureWords } from "./suites/figures.ts";
import { modelOf } from "./suites/judge/judge.ts";
import { seeded } from "./suites/seeded/seeded.ts";
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
  const needed = options.list || options.suites.some((suite) => suite === "seeded" || suite === "scenarios");
  const apps = needed ? await findApps(options.apps, options.only) : [];
  if (options.list) {
    list(apps);
    return 0;
  }
  checkModel(options);
  for (const file of [options.json, options.html]) if (file !== null) checkFile(file);
  checkFile(join(options.results, "result.json"));
  const check = options.check ? readyCheck(options, apps) : null;
  const results: AnyResult[] = [];
  let failed = false;
  // The seeded runs are processes of their own: they begin first, and the other suites are done meanwhile.
  const apart = options.suites.includes("seeded") ? Promise.resolve(runSuite("seeded", options, apps)) : null;
  apart?.catch(() => undefined);
  for (const suite of options.suites) {
    const result = await (suite === "seeded" && apart !== null ? apart : runSuite(suite, options, apps));
    print("figures" in result ? figureWords(result) : tableOf(result));
    results.push(result);
    if (options.accept) accept(result, options.results);
    if (check === null) continue;
    const { words, bad } = check(result);
    print(words);
    failed ||= bad;
  }
  if (options.json !== null) writeResult(options.json, results.length === 1 ? results[0] : results);
  if (options.html !== null) writeFileSync(options.html, resultPage(results));
  if (options.accept && options.results === accepted) writePage();
  return failed ? 1 : 0;
}

function runSuite(
  suite: SuiteName,
  options: Options,
  apps: readonly WorldApp[],
): AnyResult | Promise<AnyResult> {
  if (suite !== "seeded") return figureSuites[suite](say, { ...options, apps });
  const seeds = Array.from({ length: options.repeats }, (_, at) => options.seed + at);
  return seeded({ ...options, apps, seeds, prove: true, keep: options.record }, say);
}

/** Settings of a model are read, and refused, before anything runs. */
function checkModel({ suites, policy, repeats }: Options): void {
  if (suites.includes("judge")) modelOf(repeats);
  if (suites.includes("seeded") && policy === "openai") decidingOf(configure({ flags: { policy } }));
}

/** A run of ten minutes must not end with a folder that is not there. */
function checkFile(file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigError(
      `"${file}" cannot be written: there is no folder "${folder}"`,
      "Make it, or name another",
    );
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
