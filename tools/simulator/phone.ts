/**
 * The simulated phone as its own parts see it: what the shell's commands, the wire and the tests may ask of it.
 * `system/` makes one; `commands/` speak to it as Android's shell tools speak to system services; `wire/` carries bytes.
 */
import type { App } from "./language.ts";
import type { Box, Frame, Raster, Rect, Scene, Screen } from "./display/scene.ts";

/** Android's versions differ in what they print; a profile says how. */
export interface Profile {
  /** API level, 26 to 36. */
  readonly api: number;
  /** "14" */
  readonly release: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly device: string;
  readonly width: number;
  readonly height: number;
  /** dpi */
  readonly density: number;
  readonly features: readonly string[];
}

/**
 * The phone's own time. `virtual`: it moves only by what commands cost and by sleeps, at once, so that nothing waits and
 * the same commands always meet the same times. `real`: it follows the host's clock.
 */
export interface Clock {
  readonly mode: "virtual" | "real";
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since boot. */
  uptime(): number;
  /** Wait on the phone's clock. Virtual: the clock is moved on and due timers run before it resolves. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Run later; a function to cancel comes back. */
  after(ms: number, run: () => void): () => void;
  /** Move on by hand, running due timers in order (tests; also what a command costs). */
  advance(ms: number): void;
  /** Let time pass until `done` holds or `ms` are over; says whether it held. */
  until(done: () => boolean, ms: number, signal?: AbortSignal): Promise<boolean>;
}

export type LogBuffer = "main" | "system" | "crash" | "events" | "radio" | "kernel";
export type LogPriority = "V" | "D" | "I" | "W" | "E" | "F";

export interface LogEntry {
  /** Milliseconds since 1970, with microseconds as fraction. */
  readonly time: number;
  readonly buffer: LogBuffer;
  readonly pid: number;
  readonly tid: number;
  readonly uid: number;
  readonly priority: LogPriority;
  readonly tag: string;
  /** May have several lines. */
  readonly message: string;
  /** Order of writing over all buffers. */
  readonly sequence: number;
}

export interface Logs {
  write(entry: {
    buffer?: LogBuffer;
    pid: number;
    tid?: number;
    uid?: number;
    priority: LogPriority;
    tag: string;
    message: string;
  }): void;
  read(buffers: readonly LogBuffer[]): readonly LogEntry[];
  clear(buffers: readonly LogBuffer[]): void;
  /** All entries are forgotten, and who follows hears nothing more: the log ends with the phone. */
  restart(): void;
  follow(listener: (entry: LogEntry) => void): () => void;
  size(buffer: LogBuffer): { readonly maximum: number; readonly used: number };
}

/** A package that is installed. Packages that came as a real APK have no `app` and cannot be started. */
export interface InstalledPackage {
  readonly name: string;
  readonly uid: number;
  readonly app: App | undefined;
  readonly label: string;
  readonly versionName: string;
  readonly versionCode: number;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly system: boolean;
  readonly debuggable: boolean;
  readonly usesCleartext: boolean;
  readonly path: string;
  readonly firstInstall: number;
  readonly lastUpdate: number;
  readonly permissions: readonly string[];
  /** Runtime permissions that are granted or were asked for. */
  readonly granted: ReadonlyMap<string, PermissionState>;
  readonly activities: readonly ManifestActivity[];
  readonly services: readonly string[];
  enabled: boolean;
  stopped: boolean;
}

export interface PermissionState {
  readonly state: "granted" | "denied" | "denied-forever";
}

export interface ManifestActivity {
  /** Full class name. */
  readonly name: string;
  readonly launcher: boolean;
  readonly exported: boolean;
  readonly label: string;
  readonly links: readonly string[];
  readonly actions: readonly string[];
}

