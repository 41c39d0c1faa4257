/** What a mind is made with. */
import type { Model } from "../models/model.ts";
import type { Price } from "../models/prices.ts";
import type { Danger } from "../safety/dangers.ts";
import type { Limits } from "./budget.ts";
import type { ListedTool } from "./functions.ts";
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
