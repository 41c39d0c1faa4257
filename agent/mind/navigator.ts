/**
 * The navigator at work on one goal. A generator: it yields decisions and is given the run as it stands after each. What
 * is no action (reports, ends, garbage, refusals, opinions of the judge) happens in between.
 */
import type { ModelError } from "../models/model.ts";
import type { Decision, RunState } from "../policy.ts";
import { findElement } from "../selector.ts";
import type { TraceStep } from "../trace.ts";
import { createBudget, limitWords } from "./budget.ts";
import type { Limit } from "./budget.ts";
import { openChapter } from "./chapter.ts";
import type { Chapter } from "./chapter.ts";
import type { EndedGoal, Goal } from "./goal.ts";
import { journalOf } from "./journal.ts";
import { caseOf, judged, report, settle } from "./opinion.ts";
import { note } from "./pursuit.ts";
import type { Pursuit } from "./pursuit.ts";
import { readChoice } from "./reading.ts";
import type { Choice } from "./reading.ts";
import { isPoor, missingWords, pictureOf, screenText, withTries } from "./sight.ts";
import { createStall, mostRepeats, mostWithoutNew } from "./stall.ts";
import type { MindState } from "./state.ts";
import { asides, chapterOpening, nextGoal } from "./words.ts";

/** How the work on a goal ended: the goal itself, or the model with it. */
export type Pursued =
  | { readonly type: "ended"; readonly end: Omit<EndedGoal, "goal"> }
  /** A limit of the whole run. */
  | { readonly type: "stop"; readonly limit: Limit }
  | { readonly type: "down"; readonly error: ModelError }
  /** Answers that could not be used, one after the other. */
  | { readonly type: "garbage"; readonly problem: string };

type Work<T> = AsyncGenerator<Decision, T, RunState>;
type Act = Extract<Choice, { type: "act" }>;

/** Answers in a row that cannot be used: the first is answered, the second too, then it is enough. */
const mostGarbage = 3;
/** Answers in a row that are no action. */
const mostIdle = 6;

const repeatable = new Set(["tap", "long_press", "double_tap"]);
const reading = new Set(["dump_ui", "screenshot", "read_signals"]);

/** Works on a goal until it ends. */
export async function* pursue(state: MindState, goal: Goal): Work<Pursued> {
  const pursuit: Pursuit = {
    state,
    goal,
    budget: createBudget(state.goalLimits, state.now),
    stall: createStall(),
    since: (state.run.trace.steps.at(-1)?.step ?? 0) + 1,
    judged: null,
    lastExpect: "",
  };
  let chapter = begin(pursuit);
  let garbage = 0;
  let idle = 0;
  for (;;) {
    const ended = whyEnd(pursuit, idle);
    if (ended !== null) return { type: "ended", end: ended };
    if (chapter.tokens() > state.chapterTokens) chapter = newChapter(pursuit);
    const asked = await state.asker.ask(
      { purpose: "navigate", system: state.system, items: chapter.items, functions: state.functions },
      (reply) => readChoice(reply, state.functions, state.run.screen),
      [state.budget, pursuit.budget],
      state.signal,
    );
    if (asked.type === "stop") {
      const own = pursuit.budget.over(0, 0);
      const run = state.budget.over(0, 0);
      // Which budget said so: a goal's own limit ends the goal alone.
      if (run === null && own !== null) return { type: "ended", end: limitEnd(own, pursuit) };
      return { type: "stop", limit: asked.limit };
    }
    if (asked.type === "down") return asked;
    chapter.hear(asked.reply);
    if (asked.type === "garbage") {
      garbage += 1;
      chapter.answer(asked.problem);
      if (garbage >= mostGarbage) return { type: "garbage", problem: asked.problem };
      continue;
    }
    garbage = 0;
    const choice = asked.value;
    if (choice.type === "finish") {
      const { outcome, evidence } = choice.end;
      return { type: "ended", end: await settle(pursuit, outcome, evidence) };
    }
    idle += 1;
    if (choice.type === "report") {
      chapter.answer(await report(pursuit, choice.issue));
      continue;
    }
    const refusal = state.guard.check(choice.action, choice.element, state.run.screen);
    if (!refusal.allowed) {
      chapter.answer(refusal.why);
      note(state, "info", `Refused: ${choice.action.words}. ${refusal.why}`.slice(0, 300));
      continue;
    }
    const times = pursuit.stall.times(state.run.screen, choice.action);
    if (times > mostRepeats) {
      chapter.answer(asides.stillStalled);
      continue;
    }
    idle = 0;
    yield* perform(pursuit, chapter, choice, times);
  }
}

/** Goes on in the chapter that is open, or opens one. */
function begin(pursuit: Pursuit): Chapter {
  const { state, goal } = pursuit;
  const { chapter, run } = state;
  if (chapter === null || chapter.tokens() > state.chapterTokens) return newChapter(pursuit);
  chapter.answer(nextGoal(goal, screenText(run.screen, state.fence, state.tries)));
  return chapter;
}

