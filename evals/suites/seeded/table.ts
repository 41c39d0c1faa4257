/** A result in words, for a terminal. */
import type { Interval } from "../../metrics/intervals.ts";
import type { SeededResult } from "./seeded.ts";

const share = (value: number | null): string => (value === null ? "-" : value.toFixed(3));
const around = (interval: Interval | null): string =>
  interval === null ? "" : ` [${interval[0].toFixed(3)}, ${interval[1].toFixed(3)}]`;

/** Totals, families, bugs without a report and false reports. */
export function tableOf({ policy, totals, families, baselines, apps, times, ...more }: SeededResult): string {
  const { stability, cost } = more;
  const lines = [
    "",
    `precision ${share(totals.precision)}${around(totals.intervals.precision)}  recall ${share(totals.recall)}${around(totals.intervals.recall)}  F1 ${share(totals.f1)}${around(totals.intervals.f1)}`,
    `bugs ${totals.bugs}: reached ${totals.reached}, triggered ${totals.triggered}, detected ${totals.detected}, reported ${totals.tp}; false ${totals.fp}, duplicates ${totals.duplicates}, unconfirmed ${totals.unconfirmed}`,
    `clean screens ${totals.cleanScreens}, false alarms there ${totals.cleanFalseAlarms}; actions outside of the app ${totals.violations}; ${times.seconds} s`,
    `first bug after ${totals.stepsToFirst ?? "-"} steps, half of an app's after ${totals.stepsToHalf ?? "-"}; found in one of ${stability.runs} runs ${share(stability.passAt1)}, in any ${share(stability.passAtAny)}, in all ${share(stability.inAll)}; model calls ${cost.calls}`,
    "",
    `${"who".padEnd(42)} precision recall    F1 found false`,
    ...[{ name: policy, totals }, ...baselines].map(
      ({ name, totals: own }) =>
        `${name.padEnd(42)} ${share(own.precision).padStart(9)} ${share(own.recall).padStart(6)} ${share(own.f1).padStart(5)} ${String(own.tp).padStart(5)} ${String(own.fp).padStart(5)}`,
    ),
    "",
    `${"family".padEnd(15)} bugs reached trigg. detect. reported false`,
    ...families.map(
      (row) =>
        `${row.family.padEnd(15)} ${[row.bugs, row.reached, row.triggered, row.detected, row.tp, row.fp].map((n, at) => String(n).padStart([4, 7, 6, 7, 8, 5][at] ?? 6)).join(" ")}`,
    ),
    "",
    "without a report:",
    ...apps.flatMap((app) =>
      app.bugs
        .filter((bug) => !bug.reported)
        .map(
          (bug) =>
            `  ${app.id} ${bug.kind} ${bug.id}: ${bug.detected ? "detected, not confirmed" : bug.triggered ? "triggered, not seen" : bug.reached ? "reached, not triggered" : "not reached"}`,
        ),
    ),
    "",
    "false reports:",
    ...apps.flatMap((app) =>
      app.findings
        .filter((one) => one.matched === null && one.duplicate === null && one.verdict !== "unconfirmed")
        .map(
          (one) =>
            `  ${app.id} ${one.kind} on ${one.screen}: ${one.title} (${one.oracle}${one.near === null ? "" : `, near ${one.near}`})`,
        ),
    ),
  ];
  return lines.join("\n");
}
