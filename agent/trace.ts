/**
 * What a run has seen, as the oracles read it: steps in order, each with the screen before and after. Kept in memory;
 * the record (events.ts) is the lasting form.
 */
import type { Observation, ScreenElement, Signal } from "../tools/evidence.ts";
import type { Action, FindingKind, Severity } from "./events.ts";
import type { Looks } from "./looks.ts";

/** One action and what came of it. */
export interface TraceStep {
  /** Number in the run or in the replay, from 1. */
  readonly step: number;
  readonly action: Action;
  /** The element that the action was aimed at, as it stood before. */
  readonly target: ScreenElement | null;
  readonly before: Observation | null;
  readonly after: Observation | null;
  /** What the picture of `after` says of its elements; null or absent where none was taken. */
  readonly looks?: Looks | null;
  /** Share of the picture's rows with anything on them; only where the device gave no tree of `after`. */
  readonly filled?: number | null;
  readonly signals: readonly Signal[];
  readonly log: readonly string[];
  /** Error of the tool in its own words; empty when it went well. */
  readonly error: string;
}

/** Steps so far. What stands before the last `reset_app` no longer matters to the app. */
export interface Trace {
  readonly app: string;
  readonly steps: readonly TraceStep[];
}

/** A possible error, as an oracle raises it at the last step of a trace. */
export interface Candidate {
  readonly oracle: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
  /** The same error gives the same signature in every run, replay and build. */
  readonly signature: string;
  readonly element: ScreenElement | null;
  readonly signal: Signal | null;
  /** Facts that it rests on, each in a line. */
  readonly evidence: readonly string[];
  /** How many of the last steps belong to it for certain: they are never dropped without need. */
  readonly span: number;
  /** It only holds if the pixels did not change either: replays compare pictures around the last step. */
  readonly stillPicture: boolean;
  /** It rests on pictures: replays take one after the last step, or after each. */
  readonly picture?: "last" | "each";
  /** The step that it is about, where that is not the last one: the finding is placed there. */
  readonly about?: TraceStep;
  /** Which screen of the last step shows it; "before", where the action was made, when not said. */
  readonly shownOn?: "before" | "after";
}

/** A pure function of evidence. `check` looks at the last step and, where it must, at those before. */
export interface Oracle {
  readonly name: string;
  /** It reads signals, which may come later than the screen. */
  readonly signals?: true;
  /** It also judges screens under large fonts, in dark mode or in another language; all others are not asked of those. */
  readonly underStress?: true;
  check(trace: Trace): readonly Candidate[];
}
