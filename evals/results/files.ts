/** Results in files: those that were accepted, in the repository, and those that somebody asks for. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../../server/errors.ts";
import { accepted } from "./accepted.ts";
import { policies } from "../policies/policies.ts";
import type { FigureResult } from "../suites/figures.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";

/** What any suite comes to. */
export type AnyResult = SeededResult | FigureResult;

const fileOf = (name: string, folder: string): string => join(folder, `${name}.json`);

/** The explorer's result is the suite's; others stand beside it. */
const nameOf = (result: AnyResult): string =>
  "policy" in result && result.policy !== usual ? `${result.suite}-${result.policy}` : result.suite;
const usual = "explorer";

const Versioned = z.object({ version: z.literal(1), suite: z.string() });

/** Read a result. Null when there is none; a ConfigError for one of another version. */
export function readResult<T extends AnyResult>(
  suite: T["suite"],
  folder: string = accepted,
  policy: string = usual,
): T | null {
  const file = fileOf(policy === usual ? suite : `${suite}-${policy}`, folder);
  if (!existsSync(file)) return null;
  const raw: unknown = JSON.parse(readFileSync(file, "utf8"));
  const head = Versioned.safeParse(raw);
  if (!head.success || head.data.suite !== suite)
    throw new ConfigError(
      `"${file}" is no result of the suite ${suite} in version 1`,
      "Make it anew with --accept",
    );
  return z.custom<T>(() => true).parse(raw);
}

/** Write a result. */
export const writeResult = (file: string, result: unknown): void =>
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);

/** Accepted results of the seeded suite with other policies. */
export const readOthers = (): readonly SeededResult[] =>
  policies
    .filter((policy) => policy !== usual)
    .map((policy) => readResult<SeededResult>("seeded", accepted, policy))
    .filter((result) => result !== null);

/** Keep a result as the accepted one. */
export const accept = (result: AnyResult, folder: string): void =>
  writeResult(fileOf(nameOf(result), folder), result);
