/** One thing done twice: a form sent by two quick taps leaves two equal rows. */
import type { Observation } from "../../tools/evidence.ts";
import { adds, submits } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, TraceStep } from "../trace.ts";
import { listOf } from "../rows.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Rows in words; numbers and times of entries that are one after the other differ. */
const rowsIn = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? [])
    .map((row) => row.texts.map((element) => element.text.replaceAll(/\d+/g, "#")).join(" | "))
    .filter((words) => words !== "");

const sends = (step: TraceStep): boolean => {
  const said = step.target === null ? "" : `${step.target.text} ${step.target.desc}`;
  return submits.test(said) || adds.test(said);
};

const countOf = (rows: readonly string[], row: string): number => rows.filter((one) => one === row).length;

/** The list before the double tap, as it was last seen; null when it was never seen. */
function lastSeen(steps: readonly TraceStep[], until: number, activity: string): Observation | null {
  for (let at = until; at >= 0; at -= 1) {
    const step = steps[at];
    if (step?.action.tool === "reset_app") return null;
    if (step?.before?.activity === activity && isWhole(step.before)) return step.before;
  }
  return null;
}

/** A list that has gained two equal rows since one button was tapped twice at once. */
export const duplicate: Oracle = {
  name: "duplicate",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last === undefined || !isWhole(screen) || screen.package !== trace.app) return [];
    const twice = trace.steps.findLastIndex((step) => step.action.tool === "double_tap");
    const double = trace.steps[twice];
    if (double === undefined || !sends(double) || double.before?.activity === screen.activity) return [];
    const since = trace.steps.slice(twice + 1);
    if (
      since.some(
        (step) =>
          step.action.tool === "reset_app" ||
          step.action.tool === "type_text" ||
          (step.action.tool === "tap" && sends(step)),
      )
    )
      return [];
    const rows = rowsIn(screen);
    const earlier = lastSeen(trace.steps, twice, screen.activity);
    const before = earlier === null ? [] : rowsIn(earlier);
    // Without a look at the list before, only a list of nothing but these two is sure.
    if (earlier === null && rows.length !== 2) return [];
    const doubled = [...new Set(rows)].filter((row) => countOf(rows, row) - countOf(before, row) === 2);
    if (doubled.length !== 1 || rows.length - before.length !== 2) return [];
    const found: Candidate = {
      oracle: "duplicate",
      kind: "duplicate-action",
      severity: "high",
      title: `"${double.target?.label ?? ""}" acts twice on ${activityName(double.before?.activity ?? "")}`,
      expected: "Two quick taps do it once.",
      actual: `${activityName(screen.activity)} has two new entries: ${doubled[0] ?? ""}.`,
      signature: placeSignature("duplicate-action", double.before?.activity ?? "", elementKey(double.target)),
      element: double.target,
      signal: null,
      evidence: [`before: ${before.length} rows`, `after: ${rows.length} rows`, `twice: ${doubled[0] ?? ""}`],
      span: 1,
      stillPicture: false,
    };
    return [found];
  },
};
