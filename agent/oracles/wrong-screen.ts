/** Title agreement: the opened screen is about what was tapped, not about its neighbour. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, TraceStep } from "../trace.ts";
import { listOf, within } from "../rows.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";

const plain = (text: string): string =>
  text.normalize("NFKC").toLocaleLowerCase().replaceAll(/\s+/g, " ").trim();

/** Steps back that rows of the same list are remembered. */
const memory = 12;

/** Long enough, and words: prices and counts name nothing. */
const names = (text: string): boolean => /\p{L}{3}/u.test(text) && text.length <= 80;

const textsOf = (screen: Observation): readonly string[] =>
  screen.elements
    .flatMap((element) => [element.text, element.desc])
    .filter((text) => text !== "")
    .map((text) => plain(text));

/** The title of the row that was tapped, and those of its neighbours. */
function rowTitles(
  step: TraceStep,
  earlier: readonly TraceStep[],
): { mine: string; others: readonly string[] } | null {
  const { before, target } = step;
  if (before === null || target === null) return null;
  const list = listOf(before);
  const at = before.elements.findIndex((element) => element.ref === target.ref && target.ref !== "");
  if (list === null || at === -1) return null;
  const rows = list.rows.map((row) => ({ row, at: before.elements.indexOf(row.root) }));
  const mine = rows.find(
    (row) => row.at === at || within(before.elements, row.at, at) || within(before.elements, at, row.at),
  );
  // A small control inside a row (a heart, a bin) opens what it likes.
  const title = mine?.row.texts.find((element) => names(element.text))?.text;
  if (
    mine === undefined ||
    title === undefined ||
    target.bounds.right - target.bounds.left < (mine.row.root.bounds.right - mine.row.root.bounds.left) * 0.5
  )
    return null;
  // A filter may have taken the row away that is opened in its place: those seen before count too.
  const seen = earlier
    .slice(-memory)
    .flatMap((one) => (one.before?.activity === before.activity ? (listOf(one.before)?.rows ?? []) : []));
  const others = [...rows.map((row) => row.row), ...seen]
    .filter((row) => row !== mine.row)
    .map((row) => row.texts.find((element) => names(element.text))?.text ?? "");
  return {
    mine: title,
    others: [...new Set(others)].filter((other) => other !== "" && plain(other) !== plain(title)),
  };
}

function wrongRow(
  step: TraceStep,
  after: Observation,
  earlier: readonly TraceStep[],
): { element: ScreenElement; expected: string; actual: string } | null {
  const titles = rowTitles(step, earlier);
  if (titles === null || step.target === null) return null;
  const texts = textsOf(after);
  const shows = (title: string): boolean => texts.some((text) => text.includes(plain(title)));
  if (shows(titles.mine)) return null;
  const head = titles.others.find((other) => texts.includes(plain(other)));
  const several = titles.others.filter((other) => shows(other)).length > 1;
  if (head === undefined || several) return null;
  return {
    element: step.target,
    expected: `A tap on "${titles.mine}" opens "${titles.mine}".`,
    actual: `It opened "${head}", another row of the same list.`,
  };
}

/** Elements of one kind beside the one that is like `like`, itself included. */
function siblings(screen: Observation, like: ScreenElement): readonly ScreenElement[] {
  const self = screen.elements.find(
    (element) => elementKey(element) === elementKey(like) && element.className === like.className,
  );
  if (self === undefined) return [];
  return screen.elements.filter(
    (element) => element.parent === self.parent && element.className === self.className,
  );
}

/** A tap on a tab or an item of a navigation bar chooses that one. */
function wrongTab(
  step: TraceStep,
  after: Observation,
): { element: ScreenElement; expected: string; actual: string } | null {
  const { before, target } = step;
  if (before === null || target === null || target.selected || elementKey(target) === "") return null;
  const bar = siblings(before, target);
  if (bar.length < 3 || bar.filter((element) => element.selected).length !== 1) return null;
  const now = siblings(after, target);
  const chosen = now.filter((element) => element.selected);
  const other = chosen[0];
  const previous = bar.find((element) => element.selected);
  if (now.length !== bar.length || other === undefined || chosen.length !== 1) return null;
  if (
    elementKey(other) === elementKey(target) ||
    (previous !== undefined && elementKey(other) === elementKey(previous))
  )
    return null;
  return {
    element: target,
    expected: `A tap on "${target.label}" chooses "${target.label}".`,
    actual: `It chose "${other.label}".`,
  };
}

/** A row that opens its neighbour, a tab that chooses another. */
export const wrongScreen: Oracle = {
  name: "wrong-screen",
  check(trace) {
    const step = trace.steps.at(-1);
    const after = step?.after ?? null;
    const before = step?.before ?? null;
    if (
      step === undefined ||
      step.action.tool !== "tap" ||
      step.error !== "" ||
      !isWhole(after) ||
      !isWhole(before)
    )
      return [];
    if (
      after.package !== trace.app ||
      before.package !== trace.app ||
      before.fingerprint === after.fingerprint
    )
      return [];
    const wrong =
      (after.activity !== before.activity && fillsScreen(after)
        ? wrongRow(step, after, trace.steps.slice(0, -1))
        : null) ?? wrongTab(step, after);
    if (wrong === null) return [];
    const found: Candidate = {
      oracle: "wrong-screen",
      kind: "wrong-screen",
      severity: "high",
      title: `"${wrong.element.label.slice(0, 40)}" opens something else on ${activityName(before.activity)}`,
      expected: wrong.expected,
      actual: wrong.actual,
      signature: placeSignature(
        "wrong-screen",
        before.activity,
        wrong.element.resourceId === "" ? `to ${activityName(after.activity)}` : elementKey(wrong.element),
      ),
      element: wrong.element,
      signal: null,
      evidence: [wrong.expected, wrong.actual],
      span: 1,
      stillPicture: false,
    };
    return [found];
  },
};
