import { readPath } from "../shell/devices.ts";
import { FileError } from "../shell/files.ts";
import { pay, type CommandCall } from "./command.ts";
import { threw } from "./failures.ts";
import { closeSession, createSession, findSession } from "./package-sessions.ts";

/** Options of `pm install` that take a word. */
const valued = new Set([
  "-S",
  "-i",
  "-p",
  "--user",
  "--abi",
  "--install-location",
  "--install-reason",
  "--originating-uri",
  "--referrer",
  "--pkg",
  "--split",
  "--package-source",
  "--update-ownership",
]);

interface InstallWords {
  readonly flags: ReadonlySet<string>;
  readonly size: number | undefined;
  readonly rest: readonly string[];
}

function readWords(args: readonly string[]): InstallWords {
  const flags = new Set<string>();
  const rest: string[] = [];
  let size: number | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (valued.has(arg)) {
      i++;
      if (arg === "-S") size = Number(args[i]);
    } else if (arg.startsWith("-") && arg.length > 1) flags.add(arg);
    else rest.push(arg);
  }
  return { flags, size, rest };
}

async function finish(call: CommandCall, bytes: Buffer, flags: ReadonlySet<string>): Promise<number> {
  await pay(call, "install");
  const { faults } = call.phone;
  const failure = faults.storageFull ? "INSTALL_FAILED_INSUFFICIENT_STORAGE" : faults.installFailure;
  const outcome =
    failure !== undefined
      ? { ok: false as const, failure }
      : await call.phone.packages.install(bytes, {
          // Replacing is what `pm install` does by itself since Android 9.
          replace: flags.has("-r") || (call.phone.profile.api >= 28 && !flags.has("-R")),
          grantAll: flags.has("-g"),
          allowTest: flags.has("-t"),
          allowDowngrade: flags.has("-d"),
        });
  if (outcome.ok) {
    call.out("Success\n");
    return 0;
  }
  call.out(`Failure [${outcome.failure}]\n`);
  return 1;
}

/** The bytes of a file of the phone, or undefined (and complained about). */
function readApk(call: CommandCall, path: string): Buffer | undefined {
  try {
    return readPath(call.phone, call.cwd, path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.err(
      `Error: Unable to open file: ${path}\nConsider using a file under /data/local/tmp/\nError: Can't open file: ${path}\n`,
    );
    return undefined;
  }
}

/** `pm install`: a file of the phone, or `-S SIZE` bytes from standard input. */
export async function install(call: CommandCall, args: readonly string[]): Promise<number> {
  const { flags, size, rest } = readWords(args);
  const [path] = rest;
  if (path !== undefined && path !== "-") {
    const data = readApk(call, path);
    return data ? finish(call, data, flags) : 1;
  }
  if (size === undefined) {
    call.err("Error: must either specify a package size or an APK file\n");
    return 1;
  }
  const data = await call.stdin.take(size);
  if (data.length < size) {
    call.err(`Error: java.io.IOException: unexpected EOF: ${data.length} of ${size} bytes\n`);
    return 1;
  }
  return finish(call, data, flags);
}

/** `pm install-create`: never reads standard input. */
export async function installCreate(call: CommandCall, args: readonly string[]): Promise<number> {
  await pay(call, "pm");
  const { flags } = readWords(args);
  call.out(`Success: created install session [${createSession(call.phone, [...flags]).id}]\n`);
  return 0;
}

/** `pm install-write [-S SIZE] SESSION NAME [PATH|-]` */
export async function installWrite(call: CommandCall, args: readonly string[]): Promise<number> {
  const { size, rest } = readWords(args);
  const [id, name = "base.apk", path = "-"] = rest;
  const session = findSession(call.phone, Number(id));
  if (!session)
    return threw(
      call,
      "install-write",
      `java.lang.SecurityException: Caller has no access to session ${id ?? ""}`,
    );
  const data =
    path === "-"
      ? size === undefined
        ? await call.stdin.all()
        : await call.stdin.take(size)
      : readApk(call, path);
  if (!data) return 1;
  session.parts.set(name, data);
  call.out(`Success: streamed ${data.length} bytes\n`);
  return 0;
}

/** `pm install-commit SESSION`: installs the base of what was streamed. */
export async function installCommit(call: CommandCall, args: readonly string[]): Promise<number> {
  const id = Number(readWords(args).rest[0]);
  const session = findSession(call.phone, id);
  if (!session)
    return threw(
      call,
      "install-commit",
      `java.lang.SecurityException: Caller has no access to session ${args[0] ?? ""}`,
    );
  closeSession(call.phone, id);
  const base =
    [...session.parts].find(([name]) => name.includes("base"))?.[1] ?? [...session.parts.values()][0];
  if (!base) {
    call.out("Failure [INSTALL_FAILED_INVALID_APK: Missing existing base package]\n");
    return 1;
  }
  return finish(call, base, new Set(["-r", ...session.options]));
}

/** `pm install-abandon SESSION` */
export async function installAbandon(call: CommandCall, args: readonly string[]): Promise<number> {
  await pay(call, "pm");
  if (!closeSession(call.phone, Number(args[0]))) {
    return threw(
      call,
      "install-abandon",
      `java.lang.SecurityException: Caller has no access to session ${args[0] ?? ""}`,
    );
  }
  call.out("Success\n");
  return 0;
}
