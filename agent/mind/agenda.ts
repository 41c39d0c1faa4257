/** The agenda of a run with a model: goals are planned, pursued one after the other, and the explorer has the rest. */
import type { Outcome } from "../events.ts";
import { createExplorer } from "../explorer/explorer.ts";
import type { Decision, RunState } from "../policy.ts";
import { nextAllowed } from "../safety/guarded.ts";
import { limitWords, unlimited } from "./budget.ts";
import type { Limit } from "./budget.ts";
import type { EndedGoal, Goal } from "./goal.ts";
import { pursue } from "./navigator.ts";
import type { Pursued } from "./navigator.ts";
import { noteOf } from "./note.ts";
import type { MindOptions } from "./options.ts";
import { knownNow, learned, plainGoals, plan, ranked } from "./planner.ts";
import type { Known } from "./planner.ts";
import type { MindState } from "./state.ts";

/** Goals in a row whose answers could not be used, after which the model is not asked again. */
const mostGarbled = 2;

/** The explorer's part of a run. */
const explorerGoal: Goal = {
  id: "x1",
  text: "Reach every screen, use every control, and see that the app holds.",
  end: "nothing untried is left",
  source: "explorer",
  score: 0,
};

/** The whole of a run's thinking. */
export async function* think(
  state: MindState,
  options: MindOptions,
): AsyncGenerator<Decision, void, RunState> {
  const { tell } = state;
  const note = (level: "info" | "warning", text: string): void => tell(noteOf(level, text));
  const announce = (goals: readonly Goal[]): void =>
    tell({ announce: "event", event: { type: "goals_planned", goals: goals.map(recorded) } });
  const end = (goal: Goal, how: Omit<EndedGoal, "goal">): void => {
    state.ended.push({ goal, ...how });
    tell({ announce: "event", event: { type: "goal_ended", goal: goal.id, ...how } });
  };

  const planned: Goal[] = options.goals.map((text, at) => ({
    id: `u${at + 1}`,
    text,
    end: "",
    source: "user",
    score: Infinity,
  }));
  let queue: Goal[] = [...planned];
  let then: Known | null = null;
  if (queue.length > 0) announce(queue);
  let garbled = 0;
  let why = "";
  let stopped: Limit | "down" | "garbage" | null = null;

  while (stopped === null) {
    const known = knownNow(state.run, state.ended);
    if (queue.length === 0 || (then !== null && learned(known, then))) {
      const asked = await plan(
        { asker: state.asker, fence: state.fence, nonce: options.nonce, language: options.language },
        state.run,
        { ended: state.ended, planned },
        [state.budget],
        state.signal,
      );
      if (asked.type === "stop") stopped = asked.limit;
      if (asked.type === "down") {
        stopped = "down";
        why = `${asked.error.message}. ${asked.error.hint}.`;
      }
      if (stopped !== null) break;
      then = known;
      const found =
        asked.type === "answer" ? ranked(asked.value, planned) : planned.some(isPlanned) ? [] : plainGoals();
      const count = planned.filter(isPlanned).length;
      const fresh = found.map((goal, at) => ({ ...goal, id: `p${count + at + 1}` }));
      planned.push(...fresh);
      // What was planned before is weighed against what is known now.
      queue = [...queue, ...fresh].sort((a, b) => b.score - a.score);
      if (fresh.length > 0) announce(fresh);
    }
    const goal = queue.shift();
    if (goal === undefined) break;
    tell({ announce: "event", event: { type: "goal_started", goal: goal.id, text: goal.text } });
    if (state.ended.length > 0) {
      state.run = yield restart;
      state.budget.step();
    }
    const pursued: Pursued = yield* pursue(state, goal);
    switch (pursued.type) {
      case "ended":
        garbled = 0;
        end(goal, pursued.end);
        break;
      case "garbage":
        garbled += 1;
        note("warning", `The model's answers cannot be used: ${pursued.problem.slice(0, 200)}`);
        end(goal, { outcome: "blocked", evidence: "the model's answers cannot be used" });
        state.chapter = null;
        if (garbled >= mostGarbled) stopped = "garbage";
        break;
      case "stop":
        stopped = pursued.limit;
        end(goal, {
          outcome: "limit",
          evidence: limitWords(pursued.limit, { ...unlimited, ...options.limits }),
        });
        break;
      case "down":
        stopped = "down";
        why = `${pursued.error.message}. ${pursued.error.hint}.`;
        end(goal, { outcome: "blocked", evidence: "the model gives no answer" });
        break;
    }
  }

  const reason = endWords(stopped, why, options);
  if (stopped !== null && options.fallback === "end") {
    tell({ announce: "end", outcome: outcomeOf(stopped), reason });
    return;
  }
  if (stopped !== null) note("warning", `${reason} The explorer goes on without it.`);
  yield* exploreOn(state, options.seed);
}

/** A goal as the record has it. */
const recorded = ({ id, text, end, source }: Goal) => ({ id, text, end, source });

const isPlanned = (goal: Goal): boolean => goal.source === "planner";

/** A new goal begins on the first screen, with all that was kept. */
const restart: Decision = {
  action: {
    tool: "interrupt",
    arguments: { kind: "restart" },
    target: null,
    words: "force-stop the app and open it anew",
  },
  element: null,
  reason: "a new goal begins",
  expect: "",
  screenshot: "changed",
};

/** The explorer decides until nothing is untried. */
export async function* exploreOn(state: MindState, seed: number): AsyncGenerator<Decision, void, RunState> {
  const explorer = createExplorer({ seed });
  state.tell({ announce: "event", event: { type: "goals_planned", goals: [recorded(explorerGoal)] } });
  state.tell({
    announce: "event",
    event: { type: "goal_started", goal: explorerGoal.id, text: explorerGoal.text },
  });
  for (;;) {
    const decision = await nextAllowed(explorer, state.guard, state.run, state.signal);
    if (decision === null) return;
    state.run = yield decision;
  }
}

function endWords(stopped: Limit | "down" | "garbage" | null, why: string, options: MindOptions): string {
  if (stopped === null) return "";
  if (stopped === "down") return why;
  if (stopped === "garbage") return "The model's answers cannot be used.";
  return `The model's limit of ${limitWords(stopped, { ...unlimited, ...options.limits })} is reached.`;
}

function outcomeOf(stopped: Limit | "down" | "garbage"): Outcome {
  if (stopped === "tokens") return "token-limit";
  if (stopped === "minutes") return "time-limit";
  return stopped === "money" ? "money-limit" : "failed";
}
