/** One step: the call, what came of it, and the reason when the device or the app is gone. */
import type { Evidence, EvidenceRequest, Observation, ScreenElement } from "../tools/evidence.ts";
import type { Action } from "./events.ts";
import type { Hands } from "./hands.ts";
import { filledRows, lookAt } from "./looks.ts";
import type { TraceStep } from "./trace.ts";

/** A step as it went, with what only the record needs. */
export interface Performed {
  readonly trace: TraceStep;
  readonly timings: Evidence["timings"];
  /** Set when there is no use in going on. */
  readonly lost: "device-lost" | "app-unavailable" | null;
  /** What the tool answered. */
  readonly text: string;
}

/** Performs an action on the screen `before`; `element` is the one whose ref goes with the call. */
export async function act(
  hands: Hands,
  step: number,
  action: Action,
  element: ScreenElement | null,
  before: Observation | null,
  screenshot: EvidenceRequest["screenshot"],
): Promise<Performed> {
  const args = element === null ? action.arguments : { ref: element.ref, ...action.arguments };
  const answer = await hands.call(action.tool, args, screenshot);
  const evidence = answer.evidence;
  const lost =
    answer.failure === "device-lost" || answer.failure === "no-device"
      ? "device-lost"
      : answer.failure === "app-missing"
        ? "app-unavailable"
        : null;
  return {
    trace: {
      step,
      action,
      target: evidence?.target ?? element,
      before,
      after: evidence?.screen ?? null,
      looks: await lookAt(evidence?.screen ?? null),
      filled: await filledRows(evidence?.screen ?? null),
      signals: evidence?.signals ?? [],
      log: evidence?.log ?? [],
      error: answer.ok ? "" : answer.text,
    },
    timings: evidence?.timings ?? { action: 0, settle: 0, observe: 0 },
    lost,
    text: answer.text,
  };
}
