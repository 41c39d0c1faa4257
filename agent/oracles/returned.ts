/** What was taken away stays away: a new start of the app does not bring it back. */
import { titlesOn } from "../rows.ts";
import { activityName, titleOf } from "../screens.ts";
import type { Oracle, TraceStep } from "../trace.ts";
import { adds } from "../lexicon.ts";
import { removalBy } from "./removal.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";
import { undoes } from "./undone.ts";

/** Steps back that something taken away is remembered. */
const memory = 14;

const isNewStart = (step: TraceStep): boolean =>
  step.action.tool === "interrupt" && /restart|process_death/.test(String(step.action.arguments["kind"]));

/** May it have been brought back on purpose? */
const bringsBack = (step: TraceStep): boolean => {
  const said = step.target === null ? "" : `${step.target.text} ${step.target.desc} ${step.target.label}`;
  return (
    undoes.test(said) ||
    adds.test(said) ||
    /\brestore\b|복원|복구/i.test(said) ||
    step.action.tool === "type_text"
  );
};

/** An entry that was removed, seen to be gone, and is there again after a new start. */
export const returned: Oracle = {
  name: "returned",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last === undefined || !isWhole(screen) || screen.package !== trace.app) return [];
    const started = trace.steps.findLastIndex((step) => isNewStart(step));
    if (started === -1) return [];
    const now = titlesOn(screen);
    for (let at = started - 1; at >= Math.max(0, trace.steps.length - memory); at -= 1) {
      const removal = removalBy(trace.steps, at);
      if (removal === null || removal.activity !== screen.activity || removal.heading !== titleOf(screen))
        continue;
      const since = trace.steps.slice(at + 1);
      if (!now.includes(removal.title) || since.some((step) => bringsBack(step))) return [];
      const pressed = trace.steps[removal.at];
      return [
        {
          oracle: "returned",
          kind: "not-saved",
          severity: "high",
          title: `What was removed is back on ${activityName(screen.activity)}`,
          expected: `"${removal.title}" stays removed.`,
          actual: `After a new start of the app "${removal.title}" was in the list again.`,
          signature: placeSignature(
            "not-saved",
            screen.activity,
            `returned ${elementKey(pressed?.target ?? null)}`,
          ),
          element: pressed?.target ?? null,
          signal: null,
          evidence: [
            `removed by: ${pressed?.action.words ?? ""}`,
            `after ${last.action.words}: ${now.join(", ")}`,
          ],
          span: trace.steps.length - removal.at,
          stillPicture: false,
          ...(pressed === undefined ? {} : { about: pressed }),
        },
      ];
    }
    return [];
  },
};
