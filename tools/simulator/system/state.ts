/**
 * What the phone's system holds: plain records that the files of this folder change. Functions take the core first;
 * what a lower layer must ask of a higher one stands in `Services`, which `create.ts` fills in.
 */
import type { Display, Scene, ViewState, WindowContent } from "../display/scene.ts";
import type { App, Configuration, Extras, Json } from "../language.ts";
import type {
  Battery,
  Clock,
  DropboxEntry,
  ExitRecord,
  Faults,
  Files,
  InstalledPackage,
  Latency,
  Logs,
  PermissionState,
  Profile,
  Radios,
  Settings,
  TruthEntry,
} from "../phone.ts";
import type { ActivityClass, ActivityObject, AppProgram, StateKey } from "../words/program.ts";
import type { Random } from "./random.ts";

/** The launcher's package: its task is the home task. */
export const homePackage = "com.google.android.apps.nexuslauncher";

/** A package with what stands behind it. */
export interface Installed extends InstalledPackage {
  readonly app: App | undefined;
  readonly program: AppProgram | undefined;
  readonly granted: Map<string, PermissionState>;
  /** Stands for its data on disk; replaced when data are cleared. */
  disk: StateKey;
  /** Seeded bugs that are switched off. */
  readonly off: readonly string[] | "all";
}

/** What a main thread was doing, for stack traces: a lifecycle step, or the handler of a view. */
export interface Work {
  readonly kind:
    | "create"
    | "resume"
    | "pause"
    | "stop"
    | "destroy"
    | "new-intent"
    | "result"
    | "back"
    | "tap"
    | "long-press"
    | "type"
    | "scroll"
    | "message"
    | "service"
    | "receiver"
    | "view"
    | "thread";
  /** Full class name of the component whose code runs. */
  readonly owner: string;
  /** The view, service or thread concerned. */
  readonly subject?: string;
}

export interface MainThread {
  /** Busy until then by the phone's clock. */
  busyUntil: number;
  /** A message is being run right now. */
  running: Work | undefined;
  /** What the message asked of the system, done once it has ended. */
  asked: (() => void)[];
  /** When messages of the app will run. */
  readonly due: Set<number>;
}

export interface Process {
  readonly pid: number;
  readonly name: string;
  readonly package: string;
  readonly uid: number;
  readonly startedAt: number;
  readonly installed: Installed;
  /** Stands for its static fields. */
  readonly memoryKey: StateKey;
  readonly main: MainThread;
  alive: boolean;
  /** Waits for the answer to its crash dialog: runs nothing any more. */
  frozen: boolean;
  /** How it stood when it began to die: what dies in front has died there, though its activity is gone before. */
  lastStanding:
    | { readonly adj: number; readonly state: number; readonly text: string; readonly importance: number }
    | undefined;
  /** Megabytes that the app's code keeps. */
  allocated: number;
  /** Activity objects that were leaked. */
  leaked: number;
  readonly frames: { readonly at: number; readonly ms: number }[];
  readonly timers: Set<() => void>;
  nextThread: number;
}

export interface ShownDialog {
  readonly name: string;
  readonly argument: Json;
  readonly retained: boolean;
  /** What its views held when it was saved. */
  readonly states?: ReadonlyMap<string, ViewState>;
}

export interface Task {
  readonly id: number;
  readonly affinity: string;
  /** From the bottom to the top. */
  readonly activities: Activity[];
}

export type ActivityState = "INITIALIZING" | "RESUMED" | "PAUSED" | "STOPPED" | "DESTROYED";

/** An activity as the system server knows it; the object in the process comes and goes. */
export interface Activity {
  readonly token: string;
  readonly package: string;
  /** Full class name. */
  readonly name: string;
  readonly class: ActivityClass;
  readonly installed: Installed;
  readonly task: Task;
  /** Lets what is below be seen (permission dialogs). */
  readonly translucent: boolean;
  extras: Extras;
  state: ActivityState;
  finishing: boolean;
  process: Process | undefined;
  object: ActivityObject | undefined;
  /** Identity of the object: its `alive` is what `a.alive` says. */
  instance: { alive: boolean } | undefined;
  /** Saved when it was stopped. */
  saved: StateKey | undefined;
  savedViews: ReadonlyMap<string, ViewState> | undefined;
  savedDialogs: readonly ShownDialog[];
  savedFocus: string | undefined;
  window: WindowRecord | undefined;
  /** Windows of its dialogs and menus, from back to front. */
  readonly popups: WindowRecord[];
  snackbar:
    | { readonly text: string; readonly action: { label: string; onTap: () => void } | undefined }
    | undefined;
  resultTo: Activity | undefined;
  readonly results: { readonly from: string; readonly result: Json }[];
  readonly intents: Extras[];
  configuration: Configuration | undefined;
  launch: { readonly startedAt: number; readonly state: "COLD" | "WARM" | "HOT" | "RELAUNCH" } | undefined;
  /** How long the last launch took until it was drawn. */
  drawnAfter: number | undefined;
}

