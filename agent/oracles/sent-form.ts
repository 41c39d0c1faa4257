/** A form that was sent for good, and to which BACK leads again. */
import type { Observation } from "../../tools/evidence.ts";
import { finished, submits } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

const saysDone = (screen: Observation): string | null =>
  screen.elements.find((element) => !element.clickable && finished.test(element.text))?.text ?? null;

const canSend = (screen: Observation): boolean =>
  screen.elements.some((element) => element.editable) &&
  screen.elements.some(
    (element) => element.clickable && element.enabled && submits.test(`${element.text} ${element.desc}`),
  );

/** BACK from "thank you" leads to the form, ready to be sent once more. */
export const sentForm: Oracle = {
  name: "sent-form",
  check(trace) {
    const last = trace.steps.at(-1);
    const { before = null, after = null } = last ?? {};
    if (last === undefined || last.action.tool !== "press_key" || last.action.arguments["key"] !== "back")
      return [];
    if (!isWhole(before) || !isWhole(after) || before.package !== trace.app || after.package !== trace.app)
      return [];
    const done = saysDone(before);
    if (done === null || before.activity === after.activity || !canSend(after)) return [];
    const sent = trace.steps.findLast(
      (step) => step.after?.activity === before.activity && step.before?.activity !== before.activity,
    );
    const words =
      sent?.target === null || sent === undefined ? "" : `${sent.target.text} ${sent.target.desc}`;
    if (sent?.before?.activity !== after.activity || !submits.test(words) || !/tap/.test(sent.action.tool))
      return [];
    return [
      {
        oracle: "sent-form",
        kind: "navigation",
        severity: "low",
        title: `BACK from ${activityName(before.activity)} leads to the form that was sent`,
        expected: "What is done is done: BACK leads past the form.",
        actual: `After "${done}" BACK led to ${activityName(after.activity)}, where it can be sent again.`,
        signature: placeSignature("navigation", before.activity, "sent form"),
        element: null,
        signal: null,
        evidence: [`sent by ${sent.action.words}`, `said: ${done}`],
        span: 1,
        stillPicture: false,
      },
    ];
  },
};
