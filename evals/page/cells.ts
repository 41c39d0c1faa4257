/** Cells and tables in Markdown. */
import type { Interval } from "../metrics/intervals.ts";

/** A share; a dash for a share of nothing. */
export const share = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
/** An interval behind its share. */
export const around = (interval: Interval | null): string =>
  interval === null ? "" : ` [${interval[0].toFixed(2)}, ${interval[1].toFixed(2)}]`;
/** A count or a median; a dash for none. */
export const count = (value: number | null): string => (value === null ? "–" : String(value));

/** A table. What stands in a cell must not end it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
