/** The settings file. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { ConfigError } from "../errors.ts";

/** The settings in a file, and what to call it; `preflight.json` in the folder may be missing, a named file may not. */
export function readSettingsFile(
  folder: string,
  file: string | undefined,
): { name: string; values: Readonly<Record<string, unknown>> } {
  const name = file ?? "preflight.json";
  const path = resolve(folder, name);
  if (file === undefined && !existsSync(path)) return { name, values: {} };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `The settings file ${name} cannot be read (${why})`,
      "Correct it, or leave out --config",
    );
  }
  const values = z.record(z.string(), z.unknown()).safeParse(content);
  if (values.success) return { name, values: values.data };
  throw new ConfigError(
    `The settings file ${name} does not hold an object`,
    'Write settings like {"steps": 300}',
  );
}
