/** How good somebody's opinions are. */
import { f1Of, ratio, round, wilson } from "../../metrics/intervals.ts";
import type { Interval } from "../../metrics/intervals.ts";
import type { Judging, Opinion } from "./opinions.ts";
import { labels } from "./traces.ts";
import type { JudgeTrace } from "./traces.ts";

/** A row of the table. A share of nothing is null. */
export interface JudgeRow {
  readonly name: string;
  readonly what: string;
  /** Opinions on each trace. */
  readonly repeats: number;
  /** Questions that no answer came to. */
  readonly unanswered: number;
  /** Opinions that are the label. */
  readonly accuracy: number | null;
  readonly accuracyInterval: Interval | null;
  /** Of what was called an error of the app, how much is one; and of the errors, how many were called so. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Mean squared distance between how sure it is of an error and whether there is one: 0 is best, .25 says always half. */
  readonly brier: number | null;
  /** Agreement with the labels beyond chance (Cohen). */
  readonly kappa: number | null;
  /** Of pairs of opinions on one trace, how many say the same; null for one opinion each. */
  readonly agreement: number | null;
  /** How often it was right, by how sure it was. */
  readonly reliability: readonly { readonly sure: number; readonly of: number; readonly defects: number }[];
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length);

/** Scores one row. */
export function scoreJudging(traces: readonly JudgeTrace[], { name, what, opinions }: Judging): JudgeRow {
  const repeats = Math.max(0, ...opinions.map((own) => own.length));
  const said = traces.flatMap(({ label }, at) => (opinions[at] ?? []).map((one) => ({ label, ...one })));
  const right = said.filter((one) => one.says === one.label).length;
  const called = said.filter((one) => one.says === "defect");
  const rightly = called.filter((one) => one.label === "defect").length;
  const precision = ratio(rightly, called.length);
  const recall = ratio(rightly, said.filter((one) => one.label === "defect").length);
  const sureness = traces.flatMap(({ label }, at) => {
    const sure = mean((opinions[at] ?? []).map((one) => one.sure));
    return sure === null ? [] : [{ sure, wrong: label === "defect" ? 1 : 0 }];
  });
  return {
    name,
    what,
    repeats,
    unanswered: traces.length * repeats - said.length,
    accuracy: ratio(right, said.length),
    accuracyInterval: wilson(right, said.length),
    precision,
    recall,
    f1: f1Of(precision, recall),
    brier: mean(sureness.map(({ sure, wrong }) => (sure - wrong) ** 2)),
    kappa: kappaOf(said),
    agreement: agreementOf(opinions),
    reliability: [0, 0.2, 0.4, 0.6, 0.8].flatMap((from) => {
      const inside = sureness.filter(({ sure }) => sure >= from && (sure < from + 0.2 || from === 0.8));
      const sure = mean(inside.map((one) => one.sure));
      return sure === null
        ? []
        : [{ sure, of: inside.length, defects: inside.filter(({ wrong }) => wrong === 1).length }];
    }),
  };
}

function kappaOf(said: readonly (Opinion & { readonly label: string })[]): number | null {
  if (said.length === 0) return null;
  const observed = said.filter((one) => one.says === one.label).length / said.length;
  const chance = labels.reduce((sum, label) => {
    const a = said.filter((one) => one.says === label).length / said.length;
    return sum + (a * said.filter((one) => one.label === label).length) / said.length;
  }, 0);
  return chance === 1 ? null : round((observed - chance) / (1 - chance));
}

function agreementOf(opinions: Judging["opinions"]): number | null {
  let [same, pairs] = [0, 0];
  for (const own of opinions) {
    for (const [at, one] of own.entries()) {
      for (const other of own.slice(at + 1)) {
        pairs += 1;
        if (one.says === other.says) same += 1;
      }
    }
  }
  return ratio(same, pairs);
}
