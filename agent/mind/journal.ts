/** The journal at the beginning of a chapter: what happened so far, written by code from the record, never by the model. */
import type { Finding } from "../events.ts";
import { screenKey, titleOf } from "../screens.ts";
import type { TraceStep } from "../trace.ts";
import type { EndedGoal } from "./goal.ts";

export interface Past {
  readonly ended: readonly EndedGoal[];
  readonly findings: readonly Finding[];
  readonly steps: readonly TraceStep[];
  /** Number of the first step of the goal that goes on. */
  readonly goalSince: number;
}

const mostGoals = 8;
const mostSteps = 14;
const mostScreens = 16;
const mostFindings = 12;

/** Empty when nothing happened yet. `around` puts texts of the app between marks. */
export function journalOf(past: Past, around: (text: string) => string): string {
  const { ended, findings, steps } = past;
  const recent = steps.filter((step) => step.step >= past.goalSince).slice(-mostSteps);
  const parts = [
    section(
      "Goals that ended",
      ended
        .slice(-mostGoals)
        .map(({ goal, outcome, evidence }) => `${goal.id} ${outcome}: ${goal.text} (${evidence})`),
    ),
    section("Screens seen, with visits", screensOf(steps)),
    section(
      "Errors recorded, do not report them again",
      findings.slice(-mostFindings).map((one) => `${one.title} (${one.where})`),
    ),
    section("Steps of this goal so far", recent.map(stepLine)),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `So far:\n${around(parts.join("\n"))}`;
}

const section = (head: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : `${head}:\n${lines.map((line) => `- ${line.slice(0, 200)}`).join("\n")}`;

/** A step in a line: `12. tap "Save" -> Notes, changed`. */
export function stepLine(step: TraceStep): string {
  const after = step.after === null ? "" : ` -> ${titleOf(step.after)}`;
  const error = step.error === "" ? "" : `, failed: ${step.error.slice(0, 80)}`;
  const same =
    step.before !== null && step.after !== null && step.before.fingerprint === step.after.fingerprint
      ? ", nothing changed"
      : "";
  const signals = step.signals.filter((one) => !one.expected && /crash|anr|death/.test(one.kind));
  const broke = signals.length === 0 ? "" : `, ${signals.map((one) => one.kind.toUpperCase()).join(", ")}`;
  return `${step.step}. ${step.action.words}${after}${same}${error}${broke}`;
}

function screensOf(steps: readonly TraceStep[]): string[] {
  const seen = new Map<string, { title: string; visits: number }>();
  for (const { after } of steps) {
    if (after === null) continue;
    const key = screenKey(after);
    const known = seen.get(key) ?? { title: titleOf(after), visits: 0 };
    seen.set(key, { ...known, visits: known.visits + 1 });
  }
  return [...seen.values()]
    .sort((a, b) => b.visits - a.visits)
    .slice(0, mostScreens)
    .map(({ title, visits }) => `${title} ${visits}x`);
}
