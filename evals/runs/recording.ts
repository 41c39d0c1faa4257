/** A run on disk: its events, the trees that they name, and the truth. It can be scored again without a device. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { RunEvent } from "../../agent/events.ts";
import type { BlobSink } from "../../agent/events.ts";
import { ConfigError } from "../../server/errors.ts";
import { Truth } from "./truth.ts";

/** Which app was run, and how. */
export const Setting = z.strictObject({
  version: z.literal(1),
  app: z.string(),
  package: z.string(),
  /** All its seeded bugs were switched off, or it has none. */
  clean: z.boolean(),
  policy: z.string(),
  seed: z.number().int(),
  steps: z.number().int(),
  /** Whether findings were replayed. */
  prove: z.boolean(),
});
export type Setting = z.infer<typeof Setting>;

/** A run as scorers read it. */
export interface Recording {
  readonly setting: Setting;
  readonly events: readonly RunEvent[];
  readonly truth: Truth;
  /** A tree that an event names; null when it is not there. */
  readonly tree: (key: string) => string | null;
}

/** Keeps events and trees in a folder, as they come. Pictures are not kept: no scorer reads them. */
export function writeRecording(folder: string): { append(event: RunEvent): void; readonly blobs: BlobSink } {
  mkdirSync(join(folder, "trees"), { recursive: true });
  writeFileSync(join(folder, "events.jsonl"), "");
  return {
    append: (event) => appendFileSync(join(folder, "events.jsonl"), `${JSON.stringify(event)}\n`),
    blobs: {
      put(bytes, type) {
        const key = createHash("sha256").update(bytes).digest("hex").slice(0, 24);
        if (type === "application/xml") writeFileSync(join(folder, "trees", `${key}.xml`), bytes);
        return Promise.resolve(key);
      },
    },
  };
}

/** Keeps one more part of a recording. */
export const writePart = (folder: string, part: "setting" | "truth", value: unknown): void =>
  writeFileSync(join(folder, `${part}.json`), `${JSON.stringify(value, null, 1)}\n`);

/** Reads a recording back. Throws a ConfigError for a folder that holds none, or one of another version. */
export function readRecording(folder: string): Recording {
  const part = <T>(name: string, schema: z.ZodType<T>): T => {
    const file = join(folder, name);
    if (!existsSync(file))
      throw new ConfigError(`There is no recording in "${folder}": ${name} is missing`, "Record it again");
    const text = readFileSync(file, "utf8");
    const read = schema.safeParse(
      name.endsWith("l")
        ? text
            .split("\n")
            .filter((line) => line !== "")
            .map((line): unknown => JSON.parse(line))
        : JSON.parse(text),
    );
    if (!read.success)
      throw new ConfigError(
        `The recording in "${folder}" is of another version: ${z.prettifyError(read.error).slice(0, 300)}`,
        "Record it again",
      );
    return read.data;
  };
  return {
    setting: part("setting.json", Setting),
    events: part("events.jsonl", z.array(RunEvent)),
    truth: part("truth.json", Truth),
    tree: (key) => {
      const file = join(folder, "trees", `${key}.xml`);
      return existsSync(file) ? readFileSync(file, "utf8") : null;
    },
  };
}
