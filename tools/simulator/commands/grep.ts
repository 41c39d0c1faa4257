import { compilePattern, type ClientPattern } from "./client-pattern.ts";
import type { Command, CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";
import { posixPattern } from "./posix-pattern.ts";
import { readOperand, refuse } from "./text-files.ts";
import { resolvePath } from "../shell/paths.ts";

interface Search {
  readonly pattern: ClientPattern;
  readonly inverted: boolean;
  readonly only: boolean;
  readonly count: boolean;
  readonly quiet: boolean;
  readonly names: boolean;
  readonly numbers: boolean;
  readonly before: number;
  readonly after: number;
  readonly most: number;
  readonly list: boolean;
}

/** Takes lines one by one and says what of them to print; undefined when no more are wanted. */
function createMatcher(
  search: Search,
  label: string,
): { line(text: string): string | undefined; found(): number } {
  const prefix = search.names ? `${label}:` : "";
  const context = search.names ? `${label}-` : "";
  const recent: string[] = [];
  let found = 0;
  let number = 0;
  let follow = 0;
  let printedUpTo = 0;
  const silent = search.quiet || search.count || search.list;

  return {
    found: () => found,
    line(text) {
      number++;
      const matched = search.pattern.test(text) !== search.inverted;
      if (found >= search.most) return undefined;
      let printed = "";
      if (matched) {
        found++;
        if (!silent && search.only) {
          const parts = search.inverted ? [] : search.pattern.all(text);
          printed = parts
            .filter((part) => part !== "")
            .map((part) => `${prefix}${search.numbers ? `${number}:` : ""}${part}\n`)
            .join("");
        } else if (!silent) {
          const kept = search.before > 0 ? recent.slice(-search.before) : [];
          if (
            (search.before > 0 || search.after > 0) &&
            printedUpTo > 0 &&
            number - kept.length > printedUpTo + 1
          )
            printed += "--\n";
          kept.forEach((each, index) => {
            const at = number - kept.length + index;
            if (at > printedUpTo) printed += `${context}${search.numbers ? `${at}-` : ""}${each}\n`;
          });
          printed += `${prefix}${search.numbers ? `${number}:` : ""}${text}\n`;
          printedUpTo = number;
        }
        follow = search.after;
        if (search.quiet || search.list) return undefined;
      } else if (follow > 0 && !silent) {
        follow--;
        printed = `${context}${search.numbers ? `${number}-` : ""}${text}\n`;
        printedUpTo = number;
      }
      if (search.before > 0) {
        recent.push(text);
        if (recent.length > search.before) recent.shift();
      }
      return printed;
    },
  };
}

async function searchStream(call: CommandCall, search: Search): Promise<number> {
  const matcher = createMatcher(search, "(standard input)");
  for (;;) {
    const first = await call.stdin.line();
    if (!first) break;
    const printed = matcher.line(first.toString("utf8").replace(/\n$/, ""));
    if (printed === undefined) break;
    call.out(printed);
    if (matcher.found() >= search.most && search.after === 0) break;
  }
  if (search.count) call.out(`${matcher.found()}\n`);
  if (search.list && matcher.found() > 0) call.out("(standard input)\n");
  return matcher.found();
}

function searchText(call: CommandCall, search: Search, data: Buffer, label: string): number {
  const matcher = createMatcher(search, label);
  const lines = data.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  let text = "";
  for (const line of lines) {
    const printed = matcher.line(line);
    if (printed === undefined) break;
    text += printed;
  }
  call.out(text);
  if (search.count) call.out(`${search.names ? `${label}:` : ""}${matcher.found()}\n`);
  if (search.list && matcher.found() > 0) call.out(`${label}\n`);
  return matcher.found();
}

/** Files below a directory. */
function below(call: CommandCall, path: string): string[] {
  const { files } = call.phone;
  if (!files.stat(resolvePath(call.cwd, path))?.directory) return [path];
  return (files.list(resolvePath(call.cwd, path)) ?? []).flatMap((name) =>
    below(call, `${path.replace(/\/$/, "")}/${name}`),
  );
}

/** `grep`, `egrep`, `fgrep`: lines of a stream are searched as they come. */
export const grep: Command = async (call) => {
  const { flags, rest, unknown } = readOptions(call.args, "abcEFHhiLlnoqrRsvwxZz", "ABCefm", [
    "color",
    "color=",
    "line-buffered",
    "include=",
    "exclude=",
  ]);
  if (unknown) return refuse(call, unknown);
  const operands = [...rest];
  const text = flags.get("e") ?? operands.shift();
  if (text === undefined) {
    call.err("grep: bad regex\n");
    return 2;
  }
  const kind =
    call.name === "fgrep" || flags.has("F")
      ? "fixed"
      : call.name === "egrep" || flags.has("E")
        ? "extended"
        : "basic";
  let pattern: ClientPattern;
  try {
    const source = text
      .split("\n")
      .map((each) => posixPattern(each, kind))
      .join("|");
    const bounded = flags.has("x") ? `^(?:${source})$` : flags.has("w") ? `\\b(?:${source})\\b` : source;
    pattern = compilePattern(bounded, { ignoreCase: flags.has("i") });
  } catch {
    call.err(`grep: bad regex '${text}'\n`);
    return 2;
  }
  const around = Number(flags.get("C") ?? 0);
  const recursive = flags.has("r") || flags.has("R");
  const paths = recursive
    ? (operands.length > 0 ? operands : ["."]).flatMap((path) => below(call, path))
    : operands;
  const search: Search = {
    pattern,
    inverted: flags.has("v"),
    only: flags.has("o"),
    count: flags.has("c"),
    quiet: flags.has("q"),
    names: (paths.length > 1 || recursive || flags.has("H")) && !flags.has("h"),
    numbers: flags.has("n"),
    before: Number(flags.get("B") ?? around),
    after: Number(flags.get("A") ?? around),
    most: flags.has("m") ? Number(flags.get("m")) : Number.POSITIVE_INFINITY,
    list: flags.has("l"),
  };
  let found = 0;
  let failed = false;
  if (paths.length === 0) found = await searchStream(call, search);
  for (const path of paths) {
    const data = await readOperand(flags.has("s") ? { ...call, err: () => undefined } : call, path);
    if (data) found += searchText(call, search, data, path);
    else failed = true;
  }
  return found > 0 && !(failed && !search.quiet) ? 0 : failed ? 2 : 1;
};
