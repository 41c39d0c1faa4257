/** The row of a run folded from its events, for a run of which some are still on their way. */
import type { RunEvent } from "../../../agent/events.ts";
import { runSummary, startOf } from "../rows.ts";
import type { RunSummary } from "../store.ts";

/** The row; undefined when its beginning is not known. */
export function storyRow(events: readonly RunEvent[]): RunSummary | undefined {
  const started = events.find((event) => event.type === "run_started");
  if (started?.type !== "run_started") return undefined;
  const ended = events.findLast((event) => event.type === "run_ended");
  const last = events.findLast((event) => event.type === "step");
  return runSummary({
    ...startOf(started),
    outcome: ended?.outcome,
    reason: ended?.reason,
    endedAt: ended?.at ?? null,
    steps: last?.step,
    findings: events.filter((event) => event.type === "finding").length,
  });
}
