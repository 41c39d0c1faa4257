import type { Intent } from "../phone.ts";

/** An intent as it was written on a command line, with what only its printed form needs. */
export interface WrittenIntent {
  readonly intent: Intent;
  readonly type: string | undefined;
}

/** What was wrong in the words of an intent: the exception that Android would throw. */
export class IntentError extends Error {}

export interface ParsedIntent extends WrittenIntent {
  /** Options of the command itself ("-W", "--user") with their values. */
  readonly options: ReadonlyMap<string, string>;
}

const flagNames: Readonly<Record<string, number>> = {
  "--grant-read-uri-permission": 0x1,
  "--grant-write-uri-permission": 0x2,
  "--grant-persistable-uri-permission": 0x40,
  "--grant-prefix-uri-permission": 0x80,
  "--debug-log-resolution": 0x8,
  "--exclude-stopped-packages": 0x10,
  "--include-stopped-packages": 0x20,
  "--activity-brought-to-front": 0x400000,
  "--activity-clear-top": 0x4000000,
  "--activity-clear-when-task-reset": 0x80000,
  "--activity-exclude-from-recents": 0x800000,
  "--activity-launched-from-history": 0x100000,
  "--activity-multiple-task": 0x8000000,
  "--activity-no-animation": 0x10000,
  "--activity-no-history": 0x40000000,
  "--activity-no-user-action": 0x40000,
  "--activity-previous-is-top": 0x1000000,
  "--activity-reorder-to-front": 0x20000,
  "--activity-reset-task-if-needed": 0x200000,
  "--activity-single-top": 0x20000000,
  "--activity-clear-task": 0x8000,
  "--activity-task-on-home": 0x4000,
  "--activity-match-external": 0x800,
  "--receiver-registered-only": 0x40000000,
  "--receiver-replace-pending": 0x20000000,
  "--receiver-foreground": 0x10000000,
  "--receiver-no-abort": 0x8000000,
  "--receiver-include-background": 0x1000000,
};

const valuedOptions = new Set([
  "--user",
  "--display",
  "--windowingMode",
  "--activityType",
  "--task",
  "-P",
  "--start-profiler",
  "--sampling",
  "-R",
  "--receiver-permission",
  "--allow-background-activity-starts",
  "-w",
]);

type Value = null | boolean | number | string;

/** Read the words of `am start`, `am broadcast` and the like (Intent.parseCommandArgs). Throws IntentError. */
export function parseIntent(args: readonly string[]): ParsedIntent {
  const options = new Map<string, string>();
  const categories: string[] = [];
  const extras = new Map<string, Value>();
  let action: string | undefined;
  let data: string | undefined;
  let type: string | undefined;
  let component: Intent["component"];
  let packageName: string | undefined;
  let flags = 0;
  let at = 0;
  const next = (): string => {
    const after = args[at - 1] ?? "";
    const value = args[at++];
    if (value === undefined)
      throw new IntentError(`java.lang.IllegalArgumentException: Argument expected after "${after}"`);
    return value;
  };
  const extra = (convert: (text: string) => Value): void => {
    const key = next();
    extras.set(key, convert(next()));
  };

  for (let word = args[at++]; word !== undefined; word = args[at++]) {
    switch (word) {
      case "-a":
        action = next();
        break;
      case "-d":
        data = next();
        break;
      case "-t":
        type = next();
        break;
      case "-i":
        next();
        break;
      case "-c":
        categories.push(next());
        break;
      case "-n":
        component = parseComponent(next());
        break;
      case "-p":
        packageName = next();
        break;
      case "-f":
        flags |= integer(next());
        break;
      case "-e":
      case "--es":
      case "--eu":
      case "--ecn":
        extra((text) => text);
        break;
      case "--esn":
        extras.set(next(), null);
        break;
      case "--ez":
        extra(
          (text) => ["true", "t"].includes(text.toLowerCase()) || (/^\d+$/.test(text) && Number(text) !== 0),
        );
        break;
      case "--ei":
      case "--el":
        extra(integer);
        break;
      case "--ef":
      case "--ed":
        extra(Number);
        break;
      case "--eia":
      case "--eial":
      case "--ela":
      case "--elal":
      case "--efa":
      case "--efal":
      case "--esa":
      case "--esal":
        extra((text) => text);
        break;
      case "--selector":
      case "--f":
        break;
      default:
        if (Object.hasOwn(flagNames, word)) flags |= flagNames[word] ?? 0;
        else if (valuedOptions.has(word)) options.set(word, next());
        else if (word.startsWith("-") && word.length > 1) options.set(word, "");
        else if (word.includes(":")) data ??= word;
        else if (word.includes("/")) {
          component ??= parseComponent(word);
          action ??= "android.intent.action.MAIN";
          if (categories.length === 0) categories.push("android.intent.category.LAUNCHER");
        } else packageName ??= word;
    }
  }
  const isBarePackage =
    packageName !== undefined && !action && !data && !component && categories.length === 0;
  if (isBarePackage && !args.includes("-p")) {
    action = "android.intent.action.MAIN";
    categories.push("android.intent.category.LAUNCHER");
  }
  return {
    options,
    type,
    intent: {
      ...(action === undefined ? {} : { action }),
      ...(data === undefined ? {} : { data }),
      ...(categories.length === 0 ? {} : { categories }),
      ...(component === undefined ? {} : { component }),
      ...(packageName === undefined ? {} : { package: packageName }),
      ...(flags === 0 ? {} : { flags }),
      ...(extras.size === 0 ? {} : { extras: Object.fromEntries(extras) }),
    },
  };
}

