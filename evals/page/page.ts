/** EVALS.md: tables and plots out of the accepted results, each with the command that makes it. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Interval } from "../metrics/intervals.ts";
import type { Totals } from "../metrics/totals.ts";
import { suites } from "../options.ts";
import { accepted, readResult } from "../results/files.ts";
import { cellWords } from "../suites/figures.ts";
import type { FigureResult } from "../suites/figures.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";
import { stagesPlot, stepsPlot } from "./plots.ts";

const project = resolve(import.meta.dirname, "../..");

const share = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
const around = (interval: Interval | null): string =>
  interval === null ? "" : ` [${interval[0].toFixed(2)}, ${interval[1].toFixed(2)}]`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Write EVALS.md and its plots from what is accepted. */
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
  writeFileSync(join(project, "EVALS.md"), pageOf(seeded, figures));
}

/** The page as text. */
export function pageOf(seeded: SeededResult | null, figures: readonly FigureResult[]): string {
  return [
    intro,
    ...(seeded === null ? [] : [seededPart(seeded)]),
    ...figures.map(figurePart),
    limits,
    "",
  ].join("\n\n");
}

const intro = `# How well Preflight finds errors

Every figure here is made by a command that needs no key and no phone, and stands in \`evals/results/\`. This page is written
by \`npm run evals -- --suite all --baselines --accept\`. In brackets: 95% intervals (Wilson for shares; for F1 a bootstrap
over whole apps, because what is in one app is not independent). A share of nothing is "–", never 0 or 1.`;

const rowOf = (name: string, totals: Totals): readonly string[] => [
  name,
  `${share(totals.precision)}${around(totals.intervals.precision)}`,
  `${share(totals.recall)}${around(totals.intervals.recall)}`,
  `${share(totals.f1)}${around(totals.intervals.f1)}`,
  `${totals.tp}`,
  `${totals.fp}`,
  share(totals.weightedRecall),
];

function seededPart(result: SeededResult): string {
  const { totals, families, baselines, apps, cost } = result;
  const clean = apps.filter((app) => app.bugs.length === 0).length;
  const names = [...new Set(apps.map((app) => app.id.replace(/-clean$/, "")))].sort().join(",");
  return [
    `## Seeded bugs: explore, detect, report

\`npm run evals -- --suite seeded --policy ${result.policy} --seed ${result.seed} --repeats ${result.repeats} --steps ${result.steps} --baselines --only ${names}\`

${apps.length - clean} runs of apps with ${totals.bugs} seeded bugs, ${clean} runs of clean apps and clean twins, ${result.steps} steps each, on simulated phones.`,
    table(
      ["who", "precision", "recall", "F1", "found", "false", "recall by severity"],
      [rowOf(`**${result.policy}**`, totals), ...baselines.map(({ name, totals: own }) => rowOf(name, own))],
    ),
    `Of ${totals.bugs} bugs ${totals.reached} were reached, ${totals.triggered} took effect, ${totals.detected} were seen by an oracle and ${totals.tp} were reported: where it falls off says what to mend next. On ${totals.cleanScreens} clean screens there were ${totals.cleanFalseAlarms} false alarms (${share(totals.falseAlarmsPer100CleanScreens)} per hundred). ${share(totals.reproduced)} of all findings showed again in a replay from a clean start; ${totals.duplicates} reports were duplicates. The first bug came after ${totals.stepsToFirst ?? "–"} steps (median of the apps), half of an app's bugs after ${totals.stepsToHalf ?? "–"}. Model calls: ${cost.calls}.`,
    "![Bugs by family](evals/results/stages.svg)",
    table(
      ["family", "bugs", "reached", "triggered", "detected", "reported", "false", "recall", "precision"],
      families.map((row) => [
        row.family,
        ...[row.bugs, row.reached, row.triggered, row.detected, row.tp, row.fp].map(String),
        share(row.recall),
        share(row.precision),
      ]),
    ),
    "![Bugs found over steps](evals/results/steps.svg)",
    table(
      ["app", "bugs", "reported", "false", "steps", "screens"],
      apps.map((app) => [
        `${app.id}${result.repeats > 1 ? ` (seed ${app.seed})` : ""}`,
        String(app.bugs.length),
        String(app.bugs.filter((bug) => bug.reported).length),
        String(
          app.findings.filter(
            (one) => one.verdict !== "unconfirmed" && one.matched === null && one.duplicate === null,
          ).length,
        ),
        String(app.steps),
        String(app.screens),
      ]),
    ),
  ].join("\n\n");
}

const about: Readonly<Record<string, string>> = {
  signals: "Logs of real crashes in, signals out: the right exception, once, of the right app.",
  pairs:
    "Two screens with an interruption between them: what the user had is gone, or something else changed.",
  screens: "One thing made wrong on a right screen, and the screen as it was.",
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
