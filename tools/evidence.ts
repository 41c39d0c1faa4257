/**
 * What a tool's answer carries in `_meta` for a program, beside the short text for a model: the whole screen, what the
 * device said, and timings. Sent only when the caller asks for it, by `_meta: { [evidenceKey]: { screenshot: "always" } }`
 * in the request.
 */
import { z } from "zod";

/** Key in `_meta`, of requests and of answers. */
export const evidenceKey = "preflight/evidence";

/** `screenshot`: "always"; "changed" (only when the fingerprint is new to this session); "never". */
export const EvidenceRequest = z.strictObject({ screenshot: z.enum(["always", "changed", "never"]) });
export type EvidenceRequest = z.infer<typeof EvidenceRequest>;

/** Pixels of the screen in its current rotation; right and bottom are exclusive. */
export const Bounds = z.strictObject({
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
});
export type Bounds = z.infer<typeof Bounds>;

/** An element as the outline names it, with all that the dump says of it. Refs are unique within one device session. */
export const ScreenElement = z.strictObject({
  /** "e12"; empty for elements that the outline does not list. */
  ref: z.string(),
  /** Short class: "Button", "EditText", "View". */
  role: z.string(),
  /** What the outline calls it: own text, description, or what is near it. */
  label: z.string(),
  className: z.string(),
  resourceId: z.string(),
  text: z.string(),
  desc: z.string(),
  /** Only where the device gives it (API 35+). */
  hint: z.string(),
  package: z.string(),
  bounds: Bounds,
  clickable: z.boolean(),
  longClickable: z.boolean(),
  checkable: z.boolean(),
  checked: z.boolean(),
  enabled: z.boolean(),
  focused: z.boolean(),
  scrollable: z.boolean(),
  selected: z.boolean(),
  password: z.boolean(),
  editable: z.boolean(),
  /** Depth in the tree, and the position of the parent in this list; -1 at the root. */
  depth: z.number().int(),
  parent: z.number().int(),
});
export type ScreenElement = z.infer<typeof ScreenElement>;

/** A settled screen. */
export const Observation = z.strictObject({
  /** Package and activity in focus; empty strings when nothing had it. */
  package: z.string(),
  activity: z.string(),
  /** Title of the focused window ("Application Not Responding: com.a"), as dumpsys shows it. */
  window: z.string(),
  /** Hash of structure and texts without what changes by itself; the same screen gives the same. */
  fingerprint: z.string(),
  /** Hash of structure alone (classes, ids, clickability; rows of lists folded): the screen's identity for a graph. */
  structure: z.string(),
  outline: z.string(),
  /** Raw XML; empty when the device gave none. */
  hierarchy: z.string(),
  elements: z.array(ScreenElement),
  width: z.number(),
  height: z.number(),
  /** dpi */
  density: z.number(),
  rotation: z.number().int().min(0).max(3),
  keyboard: z.boolean(),
  /** Process ids of the app under test, by process name. */
  pids: z.record(z.string(), z.number()),
  settled: z.boolean(),
  /** Why the tree is missing or not to be trusted, if so. */
  problem: z.enum(["none", "no-idle", "no-root", "foreign", "secure", "tool-failed"]),
  /** Milliseconds since 1970 by the device's clock. */
  deviceTime: z.number(),
  screenshot: z
    .strictObject({
      type: z.enum(["image/webp", "image/png"]),
      base64: z.string(),
      width: z.number(),
      height: z.number(),
    })
    .nullable(),
});
export type Observation = z.infer<typeof Observation>;

/** Something that the device said about a process; many witnesses of one event make one signal. */
export const Signal = z.strictObject({
  kind: z.enum(["crash", "native-crash", "anr", "process-death", "caught-exception", "strict-mode", "jank"]),
  /** Process name, ":remote" included, and its package. */
  process: z.string(),
  package: z.string(),
  pid: z.number(),
  /** Milliseconds since 1970 by the device's clock. */
  time: z.number(),
  /** Exception class of the root cause, signal name, ANR reason, or reason of death. */
  cause: z.string(),
  message: z.string(),
  /** Frames of the root cause from the top, as logged. */
  frames: z.array(z.string()),
  /** Topmost frame in the app's own code, without line numbers; empty when there is none. */
  appFrame: z.string(),
  thread: z.string(),
  /** Which witnesses agree: "logcat crash", "events am_crash", "exit-info", "dropbox", "dialog", "pid". */
  witnesses: z.array(z.string()),
  /** True when we made it happen (force-stop, am kill, revoke). */
  expected: z.boolean(),
  /** The log lines that it was read from, at most 80. */
  excerpt: z.array(z.string()),
});
export type Signal = z.infer<typeof Signal>;

/** Evidence of one answer. `screen` is null where the tool looks at none. */
export const Evidence = z.strictObject({
  screen: Observation.nullable(),
  /** What was hit: the element that the action was aimed at, as it stood before. */
  target: ScreenElement.nullable(),
  /** New since the last answer of this session, of the app under test first. */
  signals: z.array(Signal),
  /** Toasts, warnings and errors of the app's log since the last answer, at most 40 lines. */
  log: z.array(z.string()),
  timings: z.strictObject({ action: z.number(), settle: z.number(), observe: z.number() }),
});
export type Evidence = z.infer<typeof Evidence>;

/** Key in an answer's `_meta` of `use_device`, `open_app` and `install_app`: what is known of the device and the app. */
export const factsKey = "preflight/facts";

export const DeviceFacts = z.strictObject({
  serial: z.string(),
  model: z.string(),
  manufacturer: z.string(),
  /** API level */
  api: z.number().int(),
  /** "14" */
  release: z.string(),
  /** Pixels of the upright screen. */
  width: z.number(),
  height: z.number(),
  /** dpi */
  density: z.number(),
  /** "ko-KR" */
  locale: z.string(),
  emulator: z.boolean(),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

export const AppFacts = z.strictObject({
  package: z.string(),
  /** The launcher's name for it where it can be read, else the package. */
  label: z.string(),
  versionName: z.string(),
  versionCode: z.number(),
  targetSdk: z.number(),
  debuggable: z.boolean(),
  /** Full class names, as far as the device tells them. */
  activities: z.array(z.string()),
  /** All that it asks for, and which of the dangerous ones it holds. */
  permissions: z.array(z.strictObject({ name: z.string(), runtime: z.boolean(), granted: z.boolean() })),
});
export type AppFacts = z.infer<typeof AppFacts>;

/** `app` is null when no app is under test or it is not installed. */
export const Facts = z.strictObject({ device: DeviceFacts, app: AppFacts.nullable() });
export type Facts = z.infer<typeof Facts>;

/** Key in the `_meta` of an answer with `isError`: why, for a program. The words are in the answer's text. */
export const failureKey = "preflight/failure";

/**
 * `bad-input`: the arguments are wrong; nothing was done. `no-device`: none, several, not authorised, or held by
 * another client. `device-lost`: it went away in the middle. `ref-gone`: not on the screen now. `app-missing`: not installed or cannot be started.
 * `refused`: the device or the app did not let it happen. `timeout`: no answer in time. `cancelled`: the caller stopped it.
 * `unexpected`: an error of ours.
 */
export const Failure = z.strictObject({
  reason: z.enum([
    "bad-input",
    "no-device",
    "device-lost",
    "ref-gone",
    "app-missing",
    "refused",
    "timeout",
    "cancelled",
    "unexpected",
  ]),
});
export type Failure = z.infer<typeof Failure>;
