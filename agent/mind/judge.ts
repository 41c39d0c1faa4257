/** The judge: a model that never acts, asked about a step or a goal, whose words count only with quotes that hold. */
import type { Item } from "../models/model.ts";
import type { Fence } from "../safety/fence.ts";
import type { TraceStep } from "../trace.ts";
import type { Asked, Asker } from "./asking.ts";
import type { Budget } from "./budget.ts";
import { giveVerdict, GiveVerdict } from "./functions.ts";
import type { ReportIssue } from "./functions.ts";
import type { Goal } from "./goal.ts";
import { stepLine } from "./journal.ts";
import { readOnly } from "./reading.ts";
import { isPoor, pictureOf, screenText } from "./sight.ts";
import { judgeReasons, judgeSystem } from "./words.ts";
import type { ReportLanguage } from "./words.ts";

/** What the judge is shown. */
export interface Case {
  readonly why: keyof typeof judgeReasons;
  readonly goal: Goal;
  /** Steps that led here, the one in question last. */
  readonly steps: readonly TraceStep[];
  /** What was expected of the last step. */
  readonly expect: string;
  readonly issue: ReportIssue | null;
  /** What the navigator says at the end of a goal. */
  readonly evidence: string;
}

export interface Judge {
  /** May it be asked once more, so many steps into the run? Reports and ends of goals have a reserve. */
  affordable(steps: number, why: Case["why"]): boolean;
  judge(one: Case, budgets: readonly Budget[], signal: AbortSignal): Promise<Asked<GiveVerdict>>;
}

/** At most one call for so many steps. */
const stepsPerCall = 4;
const shownSteps = 12;
const visual = /pictur|imag|colou?r|layout|overlap|cut off|icon|align|contrast|blank|그림|색|겹|잘림/i;

/** For one run. */
export function createJudge(parts: {
  readonly asker: Asker;
  readonly fence: Fence;
  readonly nonce: string;
  readonly language: ReportLanguage;
}): Judge {
  const { asker, fence } = parts;
  const system = judgeSystem(parts.nonce, parts.language);
  let calls = 0;
  return {
    affordable(steps, why) {
      const allowance = 1 + Math.floor(steps / stepsPerCall);
      // What only hints at an error leaves a call for what somebody claims.
      return calls + (why === "reported" || why === "goal" ? 0 : 1) < allowance;
    },
    judge(one, budgets, signal) {
      calls += 1;
      const item = caseItem(one, fence);
      return asker.ask(
        { purpose: "judge", system, items: [item], functions: [giveVerdict] },
        (reply) => readOnly(reply, giveVerdict, GiveVerdict),
        budgets,
        signal,
      );
    },
  };
}

const none = new Map<string, number>();

function caseItem({ why, goal, steps, expect, issue, evidence }: Case, fence: Fence): Item {
  const last = steps.at(-1);
  const lines = steps.slice(-shownSteps).map(stepLine).join("\n");
  const [before, after] = [last?.before ?? null, last?.after ?? null];
  const changed = before?.fingerprint !== after?.fingerprint;
  const parts = [
    judgeReasons[why],
    `Goal: ${goal.text}${goal.end === "" ? "" : ` It has ended when: ${goal.end}`}`,
    `Steps, the last one in question:\n${fence.around("app", lines)}`,
    ...(why === "goal"
      ? [`The tester's evidence: ${evidence}`]
      : [`Before:\n${screenText(before, fence, none)}`, `Action: ${last?.action.words ?? "none"}`]),
    ...(expect === "" || why === "goal" ? [] : [`The tester expected: ${expect}`]),
    changed || why === "goal"
      ? `After:\n${screenText(after, fence, none)}`
      : "After: exactly the same screen.",
    ...((last?.log.length ?? 0) === 0
      ? []
      : [`Log:\n${fence.around("app", last?.log.slice(0, 8).join("\n") ?? "")}`]),
    ...(issue === null
      ? []
      : [
          `The report: ${issue.title}\nExpected: ${issue.expected}\nActual: ${issue.actual}\nElements: ${issue.refs.join(", ")}`,
        ]),
  ];
  const seen =
    (after !== null && isPoor(after)) ||
    visual.test(`${expect} ${issue?.title ?? ""} ${issue?.actual ?? ""}`);
  return { type: "user", text: parts.join("\n\n"), picture: seen ? pictureOf(after) : null };
}
