import type { CommandCall } from "./command.ts";

/** `xargs [-0] [-r] [-n COUNT] [-I MARK] COMMAND…` */
export async function xargs(call: CommandCall): Promise<number> {
  let at = 0;
  let most = Number.POSITIVE_INFINITY;
  let zero = false;
  let replace: string | undefined;
  let skipEmpty = false;
  for (; call.args[at]?.startsWith("-"); at++) {
    const arg = call.args[at] ?? "";
    if (arg === "-n" || arg === "-L") most = Number(call.args[++at]);
    else if (arg.startsWith("-n")) most = Number(arg.slice(2));
    else if (arg === "-0") zero = true;
    else if (arg === "-I") replace = call.args[++at] ?? "{}";
    else if (arg === "-r") skipEmpty = true;
  }
  const command = call.args.slice(at);
  const text = (await call.stdin.all()).toString("utf8");
  const items = zero
    ? text.split("\0").filter((item) => item !== "")
    : replace === undefined
      ? (text.match(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []).map((item) =>
          item.replace(/"([^"]*)"|'([^']*)'|\\(.)/g, "$1$2$3"),
        )
      : text.split("\n").filter((item) => item !== "");
  if (items.length === 0 && (skipEmpty || replace !== undefined)) return 0;
  let status = 0;
  const mark = replace;
  const groups: string[][] = [];
  if (mark !== undefined)
    for (const item of items) groups.push(command.map((word) => word.replaceAll(mark, () => item)));
  else {
    const size = Math.min(most, Math.max(1, items.length));
    for (let i = 0; i < Math.max(1, items.length); i += size)
      groups.push([...(command.length > 0 ? command : ["echo"]), ...items.slice(i, i + size)]);
  }
  for (const words of groups) {
    const code = await call.run(words);
    if (code !== 0) status = code === 127 || code === 126 ? code : 123;
  }
  return status;
}