/** `failure` holds the code and text that stand between the brackets of `Failure [...]`. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly failure: string };

export interface Packages {
  all(): readonly InstalledPackage[];
  get(name: string): InstalledPackage | undefined;
  /** Install the bytes of an APK, or of an app archive made by `packApp`. */
  install(
    bytes: Buffer,
    options: { replace: boolean; grantAll: boolean; allowTest: boolean; allowDowngrade: boolean },
  ): Promise<Outcome>;
  /** Install an app of the language; `off` switches seeded bugs off. */
  installApp(app: App, options?: { system?: boolean; off?: readonly string[] | "all" }): void;
  uninstall(name: string, keepData: boolean): Outcome;
  clear(name: string): boolean;
  grant(name: string, permission: string): Outcome;
  /** Kills the process when it runs. */
  revoke(name: string, permission: string): Outcome;
}

export interface RunningProcess {
  readonly pid: number;
  readonly name: string;
  readonly package: string;
  readonly uid: number;
  readonly startedAt: number;
  /** RSS in kB */
  readonly memory: number;
  /** Views, activities and so on, for dumpsys meminfo. */
  readonly objects: { readonly views: number; readonly activities: number };
  readonly frames: readonly { readonly at: number; readonly ms: number }[];
}

export interface ExitRecord {
  readonly time: number;
  readonly pid: number;
  readonly process: string;
  readonly package: string;
  readonly uid: number;
  readonly reason: number;
  readonly reasonName: string;
  readonly subreason: number;
  readonly subreasonName: string;
  readonly status: number;
  readonly importance: number;
  readonly description: string;
  readonly memory: number;
}

export interface DropboxEntry {
  readonly time: number;
  readonly tag: string;
  readonly text: string;
}

export interface Processes {
  all(): readonly RunningProcess[];
  exits(packageName: string): readonly ExitRecord[];
  dropbox(): readonly DropboxEntry[];
  /** `am kill`: only what is in the background. */
  killBackground(packageName: string): void;
  forceStop(packageName: string, fromPid: number): void;
  /** `am crash` */
  crash(packageOrPid: string): void;
  /** `kill -9 pid` by the shell: only own processes on a real phone; used for faults. */
  lowMemoryKill(pid: number): void;
}

export interface Intent {
  readonly action?: string;
  readonly data?: string;
  readonly categories?: readonly string[];
  readonly component?: { readonly package: string; readonly activity: string };
  readonly package?: string;
  readonly flags?: number;
  readonly extras?: Readonly<Record<string, null | boolean | number | string>>;
}

export type StartResult =
  | {
      readonly kind: "started" | "brought-to-front" | "delivered-to-top";
      readonly state: "COLD" | "WARM" | "HOT" | "RELAUNCH" | "UNKNOWN (0)";
      readonly activity: { readonly package: string; readonly activity: string };
      readonly totalTime: number | undefined;
      readonly waitTime: number;
      readonly timedOut: boolean;
    }
  | { readonly kind: "not-found" | "unresolved" | "not-exported" | "no-permission" };

export interface ActivityRecord {
  /** Hex token, as in `ActivityRecord{8730a17 u0 …}`. */
  readonly token: string;
  readonly package: string;
  /** Full class name. */
  readonly name: string;
  readonly task: number;
  readonly state: "INITIALIZING" | "RESUMED" | "PAUSED" | "STOPPED" | "DESTROYED";
  readonly finishing: boolean;
  readonly pid: number | undefined;
}

export interface Activities {
  /** Resolves when the activity is drawn if `wait`, else when the start was accepted. `caller` is "shell" or a package. */
  start(intent: Intent, options: { wait: boolean; stopFirst: boolean; caller: string }): Promise<StartResult>;
  resolve(intent: Intent): { readonly package: string; readonly activity: string } | undefined;
  resumed(): ActivityRecord | undefined;
  /** Tasks from the front, each with its records from the top. */
  tasks(): readonly {
    readonly id: number;
    readonly package: string;
    readonly records: readonly ActivityRecord[];
  }[];
  startService(intent: Intent): "started" | "not-found" | "background";
  broadcast(intent: Intent): { readonly result: number; readonly data?: string };
  lastAnr(): { readonly time: number; readonly package: string; readonly reason: string } | undefined;
}

export interface PhoneWindow {
  readonly token: string;
  readonly package: string;
  /** As in `mCurrentFocus=Window{token u0 TITLE}`. */
  readonly title: string;
  readonly kind: "activity" | "dialog" | "dropdown" | "splash" | "system";
  readonly secure: boolean;
  scene(): Scene;
}

