/** A list that still shows what was changed. */
import { saves } from "../lexicon.ts";
import { listOf } from "../rows.ts";
import type { Observation } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Oracle, Trace, TraceStep } from "../trace.ts";
import { placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Steps back that an edit is looked for. */
const memory = 20;

const titles = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? []).flatMap((row) => row.texts.map((element) => element.text));

const saysSave = (step: TraceStep): boolean =>
  step.target !== null && saves.test(`${step.target.text} ${step.target.desc} ${step.target.label}`);

/** A field whose text was a row of the list, and what it was changed to before it was saved. */
function editOf(trace: Trace, list: Observation, saved: number): { was: string; is: string } | null {
  const press = trace.steps[saved];
  if (press?.before == null) return null;
  for (let at = saved - 1; at >= Math.max(0, saved - memory); at -= 1) {
    const step = trace.steps[at];
    if (step?.before == null || step.before.activity !== press.before.activity) return null;
    const text = step.action.arguments["text"];
    if (step.action.tool !== "type_text" || typeof text !== "string" || step.target === null) continue;
    const was = step.target.text;
    if (was.length < 3 || text.length < 3 || was === text || !titles(list).includes(was)) continue;
    // Typed over once more before it was saved: only what stands there in the end counts.
    const last = press.before.elements.find((element) => element.editable && element.text === text);
    if (last !== undefined) return { was, is: text };
  }
  return null;
}

/** Back on the list after a save, the old words are there and the new ones are not. */
export const stale: Oracle = {
  name: "stale",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (
      last === undefined ||
      !isWhole(screen) ||
      screen.package !== trace.app ||
      last.before?.activity === screen.activity
    )
      return [];
    const saved = trace.steps.findLastIndex((step) => step.action.tool.endsWith("tap") && saysSave(step));
    if (
      saved === -1 ||
      saved < trace.steps.length - 3 ||
      trace.steps[saved]?.after?.activity === trace.steps[saved]?.before?.activity
    )
      return [];
    const seen = trace.steps
      .slice(0, saved)
      .findLast((step) => step.before?.activity === screen.activity && listOf(step.before) !== null);
    const list = seen?.before ?? null;
    const edit = list === null ? null : editOf(trace, list, saved);
    const now = titles(screen);
    if (edit === null || !now.includes(edit.was) || now.some((text) => text.includes(edit.is))) return [];
    return [
      {
        oracle: "stale",
        kind: "not-saved",
        severity: "medium",
        title: `${activityName(screen.activity)} still shows what was changed`,
        expected: `The list shows "${edit.is.slice(0, 60)}".`,
        actual: `It still shows "${edit.was.slice(0, 60)}".`,
        signature: placeSignature("not-saved", screen.activity, "stale list"),
        element: screen.elements.find((element) => element.text === edit.was) ?? null,
        signal: null,
        evidence: [
          `changed "${edit.was}" to "${edit.is}"`,
          `saved by ${trace.steps[saved]?.action.words ?? ""}`,
        ],
        span: 1,
        stillPicture: false,
      },
    ];
  },
};
