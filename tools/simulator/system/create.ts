/** The simulated phone, put together. */
import type { Display } from "../display/scene.ts";
import type { Clock, Files, Latency, Phone, Profile, ShellCall } from "../phone.ts";
import { language } from "../words/language.ts";
import { createActivities } from "./activities.ts";
import { createBattery } from "./battery.ts";
import { isBlockedInBackground, sendBroadcast, startExternal, startService } from "./components.ts";
import { zygoteReaped } from "./error-end.ts";
import { crash } from "./crash.ts";
import { createFaults } from "./faults.ts";
import { createInput } from "./input/create.ts";
import { createInputMethods } from "./input-methods.ts";
import { resolveIntent } from "./intents.ts";
import { plainLauncher } from "./launcher.ts";
import { createLogs } from "./logs.ts";
import { crashNatively, exitProcess } from "./native-crash.ts";
import { createPackages } from "./packages.ts";
import { permissionController } from "./permission-dialog.ts";
import { permissionChosen, requestPermission } from "./permissions.ts";
import { createPower } from "./power.ts";
import { propertiesFor } from "./properties.ts";
import { createRadios } from "./radios.ts";
import { createRandom } from "./random.ts";
import { createRecents } from "./recents.ts";
import { reconfigure, settingChanged } from "./reconfigure.ts";
import { createSettings } from "./settings.ts";
import { createShade } from "./shade.ts";
import { startActivity } from "./start-activity.ts";
import { reboot } from "./reboot.ts";
import type { Core, Notice, Services } from "./state.ts";
import { finishActivity, relaunch, showTop, traverse } from "./front.ts";
import { createProcesses } from "./view-of-processes.ts";
import { createWindows } from "./view-of-windows.ts";
import { WatchedMap } from "./watched-map.ts";

export interface PhoneOptions {
  readonly serial: string;
  /** All chance of the phone comes of it. */
  readonly seed: number;
  readonly clock: Clock;
  readonly profile: Profile;
  readonly latency: Latency;
  readonly display: Display;
  /** The files; `asSystem` is the way in which the system itself writes them. */
  readonly files: Files & { readonly asSystem?: Files };
  /** Makes the shell of the phone, once the phone is there. */
  readonly shell: (phone: Phone) => (call: ShellCall) => Promise<number>;
}

function createCore(options: PhoneOptions): Core {
  const { clock, profile, serial } = options;
  const random = createRandom(options.seed);
  // Settings and radios tell of changes to the core that holds them: by then it is there.
  const changed: { tell?: (key: string, value: string | undefined) => void } = {};
  const services: Services = createServices(() => core);
  const core: Core = {
    serial,
    clock,
    profile,
    random,
    logs: createLogs(clock),
    latency: options.latency,
    settings: createSettings((_, key, value) => changed.tell?.(key, value)),
    display: options.display,
    files: options.files.asSystem ?? options.files,
    properties: propertiesFor(profile, serial),
    radios: createRadios(),
    battery: createBattery(),
    faults: createFaults(),
    appLocales: new WatchedMap(),
    override: { size: null, density: null },
    truth: [],
    services,
    installed: new Map(),
    processes: [],
    exits: [],
    dropbox: [],
    tasks: [],
    systemWindows: [],
    notices: [],
    resumed: undefined,
    splash: undefined,
    keyboardShown: false,
    toasts: [],
    toastsSoFar: 0,
    transitionUntil: 0,
    wakefulness: "Awake",
    locked: false,
    nightMode: "no",
    inputs: 0,
    nextPid: random.between(4_200, 4_900),
    nextUid: 10_150,
    nextTask: 7,
    lastAnr: undefined,
    systemPid: random.between(1_480, 1_690),
    closed: false,
  };
  changed.tell = (key, value) => settingChanged(core, key, value);
  return core;
}

