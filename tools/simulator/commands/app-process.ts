import { compilePattern, type ClientPattern } from "./client-pattern.ts";
import { pay, type Command } from "./command.ts";
import { readOptions } from "./options.ts";
import { rows } from "./processes.ts";

/** `app_process`: there is no virtual machine here, so no class is ever found; tools that push one fall back. */
export const appProcess: Command = async (call) => {
  const name = call.args.filter((arg) => !arg.startsWith("-"))[1] ?? "";
  await pay(call, "input program");
  call.phone.logs.write({
    buffer: "crash",
    pid: 21_345,
    uid: 2000,
    priority: "E",
    tag: "AndroidRuntime",
    message: `java.lang.ClassNotFoundException: Didn't find class "${name}" on path: DexPathList[[zip file "${call.env.get("CLASSPATH") ?? "."}"],nativeLibraryDirectories=[/system/lib64, /system_ext/lib64]]`,
  });
  call.err("Aborted \n");
  return 134;
};

/** `pgrep` and `pkill`: the shell user sees all processes, and may signal none of them. */
export const processGrep: Command = (call) => {
  const { flags, rest } = readOptions(call.args, "cfilLnovxq", "Uugst");
  let pattern: ClientPattern;
  try {
    const source = rest[0] ?? "";
    pattern = compilePattern(flags.has("x") ? `^(?:${source})$` : source, { ignoreCase: flags.has("i") });
  } catch {
    call.err(`${call.name}: bad regex '${rest[0] ?? ""}'\n`);
    return 2;
  }
  const found = rows(call.phone).filter(({ name }) =>
    pattern.test(flags.has("f") || flags.has("x") ? name : name.slice(-15)),
  );
  if (found.length === 0) return 1;
  if (call.name === "pkill") {
    for (const { pid } of found) call.err(`pkill: pid ${pid}: Operation not permitted\n`);
    return 1;
  }
  call.out(
    found.map(({ pid, name }) => `${pid}${flags.has("l") || flags.has("a") ? ` ${name}` : ""}\n`).join(""),
  );
  return 0;
};