export interface WindowRecord {
  readonly token: string;
  readonly package: string;
  readonly title: string;
  readonly kind: "activity" | "dialog" | "dropdown" | "splash" | "system";
  readonly secure: boolean;
  readonly scrim: boolean;
  /** Windows of the system have none. */
  readonly process: Process | undefined;
  readonly activity: Activity | undefined;
  /** A dialog of the app, to dismiss it by name and to show it again. */
  readonly dialog?: ShownDialog;
  readonly content: () => WindowContent;
  readonly states: Map<string, ViewState>;
  focusedKey: string | undefined;
  /** As last drawn. */
  scene: Scene | undefined;
  drawnAt: number;
  /** When accessibility first looked at it. */
  lookedAt: number | undefined;
  /** BACK, and a tap outside where that counts. Undefined: not to be dismissed. */
  readonly dismiss: (() => void) | undefined;
  readonly outside: "dismiss" | "ignore";
}

export interface ToastRecord {
  /** Its turn among all toasts since the phone was made. */
  readonly number: number;
  readonly package: string;
  readonly pid: number;
  readonly uid: number;
  readonly text: string;
}

export interface Notice {
  readonly package: string;
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly activity: string | undefined;
}

export interface StartRequest {
  readonly installed: Installed;
  readonly class: ActivityClass;
  readonly extras: Extras;
  /** What the log shows between the braces of `Intent { … }`. */
  readonly intentText: string;
  readonly callerUid: number;
  readonly from: Activity | undefined;
  readonly forResult: boolean;
  readonly clearTop: boolean;
  readonly newTask: boolean;
  readonly translucent?: boolean;
}

export interface NativeFault {
  readonly signal: "SIGSEGV" | "SIGABRT";
  readonly abortMessage: string | undefined;
  readonly library: string;
  readonly symbol: string;
}

/** What lower layers ask of higher ones. */
export interface Services {
  /** The last thing that a process threw and did not catch. `thread` is a name and a thread id. */
  uncaught(process: Process, error: unknown, work: Work, thread: { name: string; tid: number }): void;
  startActivity(request: StartRequest): {
    activity: Activity;
    kind: "started" | "brought-to-front" | "delivered-to-top";
  };
  finish(activity: Activity, result: Json | undefined): void;
  finishAffinity(activity: Activity): void;
  recreate(activity: Activity): void;
  startExternal(
    from: Process,
    intent: { action?: string; data?: string; package?: string; activity?: string },
    activity: Activity | undefined,
  ): void;
  startService(installed: Installed, name: string, extras: Extras): boolean;
  broadcast(action: string, extras: Extras, sender: Process | undefined): void;
  exit(process: Process, code: number): void;
  nativeCrash(process: Process, fault: NativeFault): void;
  requestPermission(activity: Activity, name: string, done: (granted: boolean) => void): void;
  /** Draw anew what the process shows; called after each message on its main thread. */
  traverse(process: Process): void;
}

/** The system's whole state. */
export interface Core {
  readonly serial: string;
  readonly clock: Clock;
  readonly logs: Logs;
  readonly profile: Profile;
  readonly latency: Latency;
  readonly settings: Settings;
  readonly display: Display;
  readonly files: Files;
  readonly properties: Map<string, string>;
  readonly radios: Radios;
  readonly battery: Battery;
  readonly faults: Faults;
  readonly random: Random;
  readonly appLocales: Map<string, string>;
  readonly override: { size: { width: number; height: number } | null; density: number | null };
  readonly truth: TruthEntry[];
  readonly services: Services;
  readonly installed: Map<string, Installed>;
  readonly processes: Process[];
  readonly exits: ExitRecord[];
  readonly dropbox: DropboxEntry[];
  /** From the front. */
  readonly tasks: Task[];
  /** Windows of the system above the apps, from back to front. */
  readonly systemWindows: WindowRecord[];
  readonly notices: Notice[];
  resumed: Activity | undefined;
  splash: WindowRecord | undefined;
  keyboardShown: boolean;
  /** The first is on the screen. */
  readonly toasts: ToastRecord[];
  toastsSoFar: number;
  /** Windows move until then: there is no focus. */
  transitionUntil: number;
  wakefulness: "Awake" | "Asleep" | "Dozing";
  locked: boolean;
  nightMode: "yes" | "no" | "auto";
  /** Input events so far. */
  inputs: number;
  nextPid: number;
  nextUid: number;
  nextTask: number;
  lastAnr: { readonly time: number; readonly package: string; readonly reason: string } | undefined;
  /** Ids of the system's own processes. */
  readonly systemPid: number;
  closed: boolean;
}
