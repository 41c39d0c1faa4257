/** Search: what is there and holds the query is found, and clearing the query brings all back. */
import type { Observation } from "../../tools/evidence.ts";
import { searches } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "../trace.ts";
import { listOf } from "../rows.ts";
import { elementKey, placeSignature } from "./signature.ts";

/** What was typed into a search field by this step; null for all other steps. */
function queryOf(step: TraceStep): string | null {
  const text = step.action.arguments["text"];
  const target = step.target;
  if (step.action.tool !== "type_text" || typeof text !== "string" || target === null || step.error !== "")
    return null;
  const id = target.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ");
  return searches.test(`${id} ${target.hint} ${target.label} ${target.desc}`) ? text : null;
}

/** The title of each row in sight: its first text. */
const titles = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? []).map((row) => row.texts[0]?.text ?? "").filter((text) => text !== "");

const has = (title: string, query: string): boolean =>
  title.toLocaleLowerCase().includes(query.toLocaleLowerCase());

/** Steps back that the list is looked for as it was without a query. */
const memory = 12;

/** Is the search field of a screen empty? Where the device tells no hints, an empty field shows its hint as text. */
function isEmpty(trace: Trace, screen: Observation): boolean {
  const field = screen.elements.find((element) => element.editable);
  if (field === undefined) return false;
  if (field.text === "" || field.text === field.hint) return true;
  return searches.test(field.text) && trace.steps.every((one) => one.action.arguments["text"] !== field.text);
}

/** Titles that the last unfiltered look at this list showed, looking back from a search. */
function unfiltered(trace: Trace, at: number, activity: string): readonly string[] {
  for (let back = at; back >= Math.max(0, at - memory); back -= 1) {
    const step = trace.steps[back];
    const screen = step?.before ?? null;
    if (screen === null) return [];
    // A row that was opened and left changes nothing; what is typed elsewhere may.
    if (screen.activity !== activity && step?.action.tool === "type_text") return [];
    if (screen.activity === activity && isEmpty(trace, screen)) return titles(screen);
  }
  return [];
}

/** Rows that a search leaves out although their title holds the query. */
export const search: Oracle = {
  name: "search",
  check(trace) {
    const at = trace.steps.length - 1;
    const step = trace.steps[at];
    const after = step?.after ?? null;
    if (step === undefined || after === null || after.package !== trace.app || !after.settled) return [];
    const query = queryOf(step)?.trim() ?? "";
    if (query.length < 3) return [];
    // A list that filters only on demand still shows what it showed.
    const known = unfiltered(trace, at, after.activity);
    const list = listOf(after);
    const now = titles(after);
    if (list !== null && (!list.whole || now.length === known.length)) return [];
    // A single result may not look like a list.
    const shown = new Set(after.elements.flatMap(({ text, desc }) => [text, ...desc.split("\n")]));
    const missed = known.filter((title) => has(title, query) && !shown.has(title));
    if (missed.length === 0) return [];
    const found: Candidate = {
      oracle: "search",
      kind: "wrong-result",
      severity: "medium",
      title: `Search misses what is there on ${activityName(after.activity)}`,
      expected: `A search for "${query}" finds "${missed[0] ?? ""}", which was in the list before.`,
      actual:
        now.length === 0 ? "It found nothing." : `It found ${now.length}: ${now.slice(0, 5).join(", ")}.`,
      signature: placeSignature(
        "wrong-result",
        after.activity,
        `search ${step.target === null ? "" : elementKey({ ...step.target, label: "" })}`,
      ),
      element: step.target,
      signal: null,
      evidence: [`query: ${query}`, `before: ${known.join(", ")}`, `after: ${now.join(", ")}`],
      span: 1,
      stillPicture: false,
      shownOn: "after",
    };
    return [found];
  },
};
