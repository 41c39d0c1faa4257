/** A suite's figures against the accepted ones. */
import type { Figure } from "../suites/figures.ts";

/** What changed, figure by figure. */
export interface FigureComparison {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** Worse by more than noise: below the interval of what was accepted. */
  readonly lost: readonly string[];
}

const line = (was: Figure, is: Figure): string =>
  `${is.name}: ${was.value?.toFixed(3) ?? "-"} -> ${is.value?.toFixed(3) ?? "-"}`;

/** Compares what both have. */
export function compareFigures(before: readonly Figure[], after: readonly Figure[]): FigureComparison {
  const pairs = before.flatMap((was) => {
    const is = after.find(({ name }) => name === was.name);
    return is === undefined || was.value === null ? [] : [{ was, is, value: was.value, now: is.value ?? 0 }];
  });
  const worse = pairs.filter(({ value, now }) => now < value);
  return {
    better: pairs.filter(({ value, now }) => now > value).map(({ was, is }) => line(was, is)),
    worse: worse.map(({ was, is }) => line(was, is)),
    lost: worse
      .filter(({ was, now, value }) => now < (was.interval?.[0] ?? value * 0.95))
      .map(({ was, is }) => line(was, is)),
  };
}

const list = (lines: readonly string[]): string => (lines.length === 0 ? "none" : lines.join("; "));

/** In words. */
export const compareFiguresWords = ({ better, worse, lost }: FigureComparison): string =>
  [
    "  against the accepted result:",
    `    better: ${list(better)}`,
    `    worse: ${list(worse)}`,
    lost.length === 0 ? "    no significant loss" : `    WORSE by more than noise: ${list(lost)}`,
  ].join("\n");
