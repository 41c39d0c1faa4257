/** One thing done twice: a form that was sent once, or by two quick taps, leaves two equal rows. */
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

/** Makes two on purpose. */
const copies = /\b(?:copy|duplicate|clone|repeat)\b|복사|복제/iu;

const sends = (step: TraceStep): boolean => {
  const said = step.target === null ? "" : `${step.target.text} ${step.target.desc}`;
  return (submits.test(said) || adds.test(said)) && !copies.test(said);
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

/** Was anything else sent between that look and this step? */
function sentSince(steps: readonly TraceStep[], look: Observation, until: number): boolean {
  const from = steps.findIndex((step) => step.before === look);
  return steps
    .slice(Math.max(0, from), until)
    .some(
      (step) => step.action.tool.endsWith("tap") && sends(step) && step.before?.activity !== look.activity,
    );
}

/** What was typed on the visit that ended with this step, and never before it. */
function typedOnce(steps: readonly TraceStep[], sent: number): readonly string[] {
  const activity = steps[sent]?.before?.activity;
  const began = steps.findLastIndex((step, at) => at < sent && step.before?.activity !== activity) + 1;
  const typed = (from: number, to: number): readonly string[] =>
    steps.slice(from, to).flatMap(({ action }) => {
      const text = action.tool === "type_text" ? action.arguments["text"] : "";
      return typeof text === "string" && text.length >= 3 ? [text] : [];
    });
  const earlier = new Set(typed(0, began));
  return typed(began, sent).filter((text) => !earlier.has(text));
}

/** Was anything else sent on this visit? Then equal rows may be from there. */
function sentEarlier(steps: readonly TraceStep[], sent: number): boolean {
  const activity = steps[sent]?.before?.activity;
  const began = steps.findLastIndex((step, at) => at < sent && step.before?.activity !== activity) + 1;
  return steps.slice(began, sent).some((step) => step.action.tool.endsWith("tap") && sends(step));
}

/** A list that has gained two equal rows since one form was sent. */
export const duplicate: Oracle = {
  name: "duplicate",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last === undefined || !isWhole(screen) || screen.package !== trace.app) return [];
    const sent = trace.steps.findLastIndex(
      (step) => /^(?:double_)?tap$/.test(step.action.tool) && sends(step),
    );
    const step = trace.steps[sent];
    if (step === undefined) return [];
    // A form beside its own list: only words that were typed once in all tell its entry from the others.
    const beside = step.before?.activity === screen.activity;
    if (beside && sent !== trace.steps.length - 1) return [];
    const double = step.action.tool === "double_tap";
    if (
      trace.steps
        .slice(sent + 1)
        .some(({ action }) => action.tool === "reset_app" || action.tool === "type_text")
    )
      return [];
    const rows = rowsIn(screen);
    const earlier = lastSeen(trace.steps, sent, screen.activity);
    const before = earlier === null ? [] : rowsIn(earlier);
    // Only one thing may have been sent since that look.
    if (earlier !== null && sentSince(trace.steps, earlier, sent)) return [];
    const doubled = [...new Set(rows)].filter((row) => countOf(rows, row) - countOf(before, row) === 2);
    const row = doubled[0];
    if (row === undefined || doubled.length !== 1) return [];
    const own = typedOnce(trace.steps, sent).some((text) => row.includes(text.replaceAll(/\d+/g, "#")));
    if (beside && (!own || sentEarlier(trace.steps, sent))) return [];
    // Words that were typed for this form only tell for certain; else the count of all rows has to agree, and
    // without a look at the list before, only a list of nothing but these two does.
    if (!own && rows.length - before.length !== 2) return [];
    if (earlier === null && !(double && (own || rows.length === 2))) return [];
    const found: Candidate = {
      oracle: "duplicate",
      kind: "duplicate-action",
      severity: "high",
      title: `"${step.target?.label ?? ""}" acts twice on ${activityName(step.before?.activity ?? "")}`,
      expected: double ? "Two quick taps do it once." : "One tap does it once.",
      actual: `${activityName(screen.activity)} has two new entries: ${row}.`,
      signature: placeSignature("duplicate-action", step.before?.activity ?? "", elementKey(step.target)),
      element: step.target,
      signal: null,
      evidence: [`before: ${before.length} rows`, `after: ${rows.length} rows`, `twice: ${row}`],
      span: 1,
      stillPicture: false,
    };
    return [found];
  },
};
