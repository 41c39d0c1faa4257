/** What suites without exploring come to: shares with their intervals, each against a floor. */
import { ratio, wilson } from "../metrics/intervals.ts";
import type { Interval } from "../metrics/intervals.ts";

/** One figure: so many of so many. */
export interface Figure {
  readonly name: string;
  readonly hits: number;
  readonly of: number;
  /** Null for none of none. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Below this the suite fails; null where there is only a figure so far. */
  readonly floor: number | null;
}

/** More than shares: null in a cell is a share of nothing. */
export interface FigureTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The result of such a suite. All but `times` is the same every time. */
export interface FigureResult {
  readonly version: 1;
  readonly suite: string;
  readonly figures: readonly Figure[];
  readonly tables?: readonly FigureTable[];
  /** Cases that went wrong, each in a line; at most 40. */
  readonly failures: readonly string[];
  readonly times: { readonly seconds: number };
}

/** A figure out of counts. */
export const figure = (name: string, hits: number, of: number, floor: number | null = null): Figure => ({
  name,
  hits,
  of,
  value: ratio(hits, of),
  interval: wilson(hits, of),
  floor,
});

/** A suite's result. */
export const figureResult = (
  suite: string,
  figures: readonly Figure[],
  failures: readonly string[],
  began: number,
): FigureResult => ({
  version: 1,
  suite,
  figures,
  failures: failures.slice(0, 40),
  times: { seconds: Math.round((Date.now() - began) / 100) / 10 },
});

/** Figures below their floor. */
export const belowFloor = ({ figures }: FigureResult): readonly Figure[] =>
  figures.filter(({ value, floor }) => floor !== null && (value === null || value < floor));

/** Precision, recall and F1 as figures; F1 of counts is 2tp of 2tp + fp + fn. */
export const shareFigures = (
  name: string,
  counts: { readonly tp: number; readonly fp: number; readonly fn: number },
  floors: { readonly precision?: number; readonly recall?: number; readonly f1?: number } = {},
): readonly Figure[] => {
  const { tp, fp, fn } = counts;
  return [
    figure(`${name}: precision`, tp, tp + fp, floors.precision ?? null),
    figure(`${name}: recall`, tp, tp + fn, floors.recall ?? null),
    { ...figure(`${name}: F1`, 2 * tp, 2 * tp + fp + fn, floors.f1 ?? null), interval: null },
  ];
};

/** A cell as it is shown; counts are given as words. */
export const cellWords = (cell: string | number | null): string =>
  cell === null ? "–" : typeof cell === "number" ? cell.toFixed(2) : cell;

function tableLines({ title, head, rows }: FigureTable): readonly string[] {
  const lines = [head, ...rows].map((cells) => cells.map(cellWords));
  const widths = head.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  return [
    `  ${title}`,
    ...lines.map((cells) =>
      `    ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd(),
    ),
  ];
}

/** In words, for a terminal. */
export function figureWords(result: FigureResult): string {
  const lines = result.figures.map(({ name, value, hits, of, interval, floor }) => {
    const share = value === null ? "-" : value.toFixed(3);
    const around = interval === null ? "" : ` [${interval[0].toFixed(3)}, ${interval[1].toFixed(3)}]`;
    const low = floor !== null && (value === null || value < floor) ? `  BELOW ${floor}` : "";
    return `  ${name.padEnd(52)} ${share}${around}  ${hits}/${of}${low}`;
  });
  const failures = result.failures.slice(0, 12).map((line) => `    ${line}`);
  const tables = (result.tables ?? []).flatMap(tableLines);
  return [`${result.suite} (${result.times.seconds} s)`, ...lines, ...tables, ...failures].join("\n");
}
