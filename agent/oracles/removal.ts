/** What a user took away from a list: the entry that is missing after a control that says so. */
import type { Observation } from "../../tools/evidence.ts";
import { removes } from "../lexicon.ts";
import { listOf, titleOfRow, titlesOn, within } from "../rows.ts";
import { titleOf } from "../screens.ts";
import type { TraceStep } from "../trace.ts";
import { fillsScreen, isWhole } from "./state.ts";

/** An entry that went. */
export interface Removal {
  readonly title: string;
  readonly activity: string;
  /** Heading of the screen with the list: tabs and folders share an activity. */
  readonly heading: string;
  /** Position of the step that pressed the control; a question may have come between. */
  readonly at: number;
  /** The entry that the user had chosen before; empty where that cannot be told. */
  readonly meant: string;
  /** Titles that are left. */
  readonly left: readonly string[];
}

/** Steps back that the list is looked for as it was before. */
const memory = 30;

const saysRemove = (step: TraceStep | undefined): boolean =>
  step?.target != null &&
  /tap|press/.test(step.action.tool) &&
  removes.test(`${step.target.text} ${step.target.desc} ${step.target.label}`);

const isSame = (one: Observation, other: Observation): boolean =>
  one.activity === other.activity && titleOf(one) === titleOf(other);

/** The list as it was last seen before a step; null when it was not. */
function before(steps: readonly TraceStep[], at: number, list: Observation): Observation | null {
  for (let back = at; back >= Math.max(0, at - memory); back -= 1) {
    const step = steps[back];
    if (step === undefined || step.action.tool === "reset_app") return null;
    const seen = step.before;
    if (seen !== null && isSame(seen, list) && fillsScreen(seen) && titlesOn(seen).length > 0) return seen;
  }
  return null;
}

/** The row that was pressed last on the list, with nothing but what it opened since. */
function chosenRow(steps: readonly TraceStep[], until: number, list: Observation): string {
  const at = steps.findLastIndex(
    ({ before: seen }, where) => where <= until && seen !== null && isSame(seen, list) && fillsScreen(seen),
  );
  const step = steps[at];
  if (
    step?.before == null ||
    step.target === null ||
    until - at > 3 ||
    !/^(?:tap|long_press)$/.test(step.action.tool)
  )
    return "";
  const { elements } = step.before;
  const target = elements.findIndex(({ ref }) => ref !== "" && ref === step.target?.ref);
  const row = listOf(step.before)?.rows.find(({ root }) => within(elements, target, elements.indexOf(root)));
  return row === undefined ? "" : titleOfRow(row);
}

/** What the step at this position took away; null when it took nothing, or more than one thing. */
export function removalBy(steps: readonly TraceStep[], at: number): Removal | null {
  const step = steps[at];
  const list = step?.after ?? null;
  if (step === undefined || !isWhole(list) || !fillsScreen(list) || step.error !== "") return null;
  const asked = step.before !== null && !fillsScreen(step.before) ? at - 1 : at;
  const pressed = [at, asked].find((one) => saysRemove(steps[one]));
  if (pressed === undefined || !/tap/.test(step.action.tool)) return null;
  const was = before(steps, pressed, list);
  if (was === null) return null;
  const [then, now] = [titlesOn(was), titlesOn(list)];
  if (new Set(then).size !== then.length) return null;
  const gone = then.filter((title) => !now.includes(title));
  const title = gone[0];
  // Rows that come into sight from below are no others; anything else is another list.
  const fresh = now.filter((one) => !then.includes(one)).length;
  if (gone.length !== 1 || title === undefined || fresh > 1 || now.length > then.length) return null;
  const meant = chosenRow(steps, pressed, list);
  return { title, activity: list.activity, heading: titleOf(list), at: pressed, meant, left: now };
}
