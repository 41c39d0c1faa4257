/** Asks the oracles about a screen, or about two with an action between them. */
import { oracles } from "../../agent/oracles/all.ts";
import type { Candidate, Trace, TraceStep } from "../../agent/trace.ts";
import type { Action } from "../../agent/events.ts";
import type { Observation } from "../../tools/evidence.ts";

const step = (
  number: number,
  tool: string,
  args: Action["arguments"],
  before: Observation | null,
  after: Observation,
): TraceStep => ({
  step: number,
  action: { tool, arguments: args, target: null, words: tool },
  target: null,
  before,
  after,
  signals: [],
  log: [],
  error: "",
});

const ask = (trace: Trace): readonly Candidate[] => oracles.flatMap((oracle) => oracle.check(trace));

/** What they say of a screen when it comes up. */
export const askOfScreen = (screen: Observation): readonly Candidate[] =>
  ask({ app: screen.package, steps: [step(1, "open_app", { package: screen.package }, null, screen)] });

/** What they say of an interruption, by the screens before and after it. */
export const askOfInterruption = (
  before: Observation,
  after: Observation,
  kind: string,
): readonly Candidate[] =>
  ask({
    app: before.package,
    steps: [
      step(1, "open_app", { package: before.package }, null, before),
      step(2, "interrupt", { kind }, before, after),
    ],
  });
