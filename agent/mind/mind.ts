/**
 * A policy with a model: plans goals, pursues one after the other, and leaves the rest of the run to the explorer when the
 * model is down, cannot be understood, has spent its budget, or has nothing left to do.
 */
import type { Purpose } from "../models/model.ts";
import type { Announcement, Decision, Policy, RunState } from "../policy.ts";
import { createFence } from "../safety/fence.ts";
import { createGuard } from "../safety/guard.ts";
import { exploreOn, think } from "./agenda.ts";
import { createAsker } from "./asking.ts";
import type { Tally } from "./asking.ts";
import { createBudget, unlimited } from "./budget.ts";
import { finishGoal, reportIssue, toolFunctions } from "./functions.ts";
import { createJudge } from "./judge.ts";
import { noteOf } from "./note.ts";
import type { MindOptions } from "./options.ts";
import type { MindState } from "./state.ts";
import { judgeSystem, navigatorSystem, plannerSystem } from "./words.ts";

const usualGoalSteps = 25;
const usualChapterTokens = 24_000;
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
