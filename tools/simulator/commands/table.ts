import type { Command, CommandTable } from "./command.ts";
import { fileCommands } from "./files.ts";

/** Every program that the phone has, by its name. */
export const commands: CommandTable = new Map<string, Command>(Object.entries(fileCommands));