export interface Windows {
  /** From back to front. */
  all(): readonly PhoneWindow[];
  /** The one with input focus; undefined in transitions and with the screen off. */
  focused(): PhoneWindow | undefined;
  screen(): Screen;
  /** What stands on the screen now. */
  frame(): Frame;
  /** What `uiautomator dump` finds: the active window's XML, or why there is none. */
  dump(options: {
    compressed: boolean;
  }):
    | { readonly ok: true; readonly xml: string }
    | { readonly ok: false; readonly reason: "no-idle" | "null-root" };
  /**
   * Quiet now: nothing animates, no timer of the app's UI is due within the idle window. `compressed`: as a compressed
   * dump takes it, to which views that only draw (spinners) send no events.
   */
  idle(options?: { compressed: boolean }): boolean;
  screenshot(): Raster;
  keyboard(): {
    readonly shown: boolean;
    readonly served: Box | undefined;
    readonly package: string | undefined;
  };
  animating(): boolean;
}

/** Input as the `input` tool injects it: resolves once the app has handled it (or after 30 s). */
export interface Input {
  tap(x: number, y: number): Promise<void>;
  swipe(x1: number, y1: number, x2: number, y2: number, ms: number): Promise<void>;
  dragAndDrop(x1: number, y1: number, x2: number, y2: number, ms: number): Promise<void>;
  motion(action: "DOWN" | "UP" | "MOVE" | "CANCEL", x: number, y: number): Promise<void>;
  /** Android key code; the phone knows HOME, BACK, ENTER, DEL, arrows, POWER, WAKEUP, APP_SWITCH, letters … */
  key(code: number, options?: { long?: boolean; meta?: readonly number[] }): Promise<void>;
  /** One printable character of the virtual keyboard's map. */
  character(character: string): Promise<void>;
  /** Any text, as an input method commits it. Says whether a field took it. */
  commit(text: string): boolean;
  /** Delete all text of the focused field, as ADB_CLEAR_TEXT does. */
  clearField(): boolean;
}

export interface InputMethods {
  list(): readonly { readonly id: string; readonly enabled: boolean }[];
  current(): string;
  enable(id: string): "enabled" | "already" | "unknown";
  disable(id: string): "disabled" | "unknown";
  set(id: string): "set" | "unknown";
  reset(): void;
}

export type SettingsNamespace = "system" | "secure" | "global";

export interface Settings {
  get(namespace: SettingsNamespace, key: string): string | undefined;
  /** Takes effect: rotation, font scale, animations, airplane mode … */
  put(namespace: SettingsNamespace, key: string, value: string): void;
  delete(namespace: SettingsNamespace, key: string): number;
  list(namespace: SettingsNamespace): readonly (readonly [string, string])[];
}

export interface Radios {
  wifi: boolean;
  data: boolean;
  airplane: boolean;
}

export interface Battery {
  level: number;
  plugged: boolean;
  /** Values were set by hand. */
  overridden: boolean;
  reset(): void;
}

export interface Power {
  readonly wakefulness: "Awake" | "Asleep" | "Dozing";
  readonly locked: boolean;
  wake(): void;
  sleep(): void;
  dismissKeyguard(): void;
  stayOn: boolean;
}

/** Faults that tests and evals switch on; a real phone has them of its own accord. */
export interface Faults {
  /** Next dumps fail this way (a count, or until set to 0). */
  dump:
    | {
        /**
         * What `uiautomator dump` does: gives up, finds no window, is killed, meets another client, writes nothing, is not
         * on this build, cannot open /dev/tty, gives the screen that was there before.
         */
        kind:
          | "no-idle"
          | "null-root"
          | "killed"
          | "already-registered"
          | "empty-file"
          | "missing"
          | "no-tty"
          | "stale";
        times: number;
      }
    | undefined;
  /** A vendor that spells "hierarchy" right. */
  correctSpelling: boolean;
  screenshot: { kind: "empty" | "black" | "warning" | "fails"; times: number } | undefined;
  /** `input` answers SecurityException (vendor phones without the right developer setting). */
  injectEvents: boolean;
  /** Settings, permissions and app data are kept from the shell (vendor phones likewise). */
  guarded: boolean;
  /** What every installation fails with: code and text, as between the brackets of `Failure [...]`. */
  installFailure: string | undefined;
  storageFull: boolean;
  /** dumpsys services that answer with the time-out text. */
  stuckServices: Set<string>;
  /** Framework not up yet: services cannot be found. */
  booting: boolean;
  /** Link state as the adb server shows it. */
  link: "device" | "offline" | "unauthorized" | "gone";
  /** Cut the transport in mid-stream after this many more bytes. */
  cutAfter: number | undefined;
}

