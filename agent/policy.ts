/** Who decides what to do next: the explorer, or a model. */
import type { EvidenceRequest, Facts, Observation, ScreenElement } from "../tools/evidence.ts";
import type { Action, Finding, Outcome, RunEvent } from "./events.ts";
import type { Candidate, Oracle, Trace } from "./trace.ts";

/** The run so far, as a policy sees it. */
export interface RunSoFar {
  /** Package of the app under test. */
  readonly app: string;
  readonly trace: Trace;
  /** The screen as it stands; null when it could not be read. */
  readonly screen: Observation | null;
  readonly stepsLeft: number;
}

/** What a policy is given beside that. */
export interface RunState extends RunSoFar {
  /** What the tool of the last step answered, or its error. */
  readonly answer: string;
  /** What is known of the device and the app. */
  readonly facts: Facts | null;
  /** Found so far. */
  readonly findings: readonly Finding[];
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

type Body<E> = E extends RunEvent ? Omit<E, "run" | "number" | "at"> : never;
type EventOf<T extends RunEvent["type"]> = Body<Extract<RunEvent, { type: T }>>;

/** What a policy tells the run between two actions. */
export type Announcement =
  /** Goes into the record as it is. */
  | {
      readonly announce: "event";
      readonly event: EventOf<"goals_planned" | "goal_started" | "goal_ended" | "note" | "model_call">;
    }
  /** An error that it noticed; `oracle` is asked in the replays. */
  | { readonly announce: "issue"; readonly candidate: Candidate; readonly oracle: Oracle }
  /** Nothing more is to be tried, for this reason. */
  | { readonly announce: "end"; readonly outcome: Outcome; readonly reason: string };

/**
 * `decide` answers null when there is nothing left to do. It must not throw, but for the signal: a policy that fails
 * answers null. After an announcement it is asked again.
 */
export interface Policy {
  readonly name: string;
  /** It announces goals of its own; else the run has one goal, to explore. */
  readonly plans?: boolean;
  decide(run: RunState, signal: AbortSignal): Promise<Decision | Announcement | null>;
  /** What is to be said when exploring is over. */
  conclude?(): readonly Announcement[];
}
