/** Without network a screen says why there is nothing on it; an empty one leaves its user in the dark. */
import type { Observation } from "../../tools/evidence.ts";
import { conditionsAfter } from "../conditions.ts";
import { activityName } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { placeSignature } from "./signature.ts";
import { fillsScreen, isWhole } from "./state.ts";

/** Where bars stand at the top and at the bottom, as shares of the height. */
const bars = { top: 0.14, bottom: 0.88 };

/** Nothing between the bars: no words, no picture that can be tapped, nothing that loads. */
export function isBlank(screen: Observation): boolean {
  return screen.elements.every(({ text, desc, editable, className, bounds }) => {
    const middle = (bounds.top + bounds.bottom) / 2 / screen.height;
    const said = text !== "" || desc !== "" || editable || /ProgressBar/.test(className);
    return !said || middle < bars.top || middle > bars.bottom;
  });
}

/** A screen that held something with network, and holds nothing without, also after a wait. */
export const blankOffline: Oracle = {
  name: "blank-offline",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last?.action.tool !== "wait_for" || !isWhole(screen) || screen.package !== trace.app) return [];
    const conditions = conditionsAfter(trace.steps);
    const isOffline = (at: number): boolean => conditions[at]?.get("network") === "off";
    if (!isOffline(trace.steps.length - 1) || !fillsScreen(screen) || !isBlank(screen)) return [];
    const online = trace.steps.findLast(
      ({ after }, at) =>
        after?.activity === screen.activity && isWhole(after) && fillsScreen(after) && !isOffline(at),
    );
    if (online?.after == null || isBlank(online.after)) return [];
    return [
      {
        oracle: "blank-offline",
        kind: "network",
        severity: "medium",
        title: `${activityName(screen.activity)} is empty without network`,
        expected: "What was loaded before, or words about the missing network.",
        actual: "There was nothing on the screen, also after a wait.",
        signature: placeSignature("network", screen.activity, "blank"),
        element: null,
        signal: null,
        evidence: ["network off", `with network it shows something: ${online.action.words}`],
        span: 2,
        stillPicture: false,
        shownOn: "after",
      },
    ];
  },
};
