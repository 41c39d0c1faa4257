/** Goals: the user's first, then the planner's by their score, never the same twice. */
import type { Facts } from "../../tools/evidence.ts";
import { activityName, titleOf } from "../screens.ts";
import type { RunState } from "../policy.ts";
import { cleaned } from "../safety/fence.ts";
import type { Fence } from "../safety/fence.ts";
import type { Asked, Asker } from "./asking.ts";
import type { Budget } from "./budget.ts";
import { planGoals, PlanGoals } from "./functions.ts";
import type { EndedGoal, Goal } from "./goal.ts";
import { readOnly } from "./reading.ts";
import { screenText } from "./sight.ts";
import { plannerSystem, usualGoals } from "./words.ts";
import type { ReportLanguage } from "./words.ts";

/** Goals that one plan may add. */
const mostPlanned = 6;
const mostListed = 40;
const mostCharacters = 300;

/** Realism and variety keep a plan sensible; importance and risk make it find something. */
export const scoreOf = (one: PlanGoals["goals"][number]): number =>
  limited(one.realism) + 1.2 * limited(one.importance) + limited(one.variety) + 1.1 * limited(one.risk);

/** What a plan was made from: how many goals had ended, and how many screens of the app were reached. */
export interface Known {
  readonly ended: number;
  readonly reached: number;
}

export const knownNow = (run: RunState, ended: readonly EndedGoal[]): Known => ({
  ended: ended.length,
  reached: new Set(run.trace.steps.map(({ after }) => (after?.package === run.app ? after.activity : "")))
    .size,
});

/** Is so much more known that the goals are worth another thought? */
export const learned = (now: Known, then: Known): boolean =>
  now.ended >= then.ended + 2 && now.reached >= then.reached + 2;

const limited = (rating: number): number => Math.min(5, Math.max(1, rating));

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The goals of an answer, the best first, without those that were there before. */
export function ranked(answer: PlanGoals, before: readonly Goal[]): Omit<Goal, "id">[] {
  const known = new Set(before.map((goal) => plain(goal.text)));
  return answer.goals
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
    .filter((one) => {
      const name = plain(one.goal);
      return name !== "" && !known.has(name) && known.add(name) !== undefined;
    })
    .slice(0, mostPlanned)
    .map((one) => ({
      text: cleaned(one.goal, mostCharacters),
      end: cleaned(one.end, mostCharacters),
      source: "planner" as const,
      score: scoreOf(one),
    }));
}

/** Goals that need no model. */
export const plainGoals = (): Omit<Goal, "id">[] =>
  usualGoals.map((one) => ({ ...one, source: "planner", score: 0 }));

/** Asks for more goals. */
export function plan(
  parts: {
    readonly asker: Asker;
    readonly fence: Fence;
    readonly nonce: string;
    readonly language: ReportLanguage;
  },
  run: RunState,
  past: { readonly ended: readonly EndedGoal[]; readonly planned: readonly Goal[] },
  budgets: readonly Budget[],
  signal: AbortSignal,
): Promise<Asked<PlanGoals>> {
  const { fence } = parts;
  const text = [
    `What is known of the app:\n${fence.around("app", factsWords(run))}`,
    `Its screen now:\n${screenText(run.screen, fence, new Map())}`,
    ...(past.planned.length === 0
      ? []
      : [
          `Goals so far:\n${fence.around(
            "goal",
            past.planned
              .slice(-mostListed)
              .map((goal) => {
                const end = past.ended.find((one) => one.goal.id === goal.id);
                return `- ${goal.text} (${end === undefined ? "to be done" : end.outcome})`;
              })
              .join("\n"),
          )}`,
        ]),
    `Name up to ${mostPlanned} new goals.`,
  ].join("\n\n");
  return parts.asker.ask(
    {
      purpose: "plan",
      system: plannerSystem(parts.nonce, parts.language),
      items: [{ type: "user", text, picture: null }],
      functions: [planGoals],
    },
    (reply) => readOnly(reply, planGoals, PlanGoals),
    budgets,
    signal,
  );
}

function factsWords({ app, facts, trace, findings }: RunState): string {
  const known: Facts["app"] = facts?.app ?? null;
  const own = trace.steps.flatMap(({ after }) => (after?.package === app ? [after] : []));
  const reached = new Set(own.map((screen) => activityName(screen.activity)));
  const declared = known?.activities.map(activityName) ?? [];
  const permissions =
    known?.permissions.map(
      ({ name, granted }) => `${name.replace(/^.*\./, "")}${granted ? " (granted)" : ""}`,
    ) ?? [];
  return [
    `Label: ${known?.label ?? app}`,
    `Package: ${app}`,
    line(
      "Screens declared and not reached yet",
      declared.filter((name) => !reached.has(name)),
    ),
    line("Screens reached", [...new Set(own.map(titleOf))]),
    line("Permissions", permissions),
    line(
      "Errors found",
      findings.map((one) => one.title),
    ),
  ]
    .filter((one) => one !== "")
    .join("\n");
}

const line = (head: string, words: readonly string[]): string =>
  words.length === 0 ? "" : `${head}: ${words.slice(0, mostListed).join(", ").slice(0, 1_500)}`;
