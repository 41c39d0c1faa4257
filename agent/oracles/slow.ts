/** Frames that came late by more than people bear, as Android's choreographer logs them. */
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, TraceStep } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";

/** Milliseconds of a frame at 60 a second. */
const frame = 1000 / 60;
/** A frozen frame (Android vitals); longer ones are hangs, which Android reports itself. */
const frozen = 700;
const hangs = 4000;
/** A slow cold start (Android vitals). */
const slowStart = 5000;

/** Milliseconds that frames were late in this step. */
function late(step: TraceStep, app: string): number {
  const skipped = step.signals
    .filter((signal) => signal.kind === "jank" && signal.package === app)
    .map((signal) => Number(/Skipped (\d+) frames/.exec(signal.cause)?.[1] ?? 0));
  return Math.max(0, ...skipped) * frame;
}

const starts = (step: TraceStep): boolean =>
  step.action.tool === "open_app" ||
  (step.action.tool === "interrupt" && step.action.arguments["kind"] === "restart");

/** A start of more than five seconds, and a screen that stands still for most of a second while it is used. */
export const slow: Oracle = {
  name: "slow",
  signals: true,
  check(trace) {
    const last = trace.steps.at(-1);
    const screen = last?.after ?? null;
    if (last === undefined || screen === null || screen.package !== trace.app) return [];
    if (last.signals.some(({ kind }) => kind === "anr" || kind === "crash")) return [];
    const time = late(last, trace.app);
    const seconds = (time / 1000).toFixed(1);
    const common = {
      oracle: "slow",
      kind: "performance" as const,
      signal: null,
      evidence: [`frames late by ${Math.round(time)} ms after ${last.action.words}`],
      span: 1,
      stillPicture: false,
      shownOn: "after" as const,
    };
    const found: Candidate[] = [];
    if (starts(last) && time >= slowStart) {
      found.push({
        ...common,
        severity: "medium",
        title: `The app takes ${seconds} seconds to start`,
        expected: "A cold start takes less than five seconds.",
        actual: `The first frame was late by ${seconds} seconds.`,
        signature: placeSignature("performance", screen.activity, "start"),
        element: null,
      });
    }
    const used = /^(?:tap|swipe|long_press|type_text)$/.test(last.action.tool);
    if (used && last.before?.activity === screen.activity && time >= frozen && time < hangs) {
      found.push({
        ...common,
        severity: "low",
        title: `${activityName(screen.activity)} freezes for ${seconds} seconds`,
        expected: "A screen answers while it is used: frames come within 700 ms.",
        actual: `After ${last.action.words} a frame was late by ${seconds} seconds.`,
        signature: placeSignature(
          "performance",
          screen.activity,
          `${last.action.tool} ${elementKey(last.target)}`,
        ),
        element: last.target,
      });
    }
    return found;
  },
};
