/** Asking the model within the budget: every call is counted, priced and told to the record. */
import { ModelError } from "../models/model.ts";
import type { Item, Model, ModelFunction, ModelReply, Purpose } from "../models/model.ts";
import { costOf } from "../models/prices.ts";
import type { Price } from "../models/prices.ts";
import type { Announcement } from "../policy.ts";
import type { Budget, Limit } from "./budget.ts";
import { tokensOf } from "./chapter.ts";
import type { Read } from "./reading.ts";

export interface Question {
  readonly purpose: Purpose;
  readonly system: string;
  readonly items: readonly Item[];
  readonly functions: readonly ModelFunction[];
}

/** `garbage`: the answer cannot be used, for this reason. `stop`: a limit. `down`: no answer came. */
export type Asked<T> =
  | { readonly type: "answer"; readonly value: T; readonly reply: ModelReply }
  | { readonly type: "garbage"; readonly problem: string; readonly reply: ModelReply }
  | { readonly type: "stop"; readonly limit: Limit }
  | { readonly type: "down"; readonly error: ModelError };

export interface Tally {
  readonly calls: number;
  readonly garbage: number;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly cost: number | null;
}

export interface Asker {
  ask<T>(
    question: Question,
    read: (reply: ModelReply) => Read<T>,
    budgets: readonly Budget[],
    signal: AbortSignal,
  ): Promise<Asked<T>>;
  readonly tallies: () => ReadonlyMap<Purpose, Tally>;
}

const nothing: Tally = { calls: 0, garbage: 0, input: 0, cached: 0, output: 0, cost: 0 };

/** Most tokens of one answer, and fewer than these make no answer. */
const outputTokens = 4_000;
const leastOutput = 200;
const tokensPerPicture = 1_100;

const textOf = (item: Item): string =>
  item.type === "reply" ? item.text + item.calls.map((call) => call.arguments).join("") : item.text;

/** Tokens that a question will cost at least to read, rather too many than too few. */
function estimate(question: Question): number {
  const pictures = question.items.filter((item) => item.type !== "reply" && item.picture !== null).length;
  const texts = [question.system, JSON.stringify(question.functions), ...question.items.map(textOf)];
  return texts.reduce((sum, text) => sum + tokensOf(text), pictures * tokensPerPicture);
}

/** For one run. `tell` puts each call into the record. */
export function createAsker(parts: {
  readonly model: Model;
  readonly price: Price | null;
  readonly cacheKey: string;
  readonly now: () => number;
  readonly tell: (announcement: Announcement) => void;
}): Asker {
  const { model, price, now, tell } = parts;
  const tallies = new Map<Purpose, Tally>();
  return {
    tallies: () => tallies,
    async ask(question, read, budgets, signal) {
      const input = estimate(question);
      const least = { input, cached: 0, output: leastOutput };
      for (const budget of budgets) {
        const limit = budget.over(input + leastOutput, costOf(least, price) ?? 0);
        if (limit !== null) return { type: "stop", limit };
      }
      const left = Math.min(...budgets.map((budget) => budget.tokensLeft())) - input;
      const began = now();
      const time = Math.min(...budgets.map((budget) => budget.timeLeft()));
      const late = Number.isFinite(time) ? AbortSignal.timeout(Math.ceil(time)) : null;
      let reply: ModelReply;
      try {
        reply = await model.ask(
          {
            ...question,
            items: [...question.items],
            functions: [...question.functions],
            outputTokens: Math.max(leastOutput, Math.min(outputTokens, left)),
            cacheKey: `${parts.cacheKey}-${question.purpose}`,
          },
          late === null ? signal : AbortSignal.any([signal, late]),
        );
      } catch (error) {
        signal.throwIfAborted();
        if (late?.aborted === true) return { type: "stop", limit: "minutes" };
        const down =
          error instanceof ModelError
            ? error
            : new ModelError(
                "request",
                `The model failed (${error instanceof Error ? error.message : String(error)})`,
                "Try again",
                { cause: error },
              );
        return { type: "down", error: down };
      }
      // Servers that do not count are counted for: limits hold with them too.
      const counted = reply.usage.input > 0;
      const usage = counted
        ? reply.usage
        : { input, cached: 0, output: tokensOf(textOf({ type: "reply", ...reply })) };
      const cost = costOf(usage, price);
      for (const budget of budgets) budget.spend(usage, cost);
      const value = read(reply);
      const problem = value.ok ? "" : value.problem;
      const { purpose } = question;
      const tally = tallies.get(purpose) ?? nothing;
      tallies.set(purpose, {
        calls: tally.calls + 1,
        garbage: tally.garbage + (value.ok ? 0 : 1),
        input: tally.input + usage.input,
        cached: tally.cached + usage.cached,
        output: tally.output + usage.output,
        cost: tally.cost === null || cost === null ? null : tally.cost + cost,
      });
      tell({
        announce: "event",
        event: {
          type: "model_call",
          purpose,
          model: model.name,
          usage,
          cost,
          elapsed: now() - began,
          problem,
        },
      });
      return value.ok
        ? { type: "answer", value: value.value, reply }
        : { type: "garbage", problem: value.problem, reply };
    },
  };
}
