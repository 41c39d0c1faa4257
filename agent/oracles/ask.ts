/** Asking an oracle: those that compare texts over time do not see what was done in another language or look. */
import { unstressed } from "../conditions.ts";
import type { Candidate, Oracle, Trace } from "../trace.ts";

/** What an oracle says at the last step of a trace. */
export function ask(oracle: Oracle, trace: Trace): readonly Candidate[] {
  const seen = oracle.underStress === true || oracle.signals === true ? trace : unstressed(trace);
  return seen === null ? [] : oracle.check(seen);
}
