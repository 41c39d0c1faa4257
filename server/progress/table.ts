/** The findings of a run as a table for a terminal. */
import type { RunStory } from "../report/story.ts";
import { columnsOf, fit, pad } from "./width.ts";

/** Lines of the table, in at most so many columns; empty when there are no findings. */
export function findingsTable(story: RunStory, columns: number): string[] {
  if (story.findings.length === 0) return [];
  const rows = story.findings.map(({ finding, verdict, reproduced }) => [
    finding.severity,
    verdict,
    reproduced ? `${reproduced.k}/${reproduced.n}` : "-",
    finding.kind,
    finding.title,
    finding.where,
  ]);
  const head = ["severity", "verdict", "shown", "kind", "title", "where"];
  const widths = head.map((name, at) =>
    Math.max(columnsOf(name), ...rows.map((row) => columnsOf(fit(row[at] ?? "", 200)))),
  );
  const gaps = 2 * (head.length - 1);
  const fixed = widths.slice(0, 4).reduce((sum, width) => sum + width, 0);
  const left = Math.max(30, columns - fixed - gaps);
  const where = Math.min(widths[5] ?? 0, Math.max(12, Math.floor(left / 3)));
  const title = Math.min(widths[4] ?? 0, left - where);
  const fitted = [...widths.slice(0, 4), title, where];
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, fitted[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), fitted.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)];
}
