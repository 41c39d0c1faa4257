/** What a run cost beside time: calls of a model, tokens, money, actions on the device. */
import type { RunEvent } from "../../agent/events.ts";
import { round } from "./intervals.ts";

/** All 0 without a model. */
export interface Cost {
  readonly calls: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** US dollars at list prices; null where the price of a call is not known. */
  readonly dollars: number | null;
  /** Actions on the device, replays among them. */
  readonly actions: number;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The cost of some runs, by their events. */
export function costOf(events: readonly RunEvent[]): Cost {
  const calls = events.filter((event) => event.type === "model_call");
  const prices = calls.map(({ cost }) => cost);
  return {
    calls: calls.length,
    inputTokens: sum(calls.map(({ usage }) => usage.input)),
    cachedTokens: sum(calls.map(({ usage }) => usage.cached)),
    outputTokens: sum(calls.map(({ usage }) => usage.output)),
    dollars: prices.includes(null) ? null : round(sum(prices.map((price) => price ?? 0))),
    actions: sum(
      events.map((event) =>
        event.type === "step" ? 1 : event.type === "finding_checked" ? event.actions : 0,
      ),
    ),
  };
}
