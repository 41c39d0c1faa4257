import type { SettingsNamespace } from "../phone.ts";
import { pay, type Command } from "./command.ts";
import { missingArgument, threw } from "./failures.ts";

const usage = `Settings provider (settings) commands:
  help
      Print this help text.
  get [--user <USER_ID> | current] NAMESPACE KEY
      Retrieve the current value of KEY.
  put [--user <USER_ID> | current] NAMESPACE KEY VALUE [TAG] [default]
      Change the contents of KEY to VALUE.
  delete [--user <USER_ID> | current] NAMESPACE KEY
      Delete the entry for KEY.
  reset [--user <USER_ID> | current] NAMESPACE {PACKAGE_NAME | RESET_MODE}
      Reset the global/secure table for a package with mode.
  list [--user <USER_ID> | current] NAMESPACE
      Print all defined keys.
      NAMESPACE is one of {system, secure, global}, case-insensitive
`;

/** The table that a word names. */
export function settingsNamespace(text: string): SettingsNamespace | undefined {
  return (["system", "secure", "global"] as const).find((each) => each === text.toLowerCase());
}

/** `settings get|put|delete|list`: what is not set is "null". */
export const settings: Command = async (call) => {
  const words = call.args.filter((arg, index) => arg !== "--user" && call.args[index - 1] !== "--user");
  const [command, table, key, value] = words;
  if (call.phone.faults.booting) {
    call.err("cmd: Can't find service: settings\n");
    return 20;
  }
  await pay(call, "settings");
  if (command === undefined || command === "help") {
    call.out(usage);
    return command === undefined ? 255 : 0;
  }
  if (!["get", "put", "delete", "list", "reset"].includes(command)) {
    call.err(`Invalid command: ${command}\n${usage}`);
    return 255;
  }
  if (table === undefined) return missingArgument(call, command, command);
  const namespace = settingsNamespace(table);
  if (!namespace) {
    call.err(`Invalid namespace '${table}'\n${usage}`);
    return 255;
  }
  if (call.phone.faults.guarded && ["put", "delete", "reset"].includes(command))
    return threw(
      call,
      command,
      "java.lang.SecurityException: Permission denial, must have one of: [android.permission.WRITE_SECURE_SETTINGS]",
    );
  const store = call.phone.settings;
  if (command === "list") {
    call.out(
      store
        .list(namespace)
        .map(([name, text]) => `${name}=${text}\n`)
        .join(""),
    );
    return 0;
  }
  if (command === "reset") return 0;
  if (key === undefined) return missingArgument(call, command, table);
  if (command === "get") call.out(`${store.get(namespace, key) ?? "null"}\n`);
  else if (command === "delete") call.out(`Deleted ${store.delete(namespace, key)} rows\n`);
  else if (value === undefined) return missingArgument(call, command, key);
  else store.put(namespace, key, value);
  return 0;
};
