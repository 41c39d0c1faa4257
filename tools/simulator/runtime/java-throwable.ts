/**
 * What an app's JavaScript error would have been in Java or Kotlin: class, words as ART puts them, and a stack that is
 * made up from the component, the handler and the functions of the app that threw.
 */
import { framework } from "./framework-frames.ts";
import { kindOf, title } from "./java-words.ts";
import { stableNumber } from "../system/random.ts";
import type { Work } from "../system/state.ts";
import { JavaException } from "../words/exception.ts";

export interface Throwable {
  readonly className: string;
  readonly message: string | undefined;
  readonly frames: readonly string[];
  readonly cause: Throwable | undefined;
}

/** `java.lang.X: message`, as toString() gives it. */
export function throwableText(throwable: Throwable): string {
  return throwable.message === undefined
    ? throwable.className
    : `${throwable.className}: ${throwable.message}`;
}

/** The file that a class stands in: "com.a.CartActivity$Row" is in CartActivity.kt. */
function sourceOf(className: string): string {
  return `${className.slice(className.lastIndexOf(".") + 1).split("$")[0] ?? className}.kt`;
}

function frame(className: string, method: string): string {
  return `${className}.${method}(${sourceOf(className)}:${stableNumber(`${className}.${method}`, 24, 318)})`;
}

/** Names that JavaScript gives to what has none of its own, and words of the language. */
const nameless = new Set([
  "anonymous",
  "onTap",
  "onLongPress",
  "onChange",
  "onSelect",
  "onSubmit",
  "onSwipe",
  "onRefresh",
  "onEnd",
  "onPage",
  "onClose",
  "onUp",
  "onCancel",
  "onBack",
  "onCreate",
  "onResume",
  "onPause",
  "onStop",
  "onDestroy",
  "onResult",
  "onNewIntent",
  "onStart",
  "onReceive",
  "view",
  "row",
  "run",
  "map",
  "filter",
  "forEach",
  "reduce",
  "find",
  "sort",
  "every",
  "some",
]);

/** Functions of the app that were on the stack, from the top; frames of this program are left out. */
function functionsOf(error: Error): string[] {
  const names: string[] = [];
  for (const line of (error.stack ?? "").split("\n").slice(1)) {
    if (/\/simulator\/(runtime|system|words|display|commands|shell|wire)\/|node:|node_modules/.test(line)) {
      if (names.length > 0 || /\/simulator\/(runtime|system)\//.test(line)) break;
      continue;
    }
    const name = /^\s+at (?:async )?(?:new )?(?:[\w$]+\.)*([\w$]+) (?:\[as [^\]]+\] )?\(/.exec(line)?.[1];
    if (name !== undefined && !nameless.has(name) && names.length < 6) names.push(name);
  }
  return names;
}

/** The method of the app that a kind of work runs. */
function entryOf(work: Work): string {
  const subject = (work.subject ?? "")
    .replace(/[^\w]+(\w?)/g, (_, next: string) => next.toUpperCase())
    .replace(/_(\w)/g, (_, next: string) => next.toUpperCase());
  switch (work.kind) {
    case "create":
      return "onCreate";
    case "resume":
      return "onResume";
    case "pause":
      return "onPause";
    case "stop":
      return "onStop";
    case "destroy":
      return "onDestroy";
    case "new-intent":
      return "onNewIntent";
    case "result":
      return "onActivityResult";
    case "back":
      return "onBackPressed";
    case "view":
      return "render";
    case "service":
      return "onStartCommand";
    case "receiver":
      return "onReceive";
    case "thread":
      return `${subject === "" ? "work" : subject}$run`;
    case "tap":
      return subject === "" ? "onClick" : `on${title(subject)}Click`;
    case "long-press":
      return subject === "" ? "onLongClick" : `on${title(subject)}LongClick`;
    case "type":
      return subject === "" ? "onTextChanged" : `on${title(subject)}Changed`;
    case "scroll":
      return subject === "" ? "onScrolled" : `on${title(subject)}Scrolled`;
    case "message":
      return "onCreate$lambda$2";
    default:
      return work.kind satisfies never;
  }
}

/** The Java of what an app threw while it did `work`. */
export function toThrowable(error: unknown, work: Work): Throwable {
  if (!(error instanceof Error)) {
    return {
      className: "java.lang.RuntimeException",
      message: String(error),
      frames: [frame(work.owner, entryOf(work)), ...framework(work)],
      cause: undefined,
    };
  }
  const { className, message } = kindOf(error);
  const given = error instanceof JavaException ? error.frames : undefined;
  const own = given ?? [
    ...functionsOf(error).map((name) => frame(work.owner, name)),
    frame(work.owner, entryOf(work)),
  ];
  return {
    className,
    message,
    frames: [...own, ...framework(work)],
    cause: error.cause instanceof Error ? toThrowable(error.cause, work) : undefined,
  };
}

/** The text of a stack trace; a cause leaves out the frames that it shares with what it caused. */
export function traceLines(throwable: Throwable): string[] {
  const lines = [throwableText(throwable), ...throwable.frames.map((line) => `\tat ${line}`)];
  let above = throwable;
  for (let cause = throwable.cause; cause; cause = cause.cause) {
    let shared = 0;
    while (
      shared < cause.frames.length - 1 &&
      shared < above.frames.length - 1 &&
      cause.frames.at(-1 - shared) === above.frames.at(-1 - shared)
    )
      shared++;
    lines.push(`Caused by: ${throwableText(cause)}`);
    lines.push(...cause.frames.slice(0, cause.frames.length - shared).map((line) => `\tat ${line}`));
    if (shared > 0) lines.push(`\t... ${shared} more`);
    above = cause;
  }
  return lines;
}

/** As `Log.getStackTraceString` gives it. */
export function stackTraceOf(error: Error, work: Work): string {
  return traceLines(toThrowable(error, work)).join("\n");
}
