/** Command-line words as most programs of the phone read them. */
export interface Options {
  /** Flags that were given, with their values ("" for those that take none). */
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
  /** The first flag that is not known. */
  readonly unknown: string | undefined;
}

/** Read `-abc`, `-n 5`, `-n5`, `--long`, `--long=5`, `--`. `known` are flags without a value, `valued` those with one. */
export function readOptions(
  args: readonly string[],
  known: string,
  valued = "",
  long: readonly string[] = [],
): Options {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  let unknown: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") {
      rest.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith("--")) {
      const [name = "", ...value] = arg.slice(2).split("=");
      if (long.includes(`${name}=`)) flags.set(name, value.length > 0 ? value.join("=") : (args[++i] ?? ""));
      else if (long.includes(name)) flags.set(name, "");
      else unknown ??= name;
      continue;
    }
    if (!arg.startsWith("-") || arg === "-") {
      rest.push(arg);
      continue;
    }
    for (let at = 1; at < arg.length; at++) {
      const flag = arg.charAt(at);
      if (valued.includes(flag)) {
        flags.set(flag, at + 1 < arg.length ? arg.slice(at + 1) : (args[++i] ?? ""));
        break;
      }
      if (known.includes(flag)) flags.set(flag, "");
      else unknown ??= flag;
    }
  }
  return { flags, rest, unknown };
}
