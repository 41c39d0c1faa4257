/** --check: what a suite came to, against what was accepted. What cannot be compared is refused before anything runs. */
import { ConfigError } from "../server/errors.ts";
import { compareFigures, compareFiguresWords } from "./metrics/compare-figures.ts";
import { compare, compareWords } from "./metrics/compare.ts";
import type { Options } from "./options.ts";
import { readResult } from "./results/files.ts";
import type { AnyResult } from "./results/files.ts";
import { belowFloor } from "./suites/figures.ts";
import type { FigureResult } from "./suites/figures.ts";
import type { SeededResult } from "./suites/seeded/seeded.ts";
import type { WorldApp } from "./world/find.ts";

/** Compares a result; `bad` is a loss that is more than noise. */
export type Check = (result: AnyResult) => { readonly words: string; readonly bad: boolean };

const isFigures = (result: AnyResult): result is FigureResult => "figures" in result;

/** Reads what was accepted for these suites. */
export function readyCheck(options: Options, apps: readonly WorldApp[]): Check {
  const before = new Map<string, AnyResult>();
  for (const suite of options.suites) {
    const found =
      suite === "seeded"
        ? readResult<SeededResult>("seeded", options.results, options.policy)
        : readResult<FigureResult>(suite, options.results);
    if (found === null)
      throw refusal(`No result of ${suite} was accepted`, `Accept one with --suite ${suite} --accept`);
    if (!isFigures(found)) fits(found, options, apps);
    before.set(suite, found);
  }
  return (result) => {
    const was = before.get(result.suite);
    if (was === undefined || isFigures(was) !== isFigures(result)) return { words: "", bad: false };
    if (isFigures(was) && isFigures(result)) {
      const difference = compareFigures(was.figures, result.figures);
      const bad = difference.lost.length > 0 || belowFloor(result).length > 0;
      return { words: compareFiguresWords(difference), bad };
    }
    if (isFigures(was) || isFigures(result)) return { words: "", bad: false };
    const difference = compare(was.apps, result.apps);
    return { words: compareWords(difference), bad: difference.significantLoss };
  };
}

/** Only runs of the same length and seed say something about each other. */
function fits(was: SeededResult, options: Options, apps: readonly WorldApp[]): void {
  if (was.steps !== options.steps)
    throw refusal(
      `The accepted result has runs of ${was.steps} steps, and these would have ${options.steps}`,
      `Leave out --steps, or give --steps ${was.steps}`,
    );
  const seeds = Array.from({ length: options.repeats }, (_, at) => options.seed + at);
  const both = was.apps.some((one) => seeds.includes(one.seed) && apps.some((app) => app.id === one.id));
  if (!both)
    throw refusal(
      "The accepted result has no run of these apps with these seeds",
      `It has ${[...new Set(was.apps.map((one) => `${one.id} ${one.seed}`))].join(", ")}`,
    );
}

const refusal = (why: string, next: string): ConfigError => new ConfigError(why, next);
