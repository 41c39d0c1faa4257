/** A row's own control that takes another row away. */
import { removes } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { listOf, within } from "../rows.ts";
import type { Row } from "../rows.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

const titleOf = (row: Row): string => row.texts.find((element) => /\p{L}{2}/u.test(element.text))?.text ?? "";

/** The row that the tapped control is in; the control must be a part of it, not the row itself. */
function rowOf(step: TraceStep, rows: readonly Row[]): Row | null {
  const elements = step.before?.elements ?? [];
  const at = elements.findIndex((element) => element.ref === step.target?.ref);
  return (
    rows.find(
      (row) => elements.indexOf(row.root) !== at && within(elements, at, elements.indexOf(row.root)),
    ) ?? null
  );
}

/** Do other rows have such a control too? A row of filters among the others is another matter. */
function isOnEach(step: TraceStep, rows: readonly Row[]): boolean {
  const elements = step.before?.elements ?? [];
  const { target } = step;
  const having = rows.filter(({ root }) =>
    elements.some(
      (element, at) =>
        element.className === target?.className &&
        element.resourceId === target.resourceId &&
        element.depth === target.depth &&
        element.clickable &&
        within(elements, at, elements.indexOf(root)),
    ),
  );
  return having.length > 1;
}

/** One row fewer, and it is not the one that was meant. Asked where the whole list is in sight before and after. */
export const removed: Oracle = {
  name: "removed",
  check(trace) {
    const step = trace.steps.at(-1);
    if (step === undefined || step.action.tool !== "tap" || step.target === null) return [];
    const { before, after } = step;
    if (
      !isWhole(before) ||
      !isWhole(after) ||
      before.activity !== after.activity ||
      after.package !== trace.app
    )
      return [];
    const [was, is] = [listOf(before), listOf(after)];
    if (was === null || is === null || !was.whole || !is.whole || is.rows.length !== was.rows.length - 1)
      return [];
    const row = rowOf(step, was.rows);
    if (row === null || !isOnEach(step, was.rows)) return [];
    const mine = titleOf(row);
    const left = is.rows.map((one) => titleOf(one));
    const titles = was.rows.map((one) => titleOf(one));
    if (mine === "" || !left.includes(mine) || new Set(titles).size !== titles.length) return [];
    const gone = titles.filter((title) => !left.includes(title));
    if (gone.length !== 1) return [];
    const verb = removes.test(`${step.target.text} ${step.target.desc} ${step.target.label}`)
      ? "removes"
      : "takes away";
    return [
      {
        oracle: "removed",
        kind: "wrong-result",
        severity: "high",
        title: `"${step.target.label}" ${verb} another row on ${activityName(before.activity)}`,
        expected: `"${mine}" goes, the others stay.`,
        actual: `"${gone[0] ?? ""}" went, "${mine}" stayed.`,
        signature: placeSignature("wrong-result", before.activity, `removed ${elementKey(step.target)}`),
        element: step.target,
        signal: null,
        evidence: [`before: ${titles.join(", ")}`, `after: ${left.join(", ")}`],
        span: 1,
        stillPicture: false,
      },
    ];
  },
};
