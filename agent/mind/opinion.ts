/** The judge's word on a step, on a report, and on the end of a goal. */
import type { RunState } from "../policy.ts";
import { claimOf, quotesHold } from "./claim.ts";
import type { Claim } from "./claim.ts";
import type { GiveVerdict, ReportIssue } from "./functions.ts";
import type { EndedGoal } from "./goal.ts";
import type { Case } from "./judge.ts";
import { note } from "./pursuit.ts";
import type { Pursuit } from "./pursuit.ts";
import { asides } from "./words.ts";

export const caseOf = (pursuit: Pursuit): Case => ({
  why: "mismatch",
  goal: pursuit.goal,
  steps: pursuit.state.run.trace.steps.filter((step) => step.step >= pursuit.since),
  expect: pursuit.lastExpect,
  issue: null,
  evidence: "",
});

/** A verdict whose quotes hold; null when there is none, or the judge may not be asked. */
export async function judged(pursuit: Pursuit, one: Case): Promise<GiveVerdict | null> {
  const { state } = pursuit;
  if (!state.judge.affordable(state.run.trace.steps.length, one.why)) return null;
  const asked = await state.judge.judge(one, [state.budget, pursuit.budget], state.signal);
  // The navigator meets the same limit or failure at once, and says so.
  if (asked.type !== "answer") return null;
  const last = one.steps.at(-1);
  const verdict = asked.value;
  if (
    verdict.verdict !== "app_defect" ||
    quotesHold(verdict.quotes, [last?.before ?? null, last?.after ?? null])
  )
    return verdict;
  note(
    state,
    "info",
    `A verdict was put aside: its quotes are not on the screen (${verdict.reason.slice(0, 200)})`,
  );
  return { ...verdict, verdict: "cannot_tell" };
}

/** A report: an error only when the judge agrees, with quotes and a symptom that code can see. */
export async function report(pursuit: Pursuit, issue: ReportIssue): Promise<string> {
  const { state } = pursuit;
  const step = state.run.trace.steps.at(-1);
  const known = pursuit.judged;
  const settled =
    known !== null && known.step === step?.step && known.verdict.verdict === "app_defect"
      ? known.verdict
      : null;
  const verdict = settled ?? (await judged(pursuit, { ...caseOf(pursuit), why: "reported", issue }));
  if (verdict === null) return asides.unfiled("there was no second opinion.");
  if (verdict.verdict !== "app_defect") {
    note(
      state,
      "info",
      `Reported, but ${verdict.verdict.replaceAll("_", " ")}: ${issue.title}`.slice(0, 300),
    );
    return asides.unfiled(verdict.reason.slice(0, 400));
  }
  const claim = claimOf(issue, verdict, state.run.trace);
  if (claim === null)
    return asides.unfiled("its symptom is not on the screen, so that no replay could show it.");
  if (isKnown(claim, state.run)) return asides.known;
  state.tell({ announce: "issue", ...claim });
  return asides.filed;
}

/** The same error by its signature, or one of its kind that an oracle saw at one of the same steps. */
const isKnown = ({ candidate }: Claim, { findings, trace }: RunState): boolean =>
  findings.some(
    (one) =>
      one.signature === candidate.signature ||
      (one.kind === candidate.kind && one.step > trace.steps.length - candidate.span),
  );

/** The end of a goal as the judge sees it. */
export async function settle(
  pursuit: Pursuit,
  outcome: "done" | "given-up" | "blocked",
  evidence: string,
): Promise<Omit<EndedGoal, "goal">> {
  const words = evidence.slice(0, 300);
  if (outcome !== "done") return { outcome, evidence: words };
  const verdict = await judged(pursuit, { ...caseOf(pursuit), why: "goal", evidence: words });
  return verdict?.verdict === "agent_mistake"
    ? { outcome: "given-up", evidence: `${words} The judge disagrees: ${verdict.reason.slice(0, 200)}` }
    : { outcome, evidence: words };
}
