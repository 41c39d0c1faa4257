/** What a run comes to, for programs: the object that `--json` writes. */
import type { FindingKind, FindingStep, Severity, Verdict } from "../../agent/events.ts";
import type { RunStory } from "./story.ts";

/** The result of a run. */
export interface RunResult {
  readonly runId: string;
  /** Package. */
  readonly app: string;
  readonly steps: number;
  readonly screens: number;
  readonly findings: readonly FindingResult[];
  /** Path of the report. */
  readonly report: string;
  readonly elapsedMs: number;
}

/** One finding of the result. */
export interface FindingResult {
  readonly id: string;
  readonly kind: FindingKind;
  readonly title: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** Shown again in k of n replays from a clean start; 0 of 0 when it was not replayed. */
  readonly reproduced: { readonly k: number; readonly n: number };
  readonly steps: readonly FindingStep[];
  readonly signature: string;
}

/** The result of a run; `report` is the path of its HTML file. */
export function resultOf(story: RunStory, report: string): RunResult {
  return {
    runId: story.run,
    app: story.started.app.package,
    steps: story.steps.length,
    screens: story.screens.length,
    findings: story.findings.map(({ finding, verdict, reproduced, steps }) => ({
      id: finding.id,
      kind: finding.kind,
      title: finding.title,
      severity: finding.severity,
      verdict,
      reproduced: reproduced ?? { k: 0, n: 0 },
      steps,
      signature: finding.signature,
    })),
    report,
    elapsedMs: story.elapsedMs,
  };
}
