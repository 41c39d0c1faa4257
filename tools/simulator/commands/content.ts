import { pay, type Command } from "./command.ts";
import { settingsNamespace } from "./settings.ts";

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** `--bind name:s:value`, several times. */
function bindings(args: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  args.forEach((arg, index) => {
    const [name, , ...value] = (args[index + 1] ?? "").split(":");
    if (arg === "--bind" && name !== undefined) found.set(name, value.join(":"));
  });
  return found;
}

/** `content query|insert|update|delete` on the settings; other providers are not there. */
export const content: Command = async (call) => {
  const [command = "", ...args] = call.args;
  await pay(call, "cmd");
  const uri = option(args, "--uri") ?? "";
  const [, authority = "", rest = ""] = /^content:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
  const [table = "", key] = rest.split("/");
  const namespace = settingsNamespace(table);
  if (authority !== "settings") {
    call.err(
      authority === ""
        ? "[ERROR] Required argument --uri is not specified\n"
        : `[ERROR] Could not find provider: ${authority}\n`,
    );
    return 0;
  }
  if (!namespace) {
    call.err(
      `Error while accessing provider:settings\njava.lang.IllegalArgumentException: Bad root path: ${table}\n`,
    );
    return 0;
  }
  const { settings } = call.phone;
  const where = /name\s*=\s*'([^']*)'/.exec(option(args, "--where") ?? "")?.[1];
  if (command === "query") {
    const only = key ?? where;
    const rows = settings.list(namespace).filter(([name]) => only === undefined || name === only);
    if (rows.length === 0) call.out("No result found.\n");
    rows.forEach(([name, value], index) =>
      call.out(`Row: ${index} _id=${20 + index}, name=${name}, value=${value}\n`),
    );
  } else if (command === "insert" || command === "update") {
    const bound = bindings(args);
    const name = bound.get("name") ?? key ?? where;
    if (name !== undefined) settings.put(namespace, name, bound.get("value") ?? "");
  } else if (command === "delete") {
    const name = key ?? where;
    if (name !== undefined) settings.delete(namespace, name);
  } else call.err(`[ERROR] Unsupported operation: ${command}\n`);
  return 0;
};
