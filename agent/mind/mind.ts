/**
 * A policy with a model: plans goals, pursues one after the other, and leaves the rest of the run to the explorer when the
 * model is down, cannot be understood, has spent its budget, or has nothing left to do.
 */
import { createExplorer } from "../explorer/explorer.ts";
import type { Outcome } from "../events.ts";
import type { Model, Purpose } from "../models/model.ts";
import type { Price } from "../models/prices.ts";
import type { Announcement, Decision, Policy, RunState } from "../policy.ts";
import type { Danger } from "../safety/dangers.ts";
import { createFence } from "../safety/fence.ts";
import { createGuard } from "../safety/guard.ts";
import { nextAllowed } from "../safety/guarded.ts";
import { createAsker } from "./asking.ts";
import type { Tally } from "./asking.ts";
import { createBudget, limitWords, unlimited } from "./budget.ts";
import type { Limit, Limits } from "./budget.ts";
import { finishGoal, reportIssue, toolFunctions } from "./functions.ts";
import type { ListedTool } from "./functions.ts";
import type { EndedGoal, Goal } from "./goal.ts";
import { createJudge } from "./judge.ts";
import { pursue } from "./navigator.ts";
import type { Pursued } from "./navigator.ts";
import { knownNow, learned, plainGoals, plan, ranked } from "./planner.ts";
import type { Known } from "./planner.ts";
import type { MindState } from "./state.ts";
import { judgeSystem, navigatorSystem, plannerSystem } from "./words.ts";
import type { ReportLanguage } from "./words.ts";

export interface MindOptions {
  readonly app: string;
  readonly model: Model;
  /** Null when it is not known. */
  readonly price: Price | null;
  /** From `tools/list` of the MCP server. */
  readonly tools: readonly ListedTool[];
  /** The user's goals, in any language. */
  readonly goals: readonly string[];
  readonly language: ReportLanguage;
  readonly seed: number;
  /** A word that no app can know, of hexadecimal digits; marks what comes from the app. */
  readonly nonce: string;
  /** Of the model, for the whole run; steps are held by the run itself, and so are minutes between two calls. */
  readonly limits: Pick<Limits, "tokens" | "money"> & { readonly minutes?: number | null };
  /** Of each goal; 25 steps when not said. */
  readonly goalLimits?: Partial<Limits>;
  /** Tokens after which a chapter ends; 24,000 when not said. */
  readonly chapterTokens?: number;
  /** When the model is down or its budget is spent: let the explorer go on, or end the run. */
  readonly fallback: "explorer" | "end";
  /** Other packages that belong to the test. */
  readonly packages?: readonly string[];
  readonly allow?: readonly Danger[];
  /** Names of secrets. */
  readonly secrets?: readonly string[];
  readonly now: () => number;
}

const usualGoalSteps = 25;
const usualChapterTokens = 24_000;
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

/** A policy that asks a model. Give it to one run only. */
export function createMind(options: MindOptions): Policy {
  const waiting: Announcement[] = [];
  const tell = (announcement: Announcement): void => void waiting.push(announcement);
  const asker = createAsker({
    model: options.model,
    price: options.price,
    cacheKey: `preflight-${options.app}`.slice(0, 60),
    now: options.now,
    tell,
  });
  let work: AsyncGenerator<Decision, void, RunState> | null = null;
  let held: Decision | null | undefined;
  let failed = false;

  /** An error of ours must not end a run: the explorer goes on. */
  async function nextOf(
    from: AsyncGenerator<Decision, void, RunState>,
    run: RunState,
    signal: AbortSignal,
  ): Promise<Decision | null> {
    try {
      const next = await from.next(run);
      return next.done === true ? null : next.value;
    } catch (error) {
      signal.throwIfAborted();
      if (failed) return null;
      failed = true;
      const words = error instanceof Error ? error.message : String(error);
      tell(noteOf("warning", `An error inside the mind (${words}). The explorer goes on without it.`));
      work = exploreOn(stateOf(options, run, signal, asker, tell), options.seed);
      return nextOf(work, run, signal);
    }
  }

  return {
    name: `openai ${options.model.name}`,
    plans: true,
    async decide(run, signal) {
      // What was said before a decision is told before it.
      const said = waiting.shift();
      if (said !== undefined) return said;
      if (held === undefined) {
        work ??= think(stateOf(options, run, signal, asker, tell), options);
        held = await nextOf(work, run, signal);
        return this.decide(run, signal);
      }
      const decision = held;
      held = undefined;
      return decision;
    },
    conclude: () => [
      ...waiting.splice(0).filter((one) => one.announce === "event"),
      ...[...asker.tallies()].map(([purpose, tally]) => tallyNote(purpose, tally)),
    ],
  };
}

function stateOf(
  options: MindOptions,
  run: RunState,
  signal: AbortSignal,
  asker: MindState["asker"],
  tell: MindState["tell"],
): MindState {
  const { nonce, language } = options;
  const fence = createFence(nonce);
  const system = navigatorSystem(nonce, language, options.secrets ?? []);
  const confidential = [system, judgeSystem(nonce, language), plannerSystem(nonce, language)];
  return {
    run,
    chapter: null,
    signal,
    asker,
    judge: createJudge({ asker, fence, nonce, language }),
    guard: createGuard({
      app: options.app,
      packages: options.packages ?? [],
      allow: options.allow ?? [],
      secrets: options.secrets ?? [],
      fence,
      confidential,
    }),
    fence,
    system,
    functions: [...toolFunctions(options.tools), reportIssue, finishGoal],
    chapterTokens: options.chapterTokens ?? usualChapterTokens,
    goalLimits: { ...unlimited, steps: usualGoalSteps, ...options.goalLimits },
    budget: createBudget({ ...unlimited, ...options.limits }, options.now),
    now: options.now,
    tries: new Map(),
    ended: [],
    tell,
  };
}

/** The whole of a run's thinking. */
async function* think(state: MindState, options: MindOptions): AsyncGenerator<Decision, void, RunState> {
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

const noteOf = (level: "info" | "warning", text: string): Announcement => ({
  announce: "event",
  event: { type: "note", level, text },
});

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

async function* exploreOn(state: MindState, seed: number): AsyncGenerator<Decision, void, RunState> {
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

const purposes: Readonly<Record<Purpose, string>> = {
  plan: "for goals",
  navigate: "for actions",
  judge: "for a second opinion",
};

/** What the model was asked and what it cost, in a line. */
function tallyNote(purpose: Purpose, tally: Tally): Announcement {
  const tokens = `${tally.input} tokens in (${tally.cached} cached), ${tally.output} out`;
  const cost = tally.cost === null ? "" : `, $${tally.cost.toFixed(4)}`;
  const garbage = tally.garbage === 0 ? "" : `, ${tally.garbage} answers of no use`;
  const text = `The model was asked ${tally.calls} times ${purposes[purpose]}: ${tokens}${cost}${garbage}`;
  return noteOf("info", text);
}
