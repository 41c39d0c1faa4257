/** Who decides in a run, by name. */
import { createExplorer } from "../../agent/explorer/explorer.ts";
import type { Policy } from "../../agent/policy.ts";
import { configure } from "../../server/config.ts";
import { decidingOf, policyFor } from "../../server/deciding.ts";
import type { RunClient } from "../../server/deciding.ts";
import { createBreadthFirst } from "./breadth.ts";
import { createRandom } from "./random.ts";

/** Names that --policy takes. */
export const policies = ["explorer", "random", "breadth-first", "openai"] as const;
export type PolicyName = (typeof policies)[number];

/** What a model needs beside its name. */
interface RunWithModel {
  readonly app: string;
  readonly seed: number;
  readonly client: RunClient;
}

/** A policy by its name. "openai" takes its key, address and model from the environment, as `preflight run` does. */
export async function makePolicy(name: string, { app, seed, client }: RunWithModel): Promise<Policy> {
  if (name === "openai") {
    const deciding = decidingOf(configure({ flags: { policy: "openai" } }));
    const tools = (): Promise<unknown> => client.listTools();
    return policyFor(deciding, { app, goals: [], seed, language: "en", secrets: [], allowed: null, tools });
  }
  if (name === "explorer") return createExplorer({ seed });
  if (name === "random") return withoutPictures(createRandom(seed));
  if (name === "breadth-first") return withoutPictures(createBreadthFirst());
  throw new Error(`there is no policy "${name}"`);
}

/** Of these only crashes and hangs are counted, which nobody needs a picture for. */
const withoutPictures = (policy: Policy): Policy => ({
  name: policy.name,
  async decide(run, signal) {
    const next = await policy.decide(run, signal);
    return next !== null && "action" in next ? { ...next, screenshot: "never" } : next;
  },
});
