/** A number beside a thing that says how many are in it, where opening it shows that it does not. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { listOf, titleOfRow, within } from "../rows.ts";
import type { Row } from "../rows.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";

/** What was said of a thing, and what it held. */
interface Count {
  readonly title: string;
  readonly said: number;
  readonly element: ScreenElement;
  readonly held: number;
  readonly from: Observation;
  readonly to: Observation;
}

const countIn = (text: string): number | null => {
  const digits = /^\(?(\d{1,3})\)?(?:\s\p{L}+|개|명)?$/u.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
};

function rowOf(screen: Observation, target: ScreenElement): Row | null {
  const at = screen.elements.findIndex((element) => element.ref === target.ref && target.ref !== "");
  const row = listOf(screen)?.rows.find(({ root }) => {
    const rootAt = screen.elements.indexOf(root);
    return at !== -1 && (rootAt === at || within(screen.elements, at, rootAt));
  });
  return row ?? null;
}

/** What opening a row of things told; null where it tells nothing for certain. */
function countOf(step: TraceStep): Count | null {
  const { before: from, after: to, target } = step;
  if (step.action.tool !== "tap" || target === null || !isWhole(from) || !isWhole(to) || step.error !== "")
    return null;
  if (from.activity === to.activity || !fillsScreen(to)) return null;
  const row = rowOf(from, target);
  const title = row === null ? "" : titleOfRow(row);
  const counts = (row?.texts ?? []).filter(({ text }) => countIn(text) !== null);
  const element = counts[0];
  if (element === undefined || counts.length !== 1 || title === "" || titleOf(to) !== title) return null;
  const list = listOf(to);
  const held = list === null ? 0 : list.rows.filter((one) => titleOfRow(one) !== "").length;
  if (list?.whole === false) return null;
  return { title, said: countIn(element.text) ?? 0, element, held, from, to };
}

/** What rows say of themselves beside their titles ("Played", "오늘"), without numbers. */
const statesOf = (row: Row): readonly string[] =>
  row.texts
    .filter(({ text }) => text !== titleOfRow(row))
    .flatMap(({ text }) => text.split(/[·•|,]/))
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/\d/.test(part));

/** Some numbers tell only of those that are unread, open, or played: as many as have a state in common, or have it not. */
function countsSome({ said, to }: Count): boolean {
  const rows = (listOf(to)?.rows ?? []).filter((row) => titleOfRow(row) !== "").map((row) => statesOf(row));
  return rows
    .flat()
    .map((state) => rows.filter((states) => states.includes(state)).length)
    .some((having) => having === said || rows.length - having === said);
}

/** Is it a number of the same kind? */
const isLike = (one: Count, other: Count): boolean =>
  one.from.activity === other.from.activity &&
  one.to.activity === other.to.activity &&
  one.element.resourceId === other.element.resourceId;

/** A number that is not what is there, where for the same or for other things it was. */
export const counts: Oracle = {
  name: "counts",
  check(trace) {
    const last = trace.steps.at(-1);
    const count = last === undefined ? null : countOf(last);
    if (
      last === undefined ||
      count === null ||
      count.said === count.held ||
      countsSome(count) ||
      last.after?.package !== trace.app
    )
      return [];
    const right = trace.steps
      .slice(0, -1)
      .map((step) => countOf(step))
      .find((other) => other !== null && other.said > 0 && other.said === other.held && isLike(other, count));
    if (right === undefined || right === null) return [];
    return [
      {
        oracle: "counts",
        kind: "wrong-result",
        severity: "low",
        title: `Wrong number beside "${count.title}" on ${activityName(count.from.activity)}`,
        expected: `"${count.title}" holds ${count.held}, as "${right.title}" held the ${right.said} that were told.`,
        actual: `The list says "${count.element.text}".`,
        signature: placeSignature(
          "wrong-result",
          count.from.activity,
          `number ${count.element.resourceId.replace(/^.*:id\//, "")}`,
        ),
        element: count.element,
        signal: null,
        evidence: [`told: ${count.element.text}`, `held: ${count.held}`],
        span: 1,
        stillPicture: false,
      },
    ];
  },
};
