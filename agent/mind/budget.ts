/** Limits of a run and of a goal: steps, minutes, tokens, money. A limit that is reached is an outcome, never an error. */
import type { Usage } from "../models/model.ts";

/** Null: no limit. Money in US dollars. */
export interface Limits {
  readonly steps: number | null;
  readonly minutes: number | null;
  readonly tokens: number | null;
  readonly money: number | null;
}

export const unlimited: Limits = { steps: null, minutes: null, tokens: null, money: null };

export type Limit = keyof Limits;

export interface Budget {
  step(): void;
  spend(usage: Usage, cost: number | null): void;
  /** The limit that is reached, or that a call of so many tokens more would break; null when it fits. */
  over(tokens: number, cost: number): Limit | null;
  /** Tokens that are left; infinite without a limit. */
  readonly tokensLeft: () => number;
  /** Milliseconds that are left; infinite without a limit. */
  readonly timeLeft: () => number;
  readonly spent: () => { readonly steps: number; readonly tokens: number; readonly money: number };
}

/** A budget that begins now. */
export function createBudget(limits: Limits, now: () => number): Budget {
  const began = now();
  let [steps, tokens, money] = [0, 0, 0];
  return {
    step: () => void (steps += 1),
    spend(usage, cost) {
      tokens += usage.input + usage.output;
      money += cost ?? 0;
    },
    over(more, cost) {
      if (limits.steps !== null && steps >= limits.steps) return "steps";
      if (limits.minutes !== null && (now() - began) / 60_000 >= limits.minutes) return "minutes";
      if (limits.tokens !== null && tokens + more > limits.tokens) return "tokens";
      return limits.money !== null && money + cost > limits.money ? "money" : null;
    },
    tokensLeft: () => (limits.tokens === null ? Infinity : Math.max(0, limits.tokens - tokens)),
    timeLeft: () =>
      limits.minutes === null ? Infinity : Math.max(0, limits.minutes * 60_000 - (now() - began)),
    spent: () => ({ steps, tokens, money }),
  };
}

/** A limit in words, with its value. */
export function limitWords(limit: Limit, limits: Limits): string {
  const value = limits[limit] ?? 0;
  return limit === "money" ? `$${value}` : `${value.toLocaleString("en-US")} ${limit}`;
}