/** What seeded bugs did: the ground truth, which no ADB command shows. */
export interface TruthEntry {
  readonly time: number;
  readonly package: string;
  readonly bug: string;
  readonly event: "reached" | "triggered";
  /** How many input events the phone had taken by then. */
  readonly inputs: number;
}

/** Binary files of the phone; paths are absolute. The shell, sync and screencap share it. */
export interface Files {
  read(path: string): Buffer | undefined;
  /** Throws FileError ("Permission denied", "No space left on device" …). */
  write(path: string, data: Buffer, options?: { mode?: number; mtime?: number }): void;
  remove(path: string, recursive: boolean): boolean;
  makeDirectory(path: string): void;
  stat(path: string): FileStat | undefined;
  list(path: string): readonly string[] | undefined;
  /** May the shell user write here? */
  writable(path: string): "yes" | "Permission denied" | "Read-only file system" | "No space left on device";
}

export interface FileStat {
  readonly mode: number;
  readonly size: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  readonly directory: boolean;
}

/** Milliseconds that a command takes, by the latency profile; in virtual time they only move the phone's clock. */
export interface Latency {
  profile: "none" | "emulator" | "phone";
  /** Everything takes this many times as long; 1 unless the phone is slowed down. */
  factor: number;
  /** `operation` is a row of ANDROID's table: "tap", "dump", "screencap", "am start", "dumpsys window" … */
  cost(operation: string): number;
}

/** One command line run by the phone's shell. Streams are bytes; nothing of it reaches the host. */
export interface ShellCall {
  readonly command: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: (data: Uint8Array) => void;
  readonly stderr: (data: Uint8Array) => void;
  /** Resolves when the client has taken enough that more may be written; whoever writes without end waits for it. */
  readonly room?: () => Promise<void>;
  readonly signal: AbortSignal;
  /** A terminal: an empty command is interactive, output lines end in \r\n. */
  readonly pty: boolean;
}

export interface Phone {
  readonly serial: string;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly logs: Logs;
  readonly files: Files;
  readonly properties: Map<string, string>;
  readonly settings: Settings;
  readonly packages: Packages;
  readonly processes: Processes;
  readonly activities: Activities;
  readonly windows: Windows;
  readonly input: Input;
  readonly inputMethods: InputMethods;
  readonly radios: Radios;
  readonly battery: Battery;
  readonly power: Power;
  readonly faults: Faults;
  readonly latency: Latency;
  /** Override of `wm size`/`wm density`; null is the physical one. */
  displayOverride: { size: { width: number; height: number } | null; density: number | null };
  /** `cmd locale set-app-locales`, by package. */
  readonly appLocales: Map<string, string>;
  nightMode: "yes" | "no" | "auto";
  /** Notifications that are posted now. */
  notifications(): readonly {
    readonly package: string;
    readonly id: number;
    readonly title: string;
    readonly text: string;
  }[];
  /** Toasts on the screen and waiting for it; `number` counts all that there were. */
  toasts(): readonly {
    readonly number: number;
    readonly package: string;
    readonly pid: number;
    readonly uid: number;
    readonly text: string;
  }[];
  expandShade(): void;
  collapseShade(): void;
  readonly truth: readonly TruthEntry[];
  /** Run one command line; resolves with its exit code. */
  shell(call: ShellCall): Promise<number>;
  reboot(): void;
  close(): Promise<void>;
}

export type { Box, Frame, Raster, Rect, Scene, Screen };
