/** "1 items": the English plural for a single thing, where the app says the same of several. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Oracle, Trace } from "../trace.ts";
import { placeSignature } from "./signature.ts";

/** A lone "1" at the beginning of a text or of a part of it: "Week 1 lessons" counts weeks. */
const single = /(?:^|[·•|,:–-]\s|\()1 (\p{L}{2,}s)(?![\p{L}\d])/u;

/** Words with an s of their own, and those that count nothing. */
const noPlural = /(?:ss|us|is)$|^(?:news|series|species|means|always|lens|gas|bus|this|as|was|has|yes)$/i;

const words = ({ text, desc, editable }: ScreenElement): readonly string[] => (editable ? [] : [text, desc]);

/** Has the app said "5 items"? Then "items" is how it counts. */
const counted = (trace: Trace, noun: string): boolean => {
  const several = new RegExp(`(?<![\\d.,:/])(?:0|[2-9]|[1-9]\\d+) ${noun}(?!\\p{L})`, "iu");
  return trace.steps.some(({ before }) =>
    before?.package === trace.app
      ? before.elements.some((element) => words(element).some((text) => several.test(text)))
      : false,
  );
};

const isTyped = (trace: Trace, text: string): boolean =>
  trace.steps.some(
    ({ action }) => action.tool === "type_text" && text.includes(String(action.arguments["text"])),
  );

/** A number one with its noun in the plural. */
export const plural: Oracle = {
  name: "plural",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (screen === null || screen.package !== trace.app) return [];
    for (const element of screen.elements) {
      if (element.package !== trace.app || /WebView/.test(element.className)) continue;
      for (const text of words(element)) {
        const noun = single.exec(text)?.[1];
        if (noun === undefined || noPlural.test(noun) || isTyped(trace, text) || !counted(trace, noun))
          continue;
        return [
          {
            oracle: "plural",
            kind: "translation",
            severity: "low",
            title: `"1 ${noun}" on ${activityName(screen.activity)}`,
            expected: "One thing is told in the singular.",
            actual: `The screen says "${text.slice(0, 80)}".`,
            signature: placeSignature("plural", screen.activity, noun.toLocaleLowerCase("en")),
            element,
            signal: null,
            evidence: [`text: ${text.slice(0, 200)}`],
            span: 1,
            stillPicture: false,
            shownOn: "after",
          },
        ];
      }
    }
    return [];
  },
};
