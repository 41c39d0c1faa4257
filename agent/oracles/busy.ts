/** Screens that never come to rest: a spinner with nothing behind it. */
import { activityName } from "../screens.ts";
import type { Observation } from "../../tools/evidence.ts";
import type { Oracle, Trace } from "../trace.ts";
import { placeSignature } from "./signature.ts";

/** Milliseconds of the device's clock after which loading is no longer loading. */
const patience = 20_000;

/** Share of the picture's rows that a spinner and a few words take at most. */
const mostFilled = 0.4;

const turns = (screen: Observation): boolean =>
  screen.elements.some((element) => /ProgressBar/.test(element.className));

/** Did it begin to turn with a tap or with words to look for, and did nothing else change since? */
function begunByUser(trace: Trace, screen: Observation): boolean {
  const before = trace.steps.findLastIndex(({ after }) => after?.fingerprint !== screen.fingerprint);
  const step = trace.steps[before + 1];
  if (step?.before == null || !/tap$|^type_text$|^press_key$/.test(step.action.tool)) return false;
  return step.before.activity === screen.activity && !turns(step.before);
}

/** The same busy screen for a long time, over waits only. */
export const busy: Oracle = {
  name: "busy",
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last === undefined || screen === null || last.action.tool !== "wait_for") return [];
    if (screen.package !== trace.app) return [];
    // What plays, counts or moves is never idle either, and is no loading: loading leaves the screen empty.
    const empty = screen.problem === "no-idle" && (last.filled ?? 1) < mostFilled;
    const spins =
      empty ||
      // A tree that could not be read says nothing.
      (screen.problem === "none" &&
        !screen.settled &&
        screen.elements.length > 0 &&
        screen.elements.every((element) => !element.clickable));
    const still =
      screen.elements.some((element) => /ProgressBar/.test(element.className)) &&
      screen.elements.every((element) => !element.clickable || /navigate up|back/i.test(element.desc));
    const turned = turns(screen) && begunByUser(trace, screen);
    if (!spins && !still && !turned) return [];
    let began = screen.deviceTime;
    for (let at = trace.steps.length - 1; at >= 0; at -= 1) {
      const step = trace.steps[at];
      if (step?.after?.activity !== screen.activity) break;
      began = step.after.deviceTime;
      if (step.action.tool !== "wait_for" && step.action.tool !== "dump_ui") break;
    }
    const waited = screen.deviceTime - began;
    if (waited < patience) return [];
    return [
      {
        oracle: "busy",
        kind: "hang",
        severity: "high",
        title: `${activityName(screen.activity)} never finishes loading`,
        expected: "Loading ends, with a result or with words about what went wrong.",
        actual: `After ${Math.round(waited / 1000)} seconds it was still busy.`,
        signature: placeSignature("hang", screen.activity, "busy"),
        element: null,
        signal: null,
        evidence: [`busy for ${Math.round(waited / 1000)} s of the device's clock`],
        span:
          trace.steps.length -
          trace.steps.findLastIndex(
            (step) => step.action.tool !== "wait_for" && step.action.tool !== "dump_ui",
          ),
        stillPicture: false,
      },
    ];
  },
};
