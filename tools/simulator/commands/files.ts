import { accessOf, homeOf } from "../shell/access.ts";
import { readPath } from "../shell/devices.ts";
import { FileError } from "../shell/files.ts";
import { baseName, directoryName, resolvePath } from "../shell/paths.ts";
import type { Command, CommandCall } from "./command.ts";
import { listFiles } from "./ls.ts";
import { readOptions } from "./options.ts";
import { eachOperand, refuse } from "./text-files.ts";

/** Run for each path; a FileError is told in toybox's form and makes the exit code 1. */
function each(
  call: CommandCall,
  paths: readonly string[],
  run: (full: string, path: string) => void,
  form = (path: string) => path,
): number {
  let status = 0;
  for (const path of paths) {
    try {
      run(resolvePath(call.cwd, path), path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`${call.name}: ${form(path)}: ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}

function needsArgument(call: CommandCall, count = 1): number {
  call.err(`${call.name}: Needs ${count} argument${count === 1 ? "" : "s"}\n`);
  return 1;
}

/** Why a path is not there, in Linux's words. */
function missing(path: string): FileError {
  const access = accessOf(homeOf(directoryName(path)));
  return new FileError(access === "denied" ? "Permission denied" : "No such file or directory");
}

function copyTree(call: CommandCall, from: string, to: string): void {
  const { files } = call.phone;
  const stat = files.stat(from);
  if (!stat) throw missing(from);
  if (!stat.directory) {
    files.write(to, readPath(call.phone, "/", from), { mode: stat.mode & 0o7777 });
    return;
  }
  if (!files.stat(to)) files.makeDirectory(to);
  for (const name of files.list(from) ?? []) copyTree(call, `${from}/${name}`, `${to}/${name}`);
}

/** `cp` and `mv` share their rules about where things go. */
function transfer(call: CommandCall, move: boolean): number {
  const { flags, rest } = readOptions(call.args, "rRafpvndTDHL");
  if (rest.length < 2) return needsArgument(call, 2);
  const target = rest.at(-1) ?? "";
  const full = resolvePath(call.cwd, target);
  const { files } = call.phone;
  const intoDirectory = files.stat(full)?.directory === true;
  if (rest.length > 2 && !intoDirectory) {
    call.err(`${call.name}: '${target}' not directory\n`);
    return 1;
  }
  let status = 0;
  for (const path of rest.slice(0, -1)) {
    const from = resolvePath(call.cwd, path);
    const to = intoDirectory ? `${full === "/" ? "" : full}/${baseName(from)}` : full;
    const stat = files.stat(from);
    try {
      if (!stat) {
        call.err(`${call.name}: bad '${path}': ${missing(from).message}\n`);
        status = 1;
      } else if (stat.directory && !move && !["r", "R", "a"].some((flag) => flags.has(flag))) {
        call.err(`${call.name}: Skipped dir '${path}'\n`);
        status = 1;
      } else if (from === to) {
        call.err(`${call.name}: '${path}' is '${target}'\n`);
        status = 1;
      } else if (to.startsWith(`${from}/`)) {
        call.err(`${call.name}: '${path}' into itself\n`);
        status = 1;
      } else {
        if (move && files.writable(from) !== "yes" && files.writable(from) !== "No space left on device")
          throw new FileError("Permission denied");
        copyTree(call, from, to);
        if (move) files.remove(from, true);
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(
        `${call.name}: ${call.name === "cp" ? `can't create '${to}'` : `bad '${path}'`}: ${error.message}\n`,
      );
      status = 1;
    }
  }
  return status;
}

/** toybox's commands about files. */
export const fileCommands: Readonly<Record<string, Command>> = {
  ls: listFiles,

  async cat(call) {
    const { rest, unknown } = readOptions(call.args, "uetv");
    if (unknown) return refuse(call, unknown);
    let status = 0;
    for (const path of rest.length > 0 ? rest : ["-"]) {
      if (path === "-")
        for (let data = await call.stdin.read(); data; data = await call.stdin.read()) {
          call.out(data);
          await call.room();
        }
      else status |= await eachOperand(call, [path], (data) => call.out(data));
    }
    return status;
  },

  mkdir(call) {
    const { flags, rest, unknown } = readOptions(call.args, "pv", "m");
    if (unknown) return refuse(call, unknown);
    if (rest.length === 0) return needsArgument(call);
    const { files } = call.phone;
    const make = (full: string): void => {
      if (!flags.has("p")) {
        files.makeDirectory(full);
        return;
      }
      const stat = files.stat(full);
      if (stat && !stat.directory) throw new FileError("File exists");
      if (stat) return;
      make(directoryName(full));
      files.makeDirectory(full);
    };
    return each(call, rest, make, (path) => `'${path}'`);
  },

  rmdir: (call) =>
    each(call, readOptions(call.args, "p").rest, (full) => {
      const stat = call.phone.files.stat(full);
      if (!stat) throw missing(full);
      if (!stat.directory) throw new FileError("Not a directory");
      call.phone.files.remove(full, false);
    }),

  rm(call) {
    const { flags, rest, unknown } = readOptions(call.args, "rRfiv");
    if (unknown) return refuse(call, unknown);
    if (rest.length === 0) return flags.has("f") ? 0 : needsArgument(call);
    const recursive = flags.has("r") || flags.has("R");
    return each(call, rest, (full) => {
      const stat = call.phone.files.stat(full);
      if (!stat && flags.has("f")) return;
      if (!stat) throw missing(full);
      if (stat.directory && !recursive) throw new FileError("Is a directory");
      call.phone.files.remove(full, recursive);
    });
  },

  touch(call) {
    const { flags, rest } = readOptions(call.args, "acmh", "dtr");
    return each(
      call,
      rest,
      (full) => {
        const data = call.phone.files.read(full);
        if (call.phone.files.stat(full)?.directory || (!data && flags.has("c"))) return;
        call.phone.files.write(full, data ?? Buffer.alloc(0));
      },
      (path) => `'${path}'`,
    );
  },

  cp: (call) => transfer(call, false),
  mv: (call) => transfer(call, true),

  chmod(call) {
    const { rest } = readOptions(
      call.args.map((arg) => (/^-[rwx]+$/.test(arg) ? `a${arg}` : arg)),
      "Rvf",
    );
    const [mode = "", ...paths] = rest;
    if (paths.length === 0) return needsArgument(call, 2);
    return each(
      call,
      paths,
      (full) => {
        const stat = call.phone.files.stat(full);
        if (!stat) throw missing(full);
        if (stat.directory || full.startsWith("/sdcard")) return;
        const bits = /^[0-7]+$/.test(mode)
          ? Number.parseInt(mode, 8)
          : mode.includes("x")
            ? stat.mode | 0o111
            : stat.mode;
        const data = call.phone.files.read(full);
        if (data) call.phone.files.write(full, data, { mode: bits & 0o7777, mtime: stat.mtime });
      },
      (path) => `chmod '${path}' to ${mode}`,
    );
  },

  realpath: (call) =>
    each(
      call,
      call.args.filter((arg) => !arg.startsWith("-")),
      (full) => {
        if (!call.phone.files.stat(full)) throw missing(full);
        call.out(`${homeOf(full)}\n`);
      },
    ),

  basename(call) {
    const [path = "", suffix = ""] = call.args;
    const name = baseName(path);
    call.out(`${suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`);
    return 0;
  },

  dirname(call) {
    call.out(`${directoryName(call.args[0] ?? "")}\n`);
    return 0;
  },
};
