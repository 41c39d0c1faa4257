import { resolvePath } from "../shell/paths.ts";
import { FileError } from "../shell/files.ts";
import type { Command } from "./command.ts";

const names = [
  "sed",
  "awk",
  "sort",
  "uniq",
  "cut",
  "rev",
  "tac",
  "nl",
  "paste",
  "comm",
  "join",
  "fold",
  "expand",
  "strings",
  "diff",
  "column",
  "expr",
] as const;

type Borrowed = (typeof names)[number];

/** A program of just-bash, with a file system of its own that holds only the files that are named on the command line. */
function borrow(name: Borrowed): Command {
  return async (call) => {
    const { Bash, InMemoryFs } = await import("just-bash");
    const files: Record<string, Uint8Array> = {};
    for (const arg of call.args) {
      const full = resolvePath(call.cwd, arg);
      const data = arg === "" || arg.startsWith("-") ? undefined : call.phone.files.read(full);
      if (data) files[full] = new Uint8Array(data);
    }
    const fs = new InMemoryFs(files);
    await fs.mkdir(call.cwd, { recursive: true });
    const shell = new Bash({
      fs,
      cwd: call.cwd,
      commands: [name],
      defenseInDepth: false,
      env: { TZ: "UTC" },
    });
    const reading =
      name !== "expr" &&
      name !== "diff" &&
      !(name === "awk" && call.args.length === 1 && /^\s*BEGIN\s*\{[^]*\}\s*$/.test(call.args[0] ?? ""));
    const needsInput = reading && (Object.keys(files).length === 0 || call.args.includes("-"));
    const stdin = needsInput ? (await call.stdin.all()).toString("latin1") : "";
    const result = await shell.exec(name, {
      args: [...call.args],
      stdin,
      stdinKind: "bytes",
      signal: call.signal,
    });
    call.out(
      Buffer.from(
        result.stdout,
        result.stdoutKind === "bytes" || result.stdoutEncoding === "binary" ? "latin1" : "utf8",
      ),
    );
    call.err(result.stderr);
    if (name === "sed" && call.args.some((arg) => /^-[a-zA-Z]*i/.test(arg))) {
      for (const path of Object.keys(files)) {
        try {
          call.phone.files.write(path, Buffer.from(await fs.readFileBuffer(path)));
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          call.err(`sed: ${path}: ${error.message}\n`);
          return 1;
        }
      }
    }
    return result.exitCode;
  };
}

/** Programs about text that just-bash has: they read all before they write. */
export const borrowedCommands: Readonly<Record<string, Command>> = Object.fromEntries(
  names.map((name) => [name, borrow(name)]),
);
