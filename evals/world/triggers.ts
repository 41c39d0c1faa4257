/** Scripted ways to the seeded bugs of an app, kept beside it: what an explorer is measured against. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { ConfigError } from "../../server/errors.ts";
import type { Drive } from "../apps/drive.ts";
import type { Step } from "../apps/steps.ts";

/** Triggers one bug on a phone with its app in front. */
export type Trigger = (drive: Drive) => Promise<unknown>;

/** Steps are checked by who plays them; here only that they are steps at all. */
const isStep = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

const Steps = z.object({
  triggers: z.record(z.string(), z.array(z.custom<Step>(isStep, "not a step"))),
});

type Script = (play: Drive["play"], phone: Drive["phone"]) => Promise<unknown>;
const Scripts = z.object({
  scripts: z.record(
    z.string(),
    z.custom<Script>((value) => typeof value === "function"),
  ),
});

/** The steps of script.ts, for who plays them otherwise; null where there are none. */
export async function readSteps(folder: string): Promise<ReadonlyMap<string, readonly Step[]> | null> {
  const steps = await exported(join(folder, "script.ts"), Steps);
  return steps === null ? null : new Map(Object.entries(steps.triggers));
}

/** `triggers` of script.ts, or `scripts` of scripts.ts, beside the app; null when it has neither. */
export async function readTriggers(folder: string): Promise<ReadonlyMap<string, Trigger> | null> {
  const steps = await readSteps(folder);
  if (steps !== null) return new Map([...steps].map(([id, list]) => [id, (drive) => drive.run(list)]));
  const scripts = await exported(join(folder, "scripts.ts"), Scripts);
  if (scripts !== null)
    return new Map(
      Object.entries(scripts.scripts).map(([id, script]) => [id, (drive) => script(drive.play, drive.phone)]),
    );
  return null;
}

async function exported<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  if (!existsSync(file)) return null;
  const module: unknown = await import(pathToFileURL(file).href);
  const read = schema.safeParse(module);
  if (read.success) return read.data;
  throw new ConfigError(
    `The scripted triggers in "${file}" cannot be read: ${z.prettifyError(read.error)}`,
    "For each bug they are a list of steps, as evals/apps/steps.ts says",
  );
}
