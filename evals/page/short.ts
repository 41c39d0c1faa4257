/** The figures of the seeded suite in a few rows, for the README. */
import { withPart } from "../../tools/catalog/marked.ts";
import { readResult } from "../results/files.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";
import { around, share, table } from "./cells.ts";

/** Baselines worth a row beside the explorer's. */
const shown = /^(?:nothing|random|breadth-first|ceiling)/;

/** Who found how much of what was seeded. */
export function shortTable({ policy, totals, baselines, apps, steps }: SeededResult): string {
  const clean = apps.filter((app) => app.bugs.length === 0).length;
  const rows = [{ name: `**${policy}**`, totals }, ...baselines.filter(({ name }) => shown.test(name))];
  return [
    `${totals.bugs} seeded bugs in ${apps.length - clean} apps, ${totals.cleanScreens} screens of ${clean} clean ones, ${steps} steps each, no model; 95% intervals:`,
    "",
    table(
      ["who", "precision", "recall", "F1", "false alarms per 100 clean screens"],
      rows.map(({ name, totals: own }) => [
        name,
        `${share(own.precision)}${around(own.intervals.precision)}`,
        `${share(own.recall)}${around(own.intervals.recall)}`,
        `${share(own.f1)}${around(own.intervals.f1)}`,
        share(own.falseAlarmsPer100CleanScreens),
      ]),
    ),
  ].join("\n");
}

/** The README with the accepted figures in it. */
export function withShortTable(text: string): string {
  const seeded = readResult<SeededResult>("seeded");
  return seeded === null ? text : withPart(text, "evals", shortTable(seeded));
}
