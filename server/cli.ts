/**
 * The command line: commands, and what becomes of their errors. What is slow to load (the simulated phone, pictures, the
 * MCP SDK) is loaded by the command that needs it.
 */
import { Command, CommanderError } from "commander";
import { addArchive } from "./commands/archive.ts";
import { addDemo } from "./commands/demo.ts";
import { addDevices } from "./commands/devices.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addMcp } from "./commands/mcp.ts";
import { addPhone } from "./commands/phone.ts";
import { addReport } from "./commands/report.ts";
import { addRun } from "./commands/run.ts";
import { addServe } from "./commands/serve.ts";
import type { Context } from "./commands/context.ts";
import { lineFor } from "./errors.ts";
import { CancelledError, cancelledExit } from "./interrupt.ts";
import { version } from "./version.ts";

/** Exit code of wrong usage, wrong settings and everything else that kept a command from its work. */
const failureExit = 2;

/** Run a command line (without node and script); resolves with the exit code. Never rejects. */
export async function runCommandLine(
  words: readonly string[],
  streams: Pick<Context, "stdout" | "stderr">,
): Promise<number> {
  let code = 0;
  const context: Context = { ...streams, exit: (value) => (code = value) };
  const program = new Command("preflight")
    .description("Finds the errors in an Android app before its users do, and proves them by replay.")
    .version(version, "--version", "print the version")
    .helpOption("--help", "print help")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text.replace(/^error: /, "preflight: ")),
    });
  // Commands take over exitOverride and output from the program when they are made.
  for (const add of [
    addDemo,
    addRun,
    addDevices,
    addReport,
    addServe,
    addMcp,
    addPhone,
    addArchive,
    addDoctor,
  ])
    add(program, context);
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failureExit;
    if (error instanceof CancelledError) return cancelledExit;
    streams.stderr.write(`preflight: ${lineFor(error) ?? bugLine(error)}\n`);
    return failureExit;
  }
}

/** A bug of ours, in a line; the stack is for those who ask. */
function bugLine(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `an error of Preflight itself, please report it: ${what.replaceAll(/\s*\n\s*/g, " ")}`;
}
