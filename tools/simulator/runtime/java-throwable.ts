/**
 * What an app's JavaScript error would have been in Java or Kotlin: class, words as ART puts them, and a stack that is
 * made up from the component, the handler and the functions of the app that threw.
 */
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

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What V8 says of a missing object, in ART's words. */
function nullPointer(message: string): string {
  const read = /^Cannot read properties of (?:undefined|null) \(reading '([^']+)'\)$/.exec(message)?.[1];
  if (read === "length" || read === "size")
    return "Attempt to invoke interface method 'int java.util.List.size()' on a null object reference";
  if (read !== undefined && /^\d+$/.test(read)) return "Attempt to read from null array";
  if (read !== undefined)
    return `Attempt to invoke virtual method 'java.lang.Object ${modelClass}.get${title(read)}()' on a null object reference`;
  const written = /^Cannot set properties of (?:undefined|null) \(setting '([^']+)'\)$/.exec(message)?.[1];
  if (written !== undefined)
    return `Attempt to write to field 'java.lang.Object ${modelClass}.${written}' on a null object reference`;
  if (/is not iterable|not a function or its return value/.test(message)) {
    return "Attempt to invoke interface method 'java.util.Iterator java.util.List.iterator()' on a null object reference";
  }
  return "Attempt to invoke virtual method 'java.lang.String java.lang.Object.toString()' on a null object reference";
}

/** The class of data objects, which JavaScript does not name. */
const modelClass = "java.util.Map";

function kindOf(error: Error): { className: string; message: string | undefined } {
  if (error instanceof JavaException) return { className: error.className, message: error.javaMessage };
  const { message } = error;
  if (error instanceof TypeError) {
    if (/undefined|null/.test(message))
      return { className: "java.lang.NullPointerException", message: nullPointer(message) };
    return {
      className: "java.lang.ClassCastException",
      message: "java.lang.Object cannot be cast to kotlin.Function",
    };
  }
  if (error instanceof RangeError) {
    if (message.includes("call stack"))
      return { className: "java.lang.StackOverflowError", message: "stack size 8188KB" };
    if (message.includes("array length"))
      return { className: "java.lang.NegativeArraySizeException", message: "-1" };
    return { className: "java.lang.IndexOutOfBoundsException", message };
  }
  if (error instanceof SyntaxError) return { className: "org.json.JSONException", message };
  return { className: "java.lang.RuntimeException", message };
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

const looper = [
  "android.os.Handler.handleCallback(Handler.java:958)",
  "android.os.Handler.dispatchMessage(Handler.java:99)",
  "android.os.Looper.loopOnce(Looper.java:205)",
  "android.os.Looper.loop(Looper.java:294)",
  "android.app.ActivityThread.main(ActivityThread.java:8177)",
  "java.lang.reflect.Method.invoke(Native Method)",
  "com.android.internal.os.RuntimeInit$MethodAndArgsCaller.run(RuntimeInit.java:552)",
  "com.android.internal.os.ZygoteInit.main(ZygoteInit.java:971)",
] as const;

/** The framework's frames under the app's own. */
export function framework(work: Work): readonly string[] {
  switch (work.kind) {
    case "tap":
      return [
        "android.view.View.performClick(View.java:7659)",
        "com.google.android.material.button.MaterialButton.performClick(MaterialButton.java:1218)",
        "android.view.View.performClickInternal(View.java:7636)",
        "android.view.View.-$$Nest$mperformClickInternal(Unknown Source:0)",
        "android.view.View$PerformClick.run(View.java:30156)",
        ...looper,
      ];
    case "long-press":
      return [
        "android.view.View.performLongClickInternal(View.java:7750)",
        "android.view.View.performLongClick(View.java:7708)",
        "android.view.View$CheckForLongPress.run(View.java:30024)",
        ...looper,
      ];
    case "type":
      return [
        "android.widget.TextView.sendOnTextChanged(TextView.java:11586)",
        "android.widget.TextView.handleTextChanged(TextView.java:11708)",
        "android.widget.TextView$ChangeWatcher.onTextChanged(TextView.java:15076)",
        "android.text.SpannableStringBuilder.sendTextChanged(SpannableStringBuilder.java:1268)",
        "android.text.SpannableStringBuilder.replace(SpannableStringBuilder.java:577)",
        ...looper,
      ];
    case "back":
      return [
        "android.app.Activity.onKeyUp(Activity.java:3890)",
        "android.view.KeyEvent.dispatch(KeyEvent.java:3117)",
        ...looper,
      ];
    case "create":
      return [
        "android.app.Activity.performCreate(Activity.java:8595)",
        "android.app.Activity.performCreate(Activity.java:8573)",
        "android.app.Instrumentation.callActivityOnCreate(Instrumentation.java:1456)",
        "android.app.ActivityThread.performLaunchActivity(ActivityThread.java:3764)",
        ...launch,
      ];
    case "resume":
      return [
        "android.app.Instrumentation.callActivityOnResume(Instrumentation.java:1547)",
        "android.app.Activity.performResume(Activity.java:8744)",
        "android.app.ActivityThread.performResumeActivity(ActivityThread.java:4874)",
        ...launch,
      ];
    case "view":
    case "scroll":
      return [
        "android.view.View.layout(View.java:24475)",
        "android.view.ViewGroup.layout(ViewGroup.java:6383)",
        "android.view.ViewRootImpl.performLayout(ViewRootImpl.java:4260)",
        "android.view.ViewRootImpl.performTraversals(ViewRootImpl.java:3657)",
        "android.view.Choreographer$CallbackRecord.run(Choreographer.java:1399)",
        "android.view.Choreographer.doFrame(Choreographer.java:923)",
        ...looper,
      ];
    case "thread":
      return [
        "java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1145)",
        "java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:644)",
        "java.lang.Thread.run(Thread.java:1012)",
      ];
    case "pause":
    case "stop":
    case "destroy":
    case "new-intent":
    case "result":
    case "service":
    case "receiver":
      return launch;
    case "message":
      return looper;
    default:
      return work.kind satisfies never;
  }
}

const launch = [
  "android.app.ActivityThread.handleLaunchActivity(ActivityThread.java:3922)",
  "android.app.servertransaction.LaunchActivityItem.execute(LaunchActivityItem.java:103)",
  "android.app.servertransaction.TransactionExecutor.executeCallbacks(TransactionExecutor.java:139)",
  "android.app.servertransaction.TransactionExecutor.execute(TransactionExecutor.java:96)",
  "android.app.ActivityThread$H.handleMessage(ActivityThread.java:2443)",
  "android.os.Handler.dispatchMessage(Handler.java:106)",
  ...looper.slice(2),
] as const;

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
