/** Texts that stay English where the app speaks another language. Told by their script, so for languages that have one. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { conditionOf } from "../conditions.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, Trace } from "../trace.ts";
import { around, withTexts } from "./geometry.ts";
import { isLabel } from "./label-words.ts";
import { scriptOf, shareOf, shownTexts } from "./scripts.ts";
import type { Script } from "./scripts.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Part of the texts that must be in the language for the screen to be translated. */
const translated = 0.5;
/** Words of a text that comes up by itself; a lone one may be what a user wrote. */
const sentence = 4;

const scriptFor = (locale: string): Script | null =>
  /^ko\b/.test(locale) ? "Hangul" : /^(?:ar|fa|ur)\b/.test(locale) ? "Arabic" : null;

const isTyped = (trace: Trace, text: string): boolean =>
  trace.steps.some((step) => step.action.tool === "type_text" && step.action.arguments["text"] === text);

const textsOf = (screen: Observation): ReadonlySet<string> =>
  new Set(shownTexts(screen).map((element) => element.text));

/** English labels on a screen that is written in another script. */
function foreign(trace: Trace, screen: Observation, script: Script): readonly ScreenElement[] {
  if (shareOf(screen, script) < translated) return [];
  return shownTexts(screen).filter(
    (element) =>
      scriptOf(element.text) === "Latin" &&
      isLabel(element.text) &&
      !isTyped(trace, element.text.trim()) &&
      !isData(screen, element, script),
  );
}

/** Steps back that tell in which language the app speaks. */
const memory = 60;

/** Are most controls of the app in this script? What users wrote may be in any, on many rows. */
function speaks(trace: Trace, script: Script): boolean {
  const labels = new Set(
    trace.steps
      .slice(-memory)
      .flatMap(({ before }) =>
        before?.package === trace.app
          ? before.elements
              .filter(({ clickable, desc, text }) => clickable && (desc !== "" || text !== ""))
              .map(({ desc, text }) => desc || text)
          : [],
      ),
  );
  const scripts = [...labels].map((label) => scriptOf(label)).filter((one) => one !== null);
  return scripts.filter((one) => one === script).length > scripts.length / 2;
}

/** Elements of one kind, by their id without its numbers. */
const kindOf = (element: ScreenElement): string => element.resourceId.replaceAll(/\d+/g, "#");

const lists = /RecyclerView|ListView|GridView|Spinner|ChipGroup/;

/**
 * Is it one of several of a kind of which none is translated? Those are names that a user gave: folders, tags, lists. One
 * alone in a list says nothing.
 */
function isData(screen: Observation, element: ScreenElement, script: Script): boolean {
  const { elements } = screen;
  const at = elements.indexOf(element);
  const listed =
    element.resourceId.startsWith("android:id/text") ||
    around(elements, at).some((up) => lists.test(elements[up]?.className ?? ""));
  const alike =
    element.resourceId === ""
      ? []
      : elements.filter(
          (other) => other !== element && other.text !== "" && kindOf(other) === kindOf(element),
        );
  if (alike.length === 0) return listed;
  return alike.every((other) => scriptOf(other.text) !== script);
}

function candidate(screen: Observation, element: ScreenElement, why: string): Candidate {
  const key = element.resourceId === "" ? element.text : elementKey(element);
  return {
    oracle: "untranslated",
    kind: "translation",
    severity: "low",
    title: `"${element.text.slice(0, 40)}" is not translated on ${activityName(screen.activity)}`,
    expected: "All labels of a screen are in one language.",
    actual: `"${element.text.slice(0, 60)}" is English ${why}.`,
    signature: placeSignature("not translated", screen.activity, key),
    element,
    signal: null,
    evidence: [`${element.resourceId} "${element.text.slice(0, 80)}"`],
    span: 1,
    stillPicture: false,
    shownOn: "after",
  };
}

/** Labels that a change of the language leaves as they were, and English sentences that come up amid another script. */
export const untranslated: Oracle = {
  name: "untranslated",
  underStress: true,
  check(trace) {
    const step = trace.steps.at(-1);
    if (step === undefined || !isWhole(step.after) || !isWhole(step.before)) return [];
    if (step.after.package !== trace.app || step.before.activity !== step.after.activity) return [];
    const screen = withTexts(step.after);
    const before = withTexts(step.before);
    const was = textsOf(before);
    const set = conditionOf(step);
    if (set?.condition === "locale") {
      const script = scriptFor(set.value);
      if (script === null) return [];
      return foreign(trace, screen, script)
        .filter((element) => was.has(element.text))
        .map((element) => candidate(screen, element, `where the screen is in ${set.value}`))
        .slice(0, 2);
    }
    if (set !== null) return [];
    const script = (["Hangul", "Arabic"] as const).find((one) => shareOf(before, one) >= translated);
    if (script === undefined || !speaks(trace, script)) return [];
    return foreign(trace, screen, script)
      .filter((element) => !was.has(element.text) && element.text.trim().split(/\s+/).length >= sentence)
      .map((element) => candidate(screen, element, "amid another script"))
      .slice(0, 1);
  },
};
