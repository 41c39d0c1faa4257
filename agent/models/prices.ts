/** What calls cost. Prices change: settings say others, and these are only where they say nothing. */
import { z } from "zod";
import type { Usage } from "./model.ts";

/** US dollars for a million tokens. */
export const Price = z.strictObject({ input: z.number(), cached: z.number(), output: z.number() });
export type Price = z.infer<typeof Price>;

/** By the model's name; a longer name that begins with one of these ("gpt-5-mini-2025-08-07") takes its price. */
export type PriceTable = Readonly<Record<string, Price>>;

/** As the provider published them in autumn 2025. */
export const usualPrices: PriceTable = {
  "gpt-5": { input: 1.25, cached: 0.125, output: 10 },
  "gpt-5-mini": { input: 0.25, cached: 0.025, output: 2 },
  "gpt-5-nano": { input: 0.05, cached: 0.005, output: 0.4 },
  "gpt-4.1": { input: 2, cached: 0.5, output: 8 },
  "gpt-4.1-mini": { input: 0.4, cached: 0.1, output: 1.6 },
  "gpt-4o": { input: 2.5, cached: 1.25, output: 10 },
  "gpt-4o-mini": { input: 0.15, cached: 0.075, output: 0.6 },
};

/** The price of a model, by the longest name that fits; null when none does. */
export function priceOf(model: string, table: PriceTable): Price | null {
  const fits = Object.keys(table)
    .filter(
      (name) => model === name || (model.startsWith(`${name}-`) && /^\d/.test(model.slice(name.length + 1))),
    )
    .sort((a, b) => b.length - a.length);
  return table[fits[0] ?? ""] ?? null;
}

/** US dollars of one call; null without a price. */
export function costOf(usage: Usage, price: Price | null): number | null {
  if (price === null) return null;
  const fresh = Math.max(0, usage.input - usage.cached);
  return (fresh * price.input + usage.cached * price.cached + usage.output * price.output) / 1_000_000;
}
