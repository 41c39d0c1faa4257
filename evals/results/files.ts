/** Results in files: those that were accepted, in the repository, and those that somebody asks for. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../../server/errors.ts";
import type { FigureResult } from "../suites/figures.ts";
import type { SeededResult } from "../suites/seeded/seeded.ts";

/** What any suite comes to. */
export type AnyResult = SeededResult | FigureResult;

const fileOf = (suite: string, folder: string): string => join(folder, `${suite}.json`);

/** Folder of the accepted results. */
export const accepted = import.meta.dirname;

const Versioned = z.object({ version: z.literal(1), suite: z.string() });

/** Read a result. Null when there is none; a ConfigError for one of another version. */
export function readResult<T extends AnyResult>(suite: T["suite"], folder: string = accepted): T | null {
  const file = fileOf(suite, folder);
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

/** Keep a result as the accepted one. */
export const accept = (result: AnyResult): void => writeResult(fileOf(result.suite, accepted), result);
