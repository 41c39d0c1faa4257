/** The end of a run at the command line: table, path of the report, exit code. */
import type { Explored } from "../explore.ts";
import { cancelledExit } from "../interrupt.ts";
import { findingsTable } from "../progress/table.ts";
import { counted } from "../progress/width.ts";
import { duration, wordsOf } from "../report/words.ts";
import type { Context } from "./context.ts";

/** Columns of a table that goes to a file or a pipe. */
const plainColumns = 140;

/** Show what came of a run; `quiet` when stdout is for JSON. */
export function conclude({ story, result, outcome }: Explored, context: Context, quiet: boolean): void {
  const out = quiet ? context.stderr : context.stdout;
  const table = findingsTable(story, out.columns ?? plainColumns);
  const confirmed = story.findings.filter(({ verdict }) => verdict === "confirmed").length;
  const found =
    table.length === 0
      ? "No errors found"
      : `${counted(story.findings.length, "finding")}, ${confirmed} confirmed by replay`;
  const ended = outcome === "completed" ? "" : ` ${wordsOf("en").outcome[outcome]}: ${story.reason}.`;
  const lines = [
    ...(table.length === 0 ? [] : ["", ...table, ""]),
    `${found}, in ${counted(result.steps, "step")} over ${counted(result.screens, "screen")}, ${duration(result.elapsedMs, "en")}.${ended}`,
    `Report: ${result.report}`,
  ];
  out.write(`${lines.join("\n")}\n`);
}

/** 0 clean, 1 findings, 2 the run could not do its work, 130 cancelled. */
export function exitCodeOf({ story, outcome }: Explored): number {
  switch (outcome) {
    case "cancelled":
      return cancelledExit;
    case "app-unavailable":
    case "device-lost":
    case "failed":
    case "interrupted":
    case "unfinished":
      return story.findings.length > 0 ? 1 : 2;
    default:
      return story.findings.length > 0 ? 1 : 0;
  }
}