function newChapter(pursuit: Pursuit): Chapter {
  const { state, goal } = pursuit;
  const { run, fence } = state;
  const last = state.chapter?.items.at(-1);
  const asked = last === undefined || last.type === "reply" ? null : last.picture;
  const chapter = openChapter((state.chapter?.number ?? 0) + 1);
  state.chapter = chapter;
  const past = {
    ended: state.ended,
    findings: run.findings,
    steps: run.trace.steps,
    goalSince: pursuit.since,
  };
  const journal = chapter.number === 1 ? "" : journalOf(past, (text) => fence.around("app", text));
  const poor = run.screen !== null && isPoor(run.screen);
  chapter.say(
    chapterOpening(journal, goal, screenText(run.screen, fence, state.tries)),
    poor ? pictureOf(run.screen) : asked,
  );
  if (chapter.number > 1) note(state, "info", `Chapter ${chapter.number} of the conversation begins`);
  return chapter;
}

function whyEnd(pursuit: Pursuit, idle: number): Omit<EndedGoal, "goal"> | null {
  const limit = pursuit.budget.over(0, 0);
  if (limit !== null) return limitEnd(limit, pursuit);
  if (idle >= mostIdle) return { outcome: "given-up", evidence: "the model no longer acts" };
  return pursuit.stall.sinceNew() >= mostWithoutNew
    ? { outcome: "given-up", evidence: `${mostWithoutNew} steps brought nothing new` }
    : null;
}

const limitEnd = (limit: Limit, { state }: Pursuit): Omit<EndedGoal, "goal"> => ({
  outcome: "limit",
  evidence: asides.goalLimit(limitWords(limit, state.goalLimits)),
});

/** One action, its answer to the model, and the judge where it is due. */
async function* perform(pursuit: Pursuit, chapter: Chapter, choice: Act, times: number): Work<void> {
  const { state } = pursuit;
  const step = yield* act(pursuit, choice);
  const { run } = state;
  const fresh = run.findings.filter((one) => one.step === step.step);
  const parts = [
    run.answer === ""
      ? screenText(run.screen, state.fence, state.tries)
      : state.fence.around("answer", withTries(run.answer, state.tries)),
  ];
  if (fresh.length > 0) parts.push(asides.recorded(fresh.map((one) => one.title)));
  if (times + 1 >= mostRepeats) parts.push(asides.stalled(times + 1));
  if (fresh.length === 0) parts.push(...(yield* secondOpinion(pursuit, step, choice)));
  const asked = choice.action.tool === "screenshot";
  const isNew = step.before?.fingerprint !== step.after?.fingerprint;
  const poor = !asked && isNew && step.after !== null && isPoor(step.after);
  const picture = asked || poor ? pictureOf(state.run.screen) : null;
  if (poor && picture !== null) parts.push(asides.picture);
  chapter.answer(parts.join("\n"), picture);
}

async function* act(pursuit: Pursuit, choice: Act): Work<TraceStep> {
  const { state } = pursuit;
  const before = state.run.screen;
  const poor = before !== null && isPoor(before);
  state.run = yield {
    action: choice.action,
    element: choice.element,
    reason: pursuit.goal.id,
    expect: choice.expect,
    screenshot: poor || choice.action.tool === "screenshot" ? "always" : "changed",
  };
  const step = state.run.trace.steps.at(-1);
  if (step === undefined) throw new Error("a step was made, and there is none");
  pursuit.budget.step();
  state.budget.step();
  pursuit.lastExpect = choice.expect;
  pursuit.stall.did(before, choice.action, step.after);
  if (choice.element !== null) {
    const { ref } = choice.element;
    state.tries.set(ref, (state.tries.get(ref) ?? 0) + 1);
  }
  return step;
}

/** The judge's word on a step that did not go as expected; an agent's mistake is settled by doing it again. */
async function* secondOpinion(pursuit: Pursuit, step: TraceStep, choice: Act): Work<string[]> {
  const { state } = pursuit;
  if (reading.has(choice.action.tool) || step.error !== "" || step.after === null || choice.expect === "")
    return [];
  const unchanged = step.before !== null && step.before.fingerprint === step.after.fingerprint;
  const differs = missingWords(choice.expect, step.after).length > 0;
  if (!unchanged && !differs) return [];
  const why = unchanged ? "unchanged" : "mismatch";
  const verdict = await judged(pursuit, { ...caseOf(pursuit), why, expect: choice.expect });
  if (verdict === null) return [];
  pursuit.judged = { step: step.step, verdict };
  const words = [asides.judged(verdict.verdict.replaceAll("_", " "), verdict.reason.slice(0, 400))];
  if (verdict.verdict !== "agent_mistake" || !unchanged || !repeatable.has(choice.action.tool)) return words;
  const target = choice.action.target;
  const element = target === null ? null : findElement(target, state.run.screen?.elements ?? []);
  if (element === null || !state.guard.check(choice.action, element, state.run.screen).allowed) return words;
  const again = yield* act(pursuit, { ...choice, element });
  return [...words, asides.repeated(again.before?.fingerprint !== again.after?.fingerprint)];
}
