/** Words that no user should see: values that nobody filled in, templates, names of resources and exceptions. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, Trace } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";

/** What a text says that it should not, and how sure a lone word is. */
const wrong: readonly [RegExp, string][] = [
  [/(?:^|[\s:(,\u201c"'·|#/-])(?:null|undefined)(?=$|[\s:).,!?\u201d"'·|/-])/, "a value that is missing"],
  [/(?:^|[\s:($€£₩+-])(?:NaN|-?Infinity)(?=$|[\s%).,])/, "a number that is none"],
  [/%(?:\d+\$)?[sd](?![\p{L}\d])/u, "a placeholder that was not filled in"],
  [
    /\{\{[^{}]*\}\}|\$\{[^{}]*\}|(?<!\{)\{[a-z][a-z0-9_]{1,24}\}(?!\})/i,
    "a placeholder that was not filled in",
  ],
  [/(?:^|\s)@?(?:string|plurals|R\.string)[/.][a-z][\w.]+/, "the name of a resource"],
  [/^[a-z]{2,}(?:_[a-z0-9]{2,}){1,}$/, "the name of a resource"],
  [
    /\b(?:[a-z]+\.){2,}[A-Z]\w*(?:Exception|Error)\b|\b[A-Z]\w+(?:Exception|Error): /,
    "the name of an exception",
  ],
  [/\[object Object\]|\b[a-z]+(?:\.[a-z]+)+\.[A-Z]\w+@[0-9a-f]{5,8}\b/, "an object instead of its text"],
  [/\bLorem ipsum\b/i, "a text that stands in for one"],
  [
    /\bHTTP (?:4|5)\d\d\b|\b(?:500 Internal Server Error|502 Bad Gateway|503 Service Unavailable)\b/i,
    "an error code of a server",
  ],
  [/(?:[ÃÂ][\u0080-\u00bf]|\u00e2\u0080|\ufffd)/, "letters of a wrong encoding"],
];

/** Why a text is wrong; null when it is not. */
export function wrongText(text: string): string | null {
  for (const [pattern, why] of wrong) if (pattern.test(text)) return why;
  return null;
}

/** What the run typed: what a user wrote may stand anywhere. */
function typed(trace: Trace): readonly string[] {
  return trace.steps.flatMap((step) => {
    const text = step.action.arguments["text"];
    return step.action.tool === "type_text" && typeof text === "string" && text !== "" ? [text] : [];
  });
}

const words = (element: ScreenElement): readonly string[] =>
  [element.editable ? "" : element.text, element.desc].filter((text) => text !== "");

/** Texts on the app's own screens. */
export const errorText: Oracle = {
  name: "error-text",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (screen === null || screen.package !== trace.app) return [];
    const own = typed(trace);
    const found: Candidate[] = [];
    for (const element of screen.elements) {
      if (element.package !== trace.app || /WebView/.test(element.className)) continue;
      for (const text of words(element)) {
        const why = wrongText(text);
        if (why === null || own.some((one) => text.includes(one) || (text.length > 2 && one.includes(text))))
          continue;
        found.push({
          oracle: "error-text",
          kind: "error-text",
          severity: "medium",
          title: `"${text.slice(0, 60)}" on ${activityName(screen.activity)}`,
          expected: "Texts are written for the user.",
          actual: `The screen shows "${text.slice(0, 120)}": ${why}.`,
          signature: placeSignature(
            "error-text",
            screen.activity,
            elementKey({ ...element, label: why, desc: "" }),
          ),
          element,
          signal: null,
          evidence: [`text: ${text.slice(0, 200)}`, why],
          span: 1,
          stillPicture: false,
          shownOn: "after",
        });
      }
    }
    return found.slice(0, 3);
  },
};
