/** Scripted ways to the seeded bugs of an app, kept beside it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { ConfigError } from "../../server/errors.ts";
import type { Step, Triggers } from "../apps/steps.ts";

/** Steps are checked by who plays them; here only that they are steps at all. */
const isStep = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

const Script = z.object({
  triggers: z.record(z.string(), z.array(z.custom<Step>(isStep, "not a step"))),
});

/** What `script.ts` beside the app exports as `triggers`; null when there is no such file. */
export async function readTriggers(folder: string): Promise<Triggers | null> {
  const file = join(folder, "script.ts");
  if (!existsSync(file)) return null;
  const module: unknown = await import(pathToFileURL(file).href);
  const read = Script.safeParse(module);
  if (!read.success)
    throw new ConfigError(
      `The scripted triggers in "${file}" cannot be read: ${z.prettifyError(read.error)}`,
      "It exports triggers: for each bug a list of steps, as evals/apps/steps.ts says",
    );
  return read.data.triggers;
}