/** What lower layers ask of higher ones, bound to the core. */
function createServices(get: () => Core): Services {
  return {
    uncaught: (process, error, work, thread) => crash(get(), process, error, work, thread),
    startActivity(request) {
      const caller = request.from?.process;
      const core = get();
      if (caller && isBlockedInBackground(core, caller)) return { activity: request.from, kind: "started" };
      return startActivity(core, request);
    },
    finish(activity, result) {
      const answers = permissionChosen(activity, result ?? "denied");
      finishActivity(get(), activity, answers ? undefined : result, "app-request");
    },
    finishAffinity(activity) {
      const { activities } = activity.task;
      const at = activities.indexOf(activity);
      for (const below of activities.slice(0, at)) finishActivity(get(), below, undefined, "app-request");
      finishActivity(get(), activity, undefined, "app-request");
    },
    recreate: (activity) => relaunch(get(), activity),
    startExternal: (process, intent, activity) => startExternal(get(), process, intent, activity),
    startService: (installed, name, extras) => startService(get(), installed, name, extras),
    broadcast(action, extras, sender) {
      sendBroadcast(get(), action, extras, sender);
    },
    exit(process, code) {
      const core = get();
      exitProcess(core, process, code, (signal) => zygoteReaped(core, process, signal));
      showTop(core);
    },
    nativeCrash: (process, fault) => crashNatively(get(), process, fault),
    requestPermission: (activity, name, done) => requestPermission(get(), activity, name, done),
    traverse: (process) => traverse(get(), process),
  };
}

/** Make a phone: awake, unlocked, with the plain launcher on its screen. */
export function createPhone(options: PhoneOptions): Phone {
  const core = createCore(options);
  const power = createPower(core);
  const shade = createShade(core, (notice) => openNotice(core, notice));
  const recents = createRecents(core);
  const packages = createPackages(core);
  const { appLocales } = core;
  if (appLocales instanceof WatchedMap) appLocales.watch(() => reconfigure(core, 300));
  packages.installApp(permissionController(core.profile.api)(language), { system: true });
  packages.installApp(plainLauncher(language), { system: true });

  const phone: Phone = {
    serial: core.serial,
    profile: core.profile,
    clock: core.clock,
    logs: core.logs,
    files: options.files,
    properties: core.properties,
    settings: core.settings,
    packages,
    processes: createProcesses(core),
    activities: createActivities(core),
    windows: createWindows(core),
    input: createInput(core, { power, shade, recents }),
    inputMethods: createInputMethods(core),
    radios: core.radios,
    battery: core.battery,
    power,
    faults: core.faults,
    latency: core.latency,
    displayOverride: watchedOverride(core),
    appLocales,
    get nightMode() {
      return core.nightMode;
    },
    set nightMode(mode) {
      core.settings.put("secure", "ui_night_mode", mode === "yes" ? "2" : mode === "auto" ? "0" : "1");
    },
    notifications: () => core.notices,
    toasts: () => core.toasts,
    expandShade: shade.expand,
    collapseShade: shade.collapse,
    get truth() {
      return core.truth;
    },
    async shell(call) {
      // Virtual time must go on for whoever asks whether the phone is up again.
      if (core.faults.booting && core.clock.mode === "virtual") await core.clock.sleep(1_000);
      return run(call);
    },
    reboot: () => reboot(core),
    async close() {
      core.closed = true;
      for (const process of core.processes.splice(0)) {
        process.alive = false;
        for (const cancel of process.timers) cancel();
      }
    },
  };
  const run = options.shell(phone);
  // The first screen of a phone in use is there already.
  core.clock.advance(1_500);
  return phone;
}

/** `wm size` and `wm density` take effect when they are set, whole or in parts. */
function watchedOverride(core: Core): Phone["displayOverride"] {
  const { override } = core;
  return {
    get size() {
      return override.size;
    },
    set size(size) {
      override.size = size;
      reconfigure(core, 800);
    },
    get density() {
      return override.density;
    },
    set density(density) {
      override.density = density;
      reconfigure(core, 800);
    },
  };
}

function openNotice(core: Core, notice: Notice): void {
  core.notices.splice(core.notices.indexOf(notice), 1);
  const { package: owner, activity } = notice;
  const intent = {
    package: owner,
    ...(activity === undefined
      ? { action: "android.intent.action.MAIN" }
      : { component: { package: owner, activity } }),
  };
  const target = resolveIntent(core, intent);
  if (!target?.class) return;
  startActivity(core, {
    installed: target.installed,
    class: target.class,
    extras: {},
    intentText: `flg=0x14000000 cmp=${owner}/${target.manifest.name}`,
    callerUid: target.installed.uid,
    from: undefined,
    forResult: false,
    clearTop: true,
    newTask: true,
  });
}
