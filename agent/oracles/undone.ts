/** Undo brings back what the action before it took. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { titlesOn } from "../rows.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";

/** Takes the last action back. */
export const undoes = /\bundo\b|실행 ?취소|되돌리기/iu;

const said = (element: ScreenElement): string => `${element.text} ${element.desc}`;

/** Rows by their titles, where each is there once, and what is on. */
function factsOf(screen: Observation): readonly string[] {
  const titles = titlesOn(screen);
  const boxes = screen.elements.filter(
    (element) => element.package === screen.package && element.checkable && element.label !== "",
  );
  return [
    ...titles.filter((title) => titles.indexOf(title) === titles.lastIndexOf(title)),
    ...boxes.map((box) => `${elementKey(box)} ${box.label}: ${box.checked ? "on" : "off"}`),
  ];
}

/** Those of `one` that are not in `other`, copies counted. */
function without(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((fact) => {
    const at = left.indexOf(fact);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const isSame = (one: Observation, other: Observation): boolean =>
  one.activity === other.activity && titleOf(one) === titleOf(other) && fillsScreen(one);

/** A tap on "Undo" after which nothing is back. */
export const undone: Oracle = {
  name: "undone",
  check(trace) {
    const last = trace.steps.at(-1);
    const [offered, after] = [last?.before ?? null, last?.after ?? null];
    if (last?.target == null || last.action.tool !== "tap" || !undoes.test(said(last.target))) return [];
    if (!isWhole(offered) || !isWhole(after) || offered.activity !== after.activity) return [];
    // The action, or the question that it asked first.
    const acted = trace.steps
      .slice(-4, -1)
      .findLast(({ before }) => before !== null && isSame(before, after));
    const before = acted?.before ?? null;
    if (acted === undefined || !isWhole(before) || !fillsScreen(after)) return [];
    if (before.elements.some((element) => undoes.test(said(element)))) return [];
    const taken = without(factsOf(before), factsOf(offered));
    const back = without(factsOf(before), factsOf(after));
    if (taken.length === 0 || back.length < taken.length || without(taken, back).length > 0) return [];
    const lost = taken[0] ?? "";
    return [
      {
        oracle: "undone",
        kind: "wrong-result",
        severity: "medium",
        title: `"${last.target.label}" does not undo on ${activityName(after.activity)}`,
        expected: `What ${acted.action.words} changed is as it was before.`,
        actual: `Nothing was back: "${lost}" is missing still.`,
        signature: placeSignature("wrong-result", after.activity, `undo of ${elementKey(acted.target)}`),
        element: last.target,
        signal: null,
        evidence: [`done: ${acted.action.words}`, `not back: ${taken.slice(0, 5).join(", ")}`],
        span: trace.steps.length - trace.steps.indexOf(acted),
        stillPicture: false,
      },
    ];
  },
};
