/** Chosen in a list, removed from its menu or its page, and another entry is gone. */
import { activityName } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { removalBy } from "./removal.ts";
import { removed } from "./removed.ts";
import { placeSignature } from "./signature.ts";

/** The entry that went is not the one that was chosen, which is still there. */
export const removedOther: Oracle = {
  name: "removed-other",
  check(trace) {
    const removal = removalBy(trace.steps, trace.steps.length - 1);
    const last = trace.steps.at(-1);
    if (removal === null || last === undefined || last.after?.package !== trace.app) return [];
    // A control in the row itself is told as such.
    if (removed.check(trace).length > 0) return [];
    const { meant, title, left } = removal;
    if (meant === "" || meant === title || !left.includes(meant)) return [];
    const pressed = trace.steps[removal.at];
    return [
      {
        oracle: "removed-other",
        kind: "wrong-result",
        severity: "high",
        title: `"${pressed?.target?.label ?? ""}" removes another entry on ${activityName(removal.activity)}`,
        expected: `"${meant}" goes, the others stay.`,
        actual: `"${title}" went, "${meant}" stayed.`,
        signature: placeSignature("wrong-result", removal.activity, "removed another"),
        element: null,
        signal: null,
        evidence: [
          `chosen: ${meant}`,
          `removed by ${pressed?.action.words ?? ""}`,
          `left: ${left.join(", ")}`,
        ],
        span: trace.steps.length - removal.at + 1,
        stillPicture: false,
      },
    ];
  },
};
