import { unescape } from "./escapes.ts";

/** mksh's echo understands backslashes unless told not to. */
export function echoText(args: readonly string[]): string {
  let escaped = true;
  let newline = true;
  let at = 0;
  for (; /^-[neE]+$/.test(args[at] ?? ""); at++) {
    for (const flag of (args[at] ?? "").slice(1)) {
      if (flag === "n") newline = false;
      else escaped = flag === "e";
    }
  }
  const text = args.slice(at).join(" ");
  if (!escaped) return text + (newline ? "\n" : "");
  const { value, stopped } = unescape(text);
  return value + (newline && !stopped ? "\n" : "");
}
