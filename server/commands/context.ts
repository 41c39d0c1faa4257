/** What commands share: streams, the exit code, and flags that several have. */
import { resolve } from "node:path";
import { Command } from "commander";
import { writeWhole } from "../report/write.ts";
import { ActionableError } from "../errors.ts";
import type { Screen } from "../progress/progress.ts";

/** Where a command reads and writes. Results go to `stdout`, words for people to `stderr`. */
export interface Context {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Say how the command ended. */
  exit(code: number): void;
}

/** Values of flags, as commander gives them. */
export type Flags = Readonly<Record<string, unknown>>;

/** A flag's value as text, if it was given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

/** Collects a flag that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A command with the flags for the adb server. */
export function adbFlags(command: Command): Command {
  return command
    .option("--adb-host <host>", "host of the adb server")
    .option("--adb-port <port>", "port of the adb server");
}

/** A command with the flags of every run. */
export function runFlags(command: Command): Command {
  return command
    .option("--steps <n>", "stop exploring after so many steps")
    .option("--minutes <n>", "stop after so many minutes")
    .option("--seed <n>", "same seed, same run")
    .option("--out <dir>", "folder of the record and the reports")
    .option("--json <file>", 'write the result as JSON ("-": to stdout)')
    .option("--lang <language>", "language of the report: en, ko")
    .option("--config <file>", "settings file (preflight.json)")
    .option("--policy <who>", "who decides: openai, explorer, or auto (a model where there is a key)")
    .option("--model <name>", "model at OPENAI_BASE_URL")
    .option("--api <name>", "API of the model's server: responses, chat")
    .option("--fallback <what>", "without the model: explorer goes on, or end")
    .option("--tokens <n>", "most tokens of the model")
    .option("--money <dollars>", "most that the model may cost")
    .option("--recordings <mode>", "turns of the model on disk: record, replay, strict")
    .option("--allow <danger>", "allow buy, send, delete-account or leave; may be repeated", collect);
}

/** Write a result as JSON where `--json` says; nothing without it. */
export async function writeJson(file: string | undefined, result: object, context: Context): Promise<void> {
  if (file === undefined) return;
  const text = `${JSON.stringify(result, null, 2)}\n`;
  if (file === "-") {
    context.stdout.write(text);
    return;
  }
  try {
    await writeWhole(resolve(file), text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ActionableError(
      `The result cannot be written to --json "${file}" (${why})`,
      "Name another file",
    );
  }
}
