/** Who decides in a run, by name. */
import { createExplorer } from "../../agent/explorer/explorer.ts";
import type { Policy } from "../../agent/policy.ts";
import { createBreadthFirst } from "./breadth.ts";
import { createRandom } from "./random.ts";

/** Names that --policy takes. */
export const policies = ["explorer", "random", "breadth-first", "openai"] as const;
export type PolicyName = (typeof policies)[number];

/** A policy by its name. */
export function makePolicy(name: string, seed: number): Policy {
  if (name === "explorer") return createExplorer({ seed });
  if (name === "random") return createRandom(seed);
  if (name === "breadth-first") return createBreadthFirst();
  throw new Error(`there is no policy "${name}"`);
}
