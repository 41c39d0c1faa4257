/** The part of EVALS.md about the seeded suite. */
import { appOf } from "../metrics/clusters.ts";
import { isFalse } from "../metrics/totals.ts";
import type { Totals } from "../metrics/totals.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";
import { around, count, share, table } from "./cells.ts";

const rowOf = (name: string, totals: Totals, cost: string): readonly string[] => [
  name,
  `${share(totals.precision)}${around(totals.intervals.precision)}`,
  `${share(totals.recall)}${around(totals.intervals.recall)}`,
  `${share(totals.f1)}${around(totals.intervals.f1)}`,
  `${totals.tp}`,
  `${totals.fp}`,
  share(totals.weightedRecall),
  cost,
];

/** What a bug cost, and how often the apps were run. */
const costOf = ({ cost, repeats }: SeededResult): string =>
  cost.calls === 0
    ? "0"
    : `${cost.dollars === null ? "?" : `$${cost.dollars.toFixed(2)}`}, ${cost.calls} calls, ${repeats}x`;

/** `others` are results of other policies: a model's. */
export function seededPart(result: SeededResult, others: readonly SeededResult[]): string {
  const { totals, families, kinds, baselines, apps } = result;
  const clean = apps.filter((app) => app.bugs.length === 0).length;
  return [
    `## Seeded bugs: explore, detect, report

${[result, ...others].map((one) => `\`${commandOf(one)}\``).join("\n\n")}

${apps.length - clean} runs of apps with ${totals.bugs} seeded bugs, ${clean} runs of clean apps and clean twins, ${result.steps} steps each, on simulated phones.`,
    table(
      ["who", "precision", "recall", "F1", "found", "false", "recall by severity", "cost"],
      [
        rowOf(`**${result.policy}**`, totals, costOf(result)),
        ...others.map((one) => rowOf(`**${one.policy}, ${one.model}**`, one.totals, costOf(one))),
        ...baselines.map(({ name, totals: own }) => rowOf(name, own, "0")),
      ],
    ),
    ...(others.length > 0
      ? []
      : [
          "No model was asked for this page. `--policy openai` with OPENAI_API_KEY or OPENAI_BASE_URL adds its row, with what it cost.",
        ]),
    stagesWords(totals),
    "![Bugs by family: seeded, reached, triggered, reported](evals/results/stages.svg)",
    table(
      ["family", "bugs", "reached", "triggered", "detected", "reported", "false", "recall", "precision"],
      families.map((row) => [
        row.family,
        ...[row.bugs, row.reached, row.triggered, row.detected, row.tp, row.fp].map(String),
        share(row.recall),
        share(row.precision),
      ]),
    ),
    "By kind (the codes are those of `evals/world/kinds.ts`):",
    table(
      ["kind", "bugs", "reached", "triggered", "detected", "reported", "recall"],
      kinds.map((row) => [
        row.kind,
        ...[row.bugs, row.reached, row.triggered, row.detected, row.tp].map(String),
        share(row.recall),
      ]),
    ),
    "### How soon, how surely, at what cost",
    table(["figure", "value"], moreFigures(result)),
    "![Share of the seeded bugs that had a report, over the steps of their run](evals/results/steps.svg)",
    "### App by app",
    table(
      ["app", "bugs", "reported", "false", "steps", "screens"],
      apps.map((app) => [
        `${app.id}${result.repeats > 1 ? ` (seed ${app.seed})` : ""}`,
        String(app.bugs.length),
        String(app.bugs.filter((bug) => bug.reported).length),
        String(app.findings.filter(isFalse).length),
        String(app.steps),
        String(app.screens),
      ]),
    ),
  ].join("\n\n");
}

function commandOf({ policy, seed, repeats, steps, baselines, apps }: SeededResult): string {
  const names = [...new Set(apps.map(appOf))].sort().join(",");
  return `npm run evals -- --suite seeded --policy ${policy} --seed ${seed} --repeats ${repeats} --steps ${steps}${baselines.length > 0 ? " --baselines" : ""} --only ${names}`;
}

const stagesWords = (totals: Totals): string =>
  `Of ${totals.bugs} bugs ${totals.reached} were reached, ${totals.triggered} took effect, ${totals.detected} were seen by an oracle and ${totals.tp} were reported: where it falls off says what to mend next.`;

function moreFigures({ totals, stability, cost, areaOverSteps, times }: SeededResult): string[][] {
  return [
    [
      `false alarms per hundred clean screens (${totals.cleanFalseAlarms} on ${totals.cleanScreens})`,
      `${share(totals.falseAlarmsPer100CleanScreens)}${around(totals.intervals.falseAlarmsPer100CleanScreens)}`,
    ],
    ["recall of the bugs that took effect", share(totals.recallOfTriggered)],
    ["recall, mean over kinds", share(totals.macroRecall)],
    ["steps to the first bug (median of the apps)", count(totals.stepsToFirst)],
    ["steps to half of an app's bugs (median of those that came to it)", count(totals.stepsToHalf)],
    [
      "seconds to the first bug, to half of them",
      `${count(times.secondsToFirst)}, ${count(times.secondsToHalf)}`,
    ],
    ["share of the bugs found, averaged over the steps of a run", share(areaOverSteps)],
    ["findings that showed again in a replay from a clean start", share(totals.reproduced)],
    ["reports that showed in some replays only", share(stability.flaky)],
    ["reports for a bug that was found", share(totals.reportsPerBug)],
    [
      `bugs found in one run on average, in any, in all of ${stability.runs}`,
      [stability.passAt1, stability.passAtAny, stability.inAll].map(share).join(", "),
    ],
    ["actions outside of the app under test", String(totals.violations)],
    ["actions on the device, replays among them", String(cost.actions)],
    [
      "calls, tokens and dollars of a model for a bug that was found",
      `${share(cost.callsPerBug)}, ${count(cost.tokensPerBug)}, ${share(cost.dollarsPerBug)}`,
    ],
  ];
}
