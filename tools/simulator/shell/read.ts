import { setVariable, type Frame } from "./state.ts";

/** `read [-r] NAME…`: one line of standard input, split by IFS; 1 at the end of it. */
export async function readLine(args: readonly string[], frame: Frame): Promise<number> {
  const raw = args.includes("-r");
  const names = args.filter((arg) => !arg.startsWith("-"));
  const line = await frame.descriptors.get(0)?.input?.line();
  const text = (line?.toString("utf8") ?? "").replace(/\n$/, "");
  const value = raw ? text : text.replace(/\\(.)/g, "$1");
  const ifs = frame.state.variables.get("IFS") ?? " \t\n";
  const targets = names.length > 0 ? names : ["REPLY"];
  if (ifs === "" || targets.length === 0) setVariable(frame.state, targets[0] ?? "REPLY", value);
  else {
    let rest = trimIfs(value, ifs);
    targets.forEach((name, index) => {
      let end = 0;
      while (end < rest.length && !ifs.includes(rest.charAt(end))) end++;
      if (index === targets.length - 1) end = rest.length;
      setVariable(frame.state, name, rest.slice(0, end));
      rest = trimIfs(
        rest.slice(end).replace(/^[^ \t\n]/, (separator) => (ifs.includes(separator) ? "" : separator)),
        ifs,
      );
    });
  }
  return line && line.length > 0 ? 0 : 1;
}

function trimIfs(text: string, ifs: string): string {
  const blanks = [" ", "\t", "\n"].filter((blank) => ifs.includes(blank)).join("");
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start++;
  while (end > start && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
