/**
 * One look at the device in one round trip: an action, then the tree, the focus before and after it, keyboard, processes
 * and the device's clock, as one compound command whose parts are told apart by marks. The marks hold a word that apps
 * cannot know.
 *
 * Only Android's own `uiautomator dump` is used, though a resident server (Appium's uiautomator2-server: `am instrument`,
 * HTTP on the device's port 6790, `/session/ID/source`) answers in 0.1 s instead of 2: while one runs, it keeps every other
 * reader of the screen out and switches TalkBack and the like off, it must be stopped after a lost link too, and it answers
 * with a tree of other attributes. A reader for it would stand beside this file, behind the same `Look`.
 */
import { parseDeviceTime, parseKeyboardShown, parsePids } from "./answers/state.ts";
import { parseFocus } from "./answers/focus.ts";
import type { Focus } from "./answers/focus.ts";
import { parseToasts } from "./answers/toasts.ts";
import type { Toast } from "./answers/toasts.ts";
import { processes, toastQueue } from "./commands/apps.ts";
import { guardLease, holderName, keepUndo } from "./lease.ts";
import { quote } from "./quote.ts";

/** Seconds between two looks in one round trip. */
const betweenLooks = 0.25;

const dumpFile = "/data/local/tmp/preflight-window.xml";

export interface LookRequest {
  /** Id of the lease that we hold, and what is to be undone if we die, when that changed; see `lease.ts`. */
  readonly lease: string;
  readonly undo: string | null;
  /** Commands to run before looking; empty for none. Their output and exit code come back. */
  readonly action: string;
  /** Seconds to sleep on the device between action and look. */
  readonly pause: number;
  readonly api: number;
  /** Package whose processes are asked for; empty for none. */
  readonly app: string;
  /** Leaves out what accessibility deems unimportant: succeeds on some screens where the whole does not. */
  readonly compressed: boolean;
  /** Look twice, a moment apart, in the same round trip: for devices whose dumps are quick. */
  readonly twice: boolean;
  /** Written into the device's log at the end, so that the log up to here can be told from the rest; empty for none. */
  readonly logMark: string;
}

export interface Look {
  readonly action: { readonly output: string; readonly code: number };
  readonly focusBefore: Focus;
  readonly focusAfter: Focus;
  /** What the dumper printed, and the file's content. */
  readonly dumper: string;
  readonly xml: string;
  /** The earlier of two trees; empty when only one was asked for. */
  readonly earlierXml: string;
  readonly keyboard: boolean;
  readonly pids: Readonly<Record<string, number>>;
  /** Of the app under test; of all when there is none. */
  readonly toasts: readonly Toast[];
  /** By the device's clock, milliseconds: before the dump, after it, at the end. */
  readonly dumpStarted: number;
  readonly dumpEnded: number;
  readonly time: number;
  /** Who took the device over, after which nothing was done; null when it is still ours. */
  readonly lostTo: string | null;
  /** The last mark came through: nothing was cut off. */
  readonly complete: boolean;
}

/** The compound command. `word` must be new for each session. */
export function lookCommand(word: string, request: LookRequest): string {
  const mark = (name: string): string => `echo "${word} ${name}"`;
  const focus = `dumpsys window ${request.api >= 29 ? "displays" : "windows"} | grep -E 'mCurrentFocus|mFocusedApp'`;
  const action = request.action === "" ? "true" : request.action;
  const dump = `rm -f ${dumpFile}; uiautomator dump ${request.compressed ? "--compressed " : ""}${dumpFile} 2>&1`;
  const show = `cat ${dumpFile} 2>/dev/null; echo`;
  const toasts = (name: string): string[] => (request.api >= 30 ? [mark(name), toastQueue(request.app)] : []);
  return [
    guardLease(request.lease, mark("lost")),
    ...(request.undo === null ? [] : [keepUndo(request.undo)]),
    mark("action"),
    `{ ${action}; } 2>&1`,
    `rc=$?; echo; echo "${word} code $rc"`,
    ...(request.pause > 0 ? [`sleep ${request.pause}`] : []),
    // A toast may be over before the dump is: what the action itself put up is asked for at once, later ones at the end.
    ...(request.action === "" ? [] : toasts("told")),
    mark("before"),
    focus,
    "date +%s.%N",
    ...(request.twice ? [`${dump} >/dev/null`, mark("earlier"), show, `sleep ${betweenLooks}`] : []),
    mark("dump"),
    dump,
    mark("xml"),
    show,
    mark("after"),
    "date +%s.%N",
    focus,
    mark("keyboard"),
    "dumpsys input_method | grep -E 'mInputShown|mIsInputViewShown'",
    ...toasts("toasts"),
    mark("pids"),
    processes(request.app),
    mark("time"),
    "date +%s.%N",
    ...(request.logMark === "" ? [] : [logMarkCommand(request.logMark)]),
    mark("end"),
  ].join("\n");
}

/** Writes a line into the device's log, by which a reader knows how far it has read. */
export function logMarkCommand(mark: string): string {
  return `log -p i -t Preflight ${quote(mark)}`;
}

/** Parts by name; what came before the first mark is dropped. */
export function splitSections(word: string, output: string): ReadonlyMap<string, string> {
  const parts = output.split(new RegExp(`^${word} ([a-z]+)(.*)\\r?\\n?`, "m"));
  const sections = new Map<string, string>();
  for (let at = 1; at + 2 < parts.length; at += 3)
    sections.set(parts[at] ?? "", `${parts[at + 1] ?? ""}\n${parts[at + 2] ?? ""}`);
  return sections;
}

/** Reads what the compound command printed. */
export function parseLook(word: string, output: string, app: string): Look {
  const sections = splitSections(word, output);
  const part = (name: string): string => sections.get(name)?.trim() ?? "";
  return {
    action: { output: part("action"), code: Number(part("code").split("\n", 1)[0] || 1) },
    focusBefore: parseFocus(part("before")),
    focusAfter: parseFocus(part("after")),
    dumper: part("dump"),
    xml: part("xml"),
    earlierXml: part("earlier"),
    keyboard: parseKeyboardShown(part("keyboard")),
    pids: app === "" ? {} : parsePids(part("pids"), app),
    toasts: uniqueToasts([
      ...parseToasts(sections.get("told") ?? ""),
      ...parseToasts(sections.get("toasts") ?? ""),
    ]),
    dumpStarted: parseDeviceTime(part("before")) ?? 0,
    dumpEnded: parseDeviceTime(part("after")) ?? 0,
    time: parseDeviceTime(part("time")) ?? 0,
    lostTo: sections.has("lost") ? holderName(part("lost")) : null,
    complete: sections.has("end"),
  };
}

function uniqueToasts(toasts: readonly Toast[]): Toast[] {
  return [...new Map(toasts.map((toast) => [toast.id, toast])).values()];
}
