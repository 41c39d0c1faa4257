/** Who decides in a run: a model with its settings, or the explorer. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createExplorer } from "../agent/explorer/explorer.ts";
import type { DeviceTools } from "../agent/hands.ts";
import { ListedTool } from "../agent/mind/functions.ts";
import { priceOf, usualPrices } from "../agent/models/prices.ts";
import type { Policy } from "../agent/policy.ts";
import { exploringShare } from "../agent/run.ts";
import { dangers } from "../agent/safety/dangers.ts";
import { createFence } from "../agent/safety/fence.ts";
import { createGuard } from "../agent/safety/guard.ts";
import { nextAllowed } from "../agent/safety/guarded.ts";
import type { Configuration } from "./config.ts";
import { ConfigError } from "./errors.ts";

/** Where the model is when no address is given. */
const usualAddress = "https://api.openai.com/v1";

/** How a model decides; null in an assignment: the explorer alone. */
export type Deciding = Pick<
  Configuration,
  "model" | "api" | "fallback" | "tokens" | "money" | "goalSteps" | "prices" | "recordings" | "recordingsDir"
> & { readonly baseUrl: string; readonly apiKey: string };

/** What settings say on it, or a ConfigError. `auto` takes a model where a key or an address is set. */
export function decidingOf(settings: Configuration): Deciding | null {
  const { policy, baseUrl, apiKey, model, money, prices, recordings } = settings;
  const reachable = apiKey !== null || baseUrl !== null || recordings === "strict";
  if (policy === "explorer" || (policy === "auto" && !reachable)) return null;
  if (!reachable) {
    throw new ConfigError(
      "There is no key for a model",
      "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs none, or give --policy explorer",
    );
  }
  if (money !== null && priceOf(model, { ...usualPrices, ...prices }) === null) {
    throw new ConfigError(
      `The price of the model "${model}" is not known, so that --money cannot be kept`,
      `Set it in the settings file: {"prices": {"${model}": {"input": 1, "cached": 0.1, "output": 5}}}`,
    );
  }
  return { ...settings, baseUrl: baseUrl ?? usualAddress, apiKey: apiKey ?? "" };
}

/** What the agent may do beside touching the app under test. */
export type Allowed = Pick<Configuration, "allow" | "packages">;

/** The policy of one run. Without `allowed` the explorer does whatever it finds: for phones that are not real. */
export async function policyFor(
  deciding: Deciding | null,
  run: {
    readonly app: string;
    readonly goals: readonly string[];
    readonly seed: number;
    readonly language: "en" | "ko";
    readonly secrets: readonly string[];
    readonly allowed: Allowed | null;
    /** Of the whole run; null or absent: none. */
    readonly minutes?: number | null;
    readonly tools: () => Promise<unknown>;
  },
): Promise<Policy> {
  const { app, secrets, allowed } = run;
  if (deciding === null) {
    const explorer = createExplorer({ seed: run.seed });
    if (allowed === null) return explorer;
    const fence = createFence(randomBytes(8).toString("hex"));
    const guard = createGuard({ app, ...allowed, secrets, fence, confidential: [] });
    const decide: Policy["decide"] = (state, signal) => nextAllowed(explorer, guard, state, signal);
    return { name: explorer.name, decide };
  }
  const [{ createMind }, { connectModel }, { recordedModel }] = await Promise.all([
    import("../agent/mind/mind.ts"),
    import("../agent/models/connect.ts"),
    import("../agent/models/recorded.ts"),
  ]);
  const { baseUrl, apiKey, model, recordings } = deciding;
  const asked = connectModel(deciding.api, { baseUrl, apiKey, model });
  const listed = z.object({ tools: z.array(ListedTool) }).parse(await run.tools());
  return createMind({
    ...run,
    model: recordings === null ? asked : recordedModel(asked, recordings, deciding.recordingsDir),
    price: priceOf(model, { ...usualPrices, ...deciding.prices }),
    tools: listed.tools,
    nonce: randomBytes(8).toString("hex"),
    limits: {
      tokens: deciding.tokens,
      money: deciding.money,
      minutes: typeof run.minutes === "number" ? run.minutes * exploringShare : null,
    },
    goalLimits: { steps: deciding.goalSteps },
    fallback: deciding.fallback,
    packages: allowed?.packages ?? [],
    allow: allowed?.allow ?? [...dangers],
    now: Date.now,
  });
}

/** An MCP client, as far as a run needs it. */
export type RunClient = DeviceTools & { listTools(): Promise<unknown> };