function integer(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value))
    throw new IntentError(`java.lang.NumberFormatException: For input string: "${text}"`);
  return value;
}

/** `pkg/.Class` or `pkg/full.Class`; the class comes out in full. */
export function parseComponent(text: string): NonNullable<Intent["component"]> {
  const slash = text.indexOf("/");
  const packageName = text.slice(0, slash);
  const name = text.slice(slash + 1);
  if (slash <= 0 || name === "")
    throw new IntentError(`java.lang.IllegalArgumentException: Bad component name: ${text}`);
  return { package: packageName, activity: name.startsWith(".") ? packageName + name : name };
}

/** `pkg/.Class` where the class starts with the package. */
export function shortComponent(component: NonNullable<Intent["component"]>): string {
  const { package: packageName, activity } = component;
  return `${packageName}/${activity.startsWith(`${packageName}.`) ? activity.slice(packageName.length) : activity}`;
}

/** A URI as it is shown from API 30 on: without path and query. */
function safeUri(uri: string): string {
  const [, scheme = "", rest = ""] = /^([A-Za-z][\w+.-]*):([^]*)$/.exec(uri) ?? [];
  if (!scheme) return uri;
  if (["tel", "sip", "sms", "smsto", "mailto", "nfc"].includes(scheme))
    return `${scheme}:${rest.replace(/[^-@.]/g, "x")}`;
  if (!rest.startsWith("//")) return rest === "" ? `${scheme}:` : `${scheme}:...`;
  const authority = /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? "";
  return `${scheme}://${authority.replace(/^.*@/, "")}/...`;
}

/** `Intent { act=… dat=… cmp=… (has extras) }` as Intent.toString prints it. */
export function printIntent(written: WrittenIntent, api: number, addedFlags = 0): string {
  const { intent } = written;
  const flags = (intent.flags ?? 0) | addedFlags;
  const parts: string[] = [];
  if (intent.action !== undefined) parts.push(`act=${intent.action}`);
  if (intent.categories) parts.push(`cat=[${intent.categories.join(",")}]`);
  if (intent.data !== undefined) parts.push(`dat=${api >= 30 ? safeUri(intent.data) : intent.data}`);
  if (written.type !== undefined) parts.push(`typ=${written.type}`);
  if (flags !== 0) parts.push(`flg=0x${(flags >>> 0).toString(16)}`);
  if (api >= 36) parts.push("xflg=0x4");
  if (intent.package !== undefined) parts.push(`pkg=${intent.package}`);
  if (intent.component) parts.push(`cmp=${shortComponent(intent.component)}`);
  if (intent.extras) parts.push("(has extras)");
  return `Intent { ${parts.join(" ")} }`;
}
