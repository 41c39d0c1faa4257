import { pay, type Command, type CommandCall } from "./command.ts";
import { dumpPackage } from "./dumpsys/package.ts";
import { missingArgument, threw } from "./failures.ts";
import { install, installAbandon, installCommit, installCreate, installWrite } from "./install.ts";
import { list, path, queryActivities, resolveActivity } from "./package-queries.ts";

type Handler = (call: CommandCall, args: readonly string[], command: string) => number | Promise<number>;

function plain(args: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith("-") && args[index - 1] !== "--user");
}

async function uninstall(call: CommandCall, args: readonly string[]): Promise<number> {
  const [name] = plain(args);
  if (name === undefined) {
    call.err("Error: package name not specified\n");
    return 1;
  }
  await pay(call, "pm");
  const outcome = call.phone.packages.uninstall(name, args.includes("-k"));
  call.out(outcome.ok ? "Success\n" : `Failure [${outcome.failure}]\n`);
  return outcome.ok ? 0 : 1;
}

async function changePermission(
  call: CommandCall,
  args: readonly string[],
  command: string,
): Promise<number> {
  const [name, permission] = plain(args);
  if (name === undefined || permission === undefined) {
    call.err(name === undefined ? "Error: no package specified\n" : "Error: no permission specified\n");
    return 1;
  }
  await pay(call, "pm");
  if (call.phone.faults.guarded)
    return threw(
      call,
      command,
      `java.lang.SecurityException: ${command}RuntimePermission: Neither user 2000 nor current process has android.permission.GRANT_RUNTIME_PERMISSIONS.`,
    );
  if (!call.phone.packages.get(name))
    return threw(call, command, `java.lang.IllegalArgumentException: Unknown package: ${name}`);
  const outcome =
    command === "grant"
      ? call.phone.packages.grant(name, permission)
      : call.phone.packages.revoke(name, permission);
  if (outcome.ok) return 0;
  const exception = /^[\w.]+(?:Exception|Error): /.test(outcome.failure)
    ? outcome.failure
    : `java.lang.SecurityException: ${outcome.failure}`;
  return threw(call, command, exception);
}

const states: Readonly<Record<string, string>> = {
  enable: "enabled",
  disable: "disabled",
  "disable-user": "disabled-user",
  "default-state": "default",
  "disable-until-used": "disabled-until-used",
};

async function setState(call: CommandCall, args: readonly string[], command: string): Promise<number> {
  const [name] = plain(args);
  if (name === undefined) {
    call.err("Error: no package or component specified\n");
    return 1;
  }
  await pay(call, "pm");
  const found = call.phone.packages.get(name);
  if (!found) return threw(call, command, `java.lang.IllegalArgumentException: Unknown package: ${name}`);
  if (command === "disable")
    return threw(
      call,
      command,
      "java.lang.SecurityException: Shell cannot change component state for null to 2",
    );
  found.enabled = command === "enable" || command === "default-state";
  if (!found.enabled) call.phone.processes.forceStop(name, 4711);
  call.out(`Package ${name} new state: ${states[command] ?? command}\n`);
  return 0;
}

const handlers: Readonly<Record<string, Handler>> = {
  list,
  path,
  install,
  "install-create": installCreate,
  "install-write": installWrite,
  "install-commit": installCommit,
  "install-abandon": installAbandon,
  uninstall,
  grant: changePermission,
  revoke: changePermission,
  enable: setState,
  disable: setState,
  "disable-user": setState,
  "default-state": setState,
  "resolve-activity": resolveActivity,
  "query-activities": queryActivities,
  async clear(call, args, command) {
    const [name] = plain(args);
    if (name === undefined) return missingArgument(call, command, args.at(-1) ?? command);
    await pay(call, "pm clear");
    if (call.phone.faults.guarded)
      return threw(
        call,
        command,
        `java.lang.SecurityException: PID ${call.phone.processes.all()[0]?.pid ?? 4242} does not have permission android.permission.CLEAR_APP_USER_DATA to clear data of package ${name}`,
      );
    const cleared = call.phone.packages.clear(name);
    call.out(cleared ? "Success\n" : "Failed\n");
    return cleared ? 0 : 1;
  },
  async dump(call, args) {
    await pay(call, "dumpsys package");
    call.out(dumpPackage(call.phone, args));
    return 0;
  },
  async suspend(call, args) {
    await pay(call, "pm");
    call.out(`Package ${plain(args)[0] ?? ""} new suspended state: true\n`);
    return 0;
  },
  async unsuspend(call, args) {
    await pay(call, "pm");
    call.out(`Package ${plain(args)[0] ?? ""} new suspended state: false\n`);
    return 0;
  },
  async "reset-permissions"(call) {
    await pay(call, "pm");
    return 0;
  },
  async "trim-caches"(call) {
    await pay(call, "pm");
    return 0;
  },
  async compile(call) {
    await pay(call, "install");
    call.out("Success\n");
    return 0;
  },
  async "get-install-location"(call) {
    await pay(call, "pm");
    call.out("0[auto]\n");
    return 0;
  },
  async "get-max-users"(call) {
    await pay(call, "pm");
    call.out("Maximum supported users: 4\n");
    return 0;
  },
};

/** `pm`, which is also `cmd package`. */
export const pm: Command = async (call) => {
  const [command, ...args] = call.args;
  if (call.phone.faults.booting) {
    call.err(
      call.name === "pm"
        ? "Error: Could not access the Package Manager. Is the system running?\n"
        : "cmd: Can't find service: package\n",
    );
    return call.name === "pm" ? 1 : 20;
  }
  if (command === undefined || command === "help" || command === "-h") {
    call.out("Package manager (package) commands:\n  help\n    Print this help text.\n");
    return command === undefined ? 255 : 0;
  }
  const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined;
  if (handler) return handler(call, args, command);
  call.err(`Unknown command: ${command}\n`);
  return 255;
};
