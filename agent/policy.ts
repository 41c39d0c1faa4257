/** Who decides what to do next: the explorer, or a model. */
import type { EvidenceRequest, Observation, ScreenElement } from "../tools/evidence.ts";
import type { Action } from "./events.ts";
import type { Trace } from "./trace.ts";

/** The run so far, as a policy sees it. */
export interface RunSoFar {
  /** Package of the app under test. */
  readonly app: string;
  readonly trace: Trace;
  /** The screen as it stands; null when it could not be read. */
  readonly screen: Observation | null;
  readonly stepsLeft: number;
}

/** The next action, and why. */
export interface Decision {
  readonly action: Action;
  /** The element whose ref goes with the call; null for actions on the whole screen. */
  readonly element: ScreenElement | null;
  /** In a few words. */
  readonly reason: string;
  /** What should come of it if the app is right; empty when the policy makes no prediction. */
  readonly expect: string;
  readonly screenshot: EvidenceRequest["screenshot"];
}

/** `decide` answers null when there is nothing left to do. It must not throw: a policy that fails answers null. */
export interface Policy {
  readonly name: string;
  decide(run: RunSoFar, signal: AbortSignal): Promise<Decision | null>;
}
