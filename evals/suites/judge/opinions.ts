/** What somebody says of a trace, and who needs no model to say something. */
import { oracles } from "../../../agent/oracles/all.ts";
import { missingWords } from "../../../agent/mind/sight.ts";
import { labels } from "./traces.ts";
import type { JudgeTrace, Label } from "./traces.ts";

/** An opinion: a label, or that it cannot be told; and how sure it is that the app is wrong, from 0 to 1. */
export interface Opinion {
  readonly says: Label | "cannot tell";
  readonly sure: number;
}

/** Somebody who has an opinion on each trace. */
export interface Judging {
  readonly name: string;
  readonly what: string;
  /** For each trace its opinions, as many as it was asked for. Empty where no answer came. */
  readonly opinions: readonly (readonly Opinion[])[];
}

const opinion = (says: Opinion["says"]): Opinion => ({ says, sure: says === "defect" ? 1 : 0 });

const judging = (
  name: string,
  what: string,
  traces: readonly JudgeTrace[],
  says: (trace: JudgeTrace) => Label,
): Judging => ({ name, what, opinions: traces.map((trace) => [opinion(says(trace))]) });

/** Does an oracle raise anything, at any step? */
function isRaised({ app, steps }: JudgeTrace): boolean {
  return steps.some((_, at) => {
    const trace = { app, steps: steps.slice(0, at + 1) };
    return oracles.some((oracle) => oracle.check(trace).length > 0);
  });
}

const misses = ({ expect, steps }: JudgeTrace): boolean =>
  missingWords(expect, steps.at(-1)?.after ?? null).length > 0;

/** Those who need no model. */
export const baselines = (traces: readonly JudgeTrace[]): readonly Judging[] => [
  ...labels.map((label) => judging(`always "${label}"`, "does not look", traces, () => label)),
  judging("the quoted words", "an error of the app when an expected word is not there", traces, (trace) =>
    misses(trace) ? "defect" : "ok",
  ),
  judging("the oracles", "an error of the app when an oracle raises one", traces, (trace) =>
    isRaised(trace) ? "defect" : "ok",
  ),
  judging(
    "oracles and quoted words",
    "an error when an oracle says so, else a mistake when words miss",
    traces,
    (trace) => (isRaised(trace) ? "defect" : misses(trace) ? "mistake" : "ok"),
  ),
];
