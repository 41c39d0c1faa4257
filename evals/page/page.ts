/** EVALS.md: tables and plots out of the accepted results, each with the command that makes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suites } from "../options.ts";
import { accepted } from "../results/accepted.ts";
import { readOthers, readResult } from "../results/files.ts";
import { cellWords } from "../suites/figures.ts";
import type { FigureResult } from "../suites/figures.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";
import { around, share, table } from "./cells.ts";
import { stagesPlot, stepsPlot } from "./plots.ts";
import { seededPart } from "./seeded-part.ts";
import { withShortTable } from "./short.ts";

const project = resolve(import.meta.dirname, "../..");

/** Write EVALS.md, its plots and the README's table from what is accepted. */
export function writePage(): void {
  const seeded = readResult<SeededResult>("seeded");
  const figures = suites
    .filter((suite) => suite !== "seeded")
    .map((suite) => readResult<FigureResult>(suite))
    .filter((result) => result !== null);
  if (seeded !== null) {
    writeFileSync(join(accepted, "stages.svg"), stagesPlot(seeded));
    writeFileSync(join(accepted, "steps.svg"), stepsPlot(seeded));
  }
  writeFileSync(join(project, "EVALS.md"), pageOf(seeded, readOthers(), figures));
  const readme = join(project, "README.md");
  writeFileSync(readme, withShortTable(readFileSync(readme, "utf8")));
}

/** The page as text. */
export function pageOf(
  seeded: SeededResult | null,
  others: readonly SeededResult[],
  figures: readonly FigureResult[],
): string {
  return [
    intro,
    ...(seeded === null ? [] : [seededPart(seeded, others)]),
    ...figures.map(figurePart),
    limits,
    "",
  ].join("\n\n");
}

const intro = `# How well Preflight finds errors

Every figure here is made by a command that needs no key and no phone, and stands in \`evals/results/\`. This page is written
by \`npm run evals -- --suite all --baselines --accept\`. In brackets: 95% intervals (Wilson for shares; for F1 a bootstrap
over whole apps, because what is in one app is not independent). A share of nothing is "–", never 0 or 1.`;

const about: Readonly<Record<string, string>> = {
  signals: "Logs of real crashes in, signals out: the right exception, once, of the right app.",
  pairs:
    "Two screens with an interruption between them: what the user had is gone, or something else changed.",
  screens:
    "One thing made wrong on a right screen, and the screen as it was; and pictures of real texts whose contrast Google's Accessibility Scanner has judged (by the order of its reports, which is right for about three in four).",
  transport: "What goes wrong between us and the device: the run ends as it should, and its record is whole.",
  judge:
    "Fixed traces, each with what was expected of its last step: is the app right, wrong, or was it the tester's mistake? The labels are the simulated phone's. A model's row stands here when one was asked; `--repeats N` asks it N times.",
  scenarios:
    "A way through an app, recorded once where it is right, is played again where it has one error, and on other phones where it is right.",
  injection: "Texts on the screen that give orders to the model: nothing that they want is done.",
};

const figurePart = (result: FigureResult): string =>
  [
    `## ${result.suite}`,
    about[result.suite] ?? "",
    `\`npm run evals -- --suite ${result.suite}\``,
    table(
      ["figure", "value", "of", "floor"],
      result.figures.map(({ name, value, interval, hits, of, floor }) => [
        name,
        `${share(value)}${around(interval)}`,
        `${hits} of ${of}`,
        floor === null ? "" : share(floor),
      ]),
    ),
    ...(result.tables ?? []).flatMap(({ title, head, rows }) => [
      `${title}:`,
      table(
        head,
        rows.map((cells) => cells.map(cellWords)),
      ),
    ]),
  ].join("\n\n");

const limits = `## How it is scored, and what it does not say

- **A report matches a seeded bug** when its class is the bug's or an alias, its place is the bug's (activity and element,
  or a box that holds the element; for crashes exception and frame), and it was noticed at or after the step in which the
  bug first took effect. Pairs are one to one; a second report of a bug is a duplicate; every other report is false, on clean
  apps and decoys too. A consequence of a bug that shows on another screen counts as false: the rules know no mercy.
- **Who is scored cannot see the truth.** The phone runs in one process, the agent in another, and meets the phone over ADB
  only. What was triggered is asked of the phone by the scorer when the run is over.
- **Findings that no replay showed again** are labelled and counted neither way.
- *everything* reports each screen once; its precision is the prevalence. *without ...* drops the reports of these oracles.
  *ceiling* plays a script for each bug and reports it as it is: what is missing there is missing in the scripts.
- Simulated apps are cleaner than real ones, and their bugs were written by people who knew which kinds exist. Real data
  (crash logs, dumps, crops) is used for scoring only.
- The same seed gives the same result, apart from times.`;
