/** Two entries of one bar or menu that lead to one screen: the screen says which of them is right. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { adds, removes, submits } from "../lexicon.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";
import { wrongScreen } from "./wrong-screen.ts";

const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLocaleLowerCase("en")
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);

/** Singular and plural, "Search" and "Searching" are one word. */
const isAlike = (one: string, other: string): boolean =>
  one.slice(0, 5) === other.slice(0, 5) && Math.abs(one.length - other.length) <= 4;

/** Does a screen speak of a label: in its heading, or else anywhere? */
function speaksOf(screen: Observation, label: string, where: "heading" | "anywhere"): boolean {
  const texts =
    where === "heading"
      ? [titleOf(screen), activityName(screen.activity).replace(/Activity$/, "")]
      : [
          activityName(screen.activity),
          ...screen.elements.flatMap(({ text, desc, hint }) => [text, desc, hint]),
        ];
  const said = texts.flatMap((text) => wordsOf(text));
  return wordsOf(label).some((word) => said.some((other) => isAlike(word, other)));
}

const labelOf = (element: ScreenElement): string =>
  (element.text === "" ? element.desc : element.text) || element.label;

/** Entries name what they lead to; verbs say what is done. */
const isName = (label: string): boolean =>
  label.length <= 24 &&
  wordsOf(label).length > 0 &&
  !/\d/.test(label) &&
  !adds.test(label) &&
  !removes.test(label) &&
  !submits.test(label);

/** Do two elements stand beside each other in one bar or menu, as things of one kind? */
function areSiblings(screen: Observation, one: ScreenElement, other: ScreenElement): boolean {
  const same = screen.elements.find(
    (element) => element.ref !== "" && elementKey(element) === elementKey(other),
  );
  if (same === undefined || same.className !== one.className || same.depth !== one.depth) return false;
  const above = (element: ScreenElement): number => screen.elements[element.parent]?.parent ?? -1;
  return same.parent === one.parent || (above(same) === above(one) && above(one) !== -1);
}

/** Opening taps of whole screens of the app. */
const opens = (step: TraceStep, app: string): boolean =>
  step.action.tool === "tap" &&
  step.error === "" &&
  step.target !== null &&
  isWhole(step.before) &&
  isWhole(step.after) &&
  step.after.package === app &&
  step.before.package === app &&
  step.after.activity !== step.before.activity &&
  fillsScreen(step.after);

/** An entry that opens what its neighbour is named after. */
export const wrongEntry: Oracle = {
  name: "wrong-entry",
  check(trace) {
    const last = trace.steps.at(-1);
    if (last === undefined || !opens(last, trace.app)) return [];
    const found = trace.steps
      .filter((step) => opens(step, trace.app) && step.before?.activity === last.before?.activity)
      .flatMap((step) => [[step, last] as const, [last, step] as const])
      .find(([wrong, right]) => isWrong(wrong, right));
    if (found === undefined) return [];
    const [wrong, right] = found;
    // A row of a menu that opens its neighbour is told as such.
    const then = { ...trace, steps: trace.steps.slice(0, trace.steps.indexOf(wrong) + 1) };
    if (wrongScreen.check(then).length > 0) return [];
    const { target, before, after } = wrong;
    if (target === null || before === null || after === null || right.target === null) return [];
    const [label, other] = [labelOf(target), labelOf(right.target)];
    return [
      {
        oracle: "wrong-entry",
        kind: "wrong-screen",
        severity: "medium",
        title: `"${label}" opens "${other}" on ${activityName(before.activity)}`,
        expected: `A tap on "${label}" opens a screen about that.`,
        actual: `It opened ${activityName(after.activity)}, as "${other}" beside it does.`,
        signature: placeSignature("wrong-screen", before.activity, `entry ${label}`),
        element: target,
        signal: null,
        evidence: [`"${label}" opened: ${titleOf(after)}`, `"${other}" opens the same`],
        span: 1,
        stillPicture: false,
        about: wrong,
      },
    ];
  },
};

function isWrong(wrong: TraceStep, right: TraceStep): boolean {
  const [screen, other] = [wrong.after, right.after];
  if (
    wrong.target === null ||
    right.target === null ||
    wrong.before === null ||
    screen === null ||
    other === null
  )
    return false;
  const [label, named] = [labelOf(wrong.target), labelOf(right.target)];
  return (
    label !== named &&
    isName(label) &&
    isName(named) &&
    screen.activity === other.activity &&
    titleOf(screen) === titleOf(other) &&
    screen.structure === other.structure &&
    // Whoever is not signed in is led to the door from everywhere.
    !screen.elements.some((element) => element.password) &&
    areSiblings(wrong.before, wrong.target, right.target) &&
    speaksOf(screen, named, "heading") &&
    !speaksOf(screen, label, "anywhere")
  );
}
