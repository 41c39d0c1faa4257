/** A phone of object literals for the tests of the shell and its commands: it notes what it was asked to do. */
import type { ActivityRecord, InstalledPackage, Phone, RunningProcess } from "../phone.ts";
import { createFiles } from "../shell/files.ts";
import { createBattery } from "../system/battery.ts";
import { createClock } from "../system/clock.ts";
import { createFaults } from "../system/faults.ts";
import { createLatency } from "../system/latency.ts";
import { createLogs } from "../system/logs.ts";
import { profileFor } from "../system/profile.ts";
import { createSettings } from "../system/settings.ts";

export interface FakePhone extends Phone {
  /** What was asked of the parts, in order: "tap 5 7", "start com.a/.Main" … */
  readonly asked: string[];
}

/** A window that holds only a dump's text. */
export const dumpText =
  "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation=\"0\"></hierarchy>";

/** A package as it stands in the fake phone. */
export function fakePackage(name: string, change: Partial<InstalledPackage> = {}): InstalledPackage {
  return {
    name,
    uid: 10190,
    app: undefined,
    label: "App",
    versionName: "1.2",
    versionCode: 12,
    minSdk: 26,
    targetSdk: 34,
    system: false,
    debuggable: false,
    usesCleartext: false,
    path: `/data/app/~~Qx1==/${name}-Zy2==/base.apk`,
    firstInstall: Date.UTC(2026, 0, 1),
    lastUpdate: Date.UTC(2026, 0, 2),
    permissions: ["android.permission.CAMERA"],
    granted: new Map([["android.permission.CAMERA", { state: "denied" }]]),
    activities: [
      { name: `${name}.Main`, launcher: true, exported: true, label: "App", links: [], actions: [] },
    ],
    services: [],
    enabled: true,
    stopped: false,
    ...change,
  };
}

/** Make one with com.a installed and running in front. */
export function createFakePhone(
  change: { api?: number; latency?: "none" | "emulator" | "phone"; clock?: "virtual" | "real" } = {},
): FakePhone {
  const asked: string[] = [];
  const note = (...words: readonly unknown[]): void => void asked.push(words.map(String).join(" "));
  const clock = createClock(change.clock ?? "virtual");
  const faults = createFaults();
  const profile = profileFor(change.api);
  const packages = new Map([["com.a", fakePackage("com.a")]]);
  const running: RunningProcess[] = [
    {
      pid: 4242,
      name: "com.a",
      package: "com.a",
      uid: 10190,
      startedAt: clock.now(),
      memory: 187_000,
      objects: { views: 85, activities: 1 },
      frames: [
        { at: 0, ms: 7 },
        { at: 1, ms: 40 },
      ],
    },
  ];
  const top: ActivityRecord = {
    token: "8730a17",
    package: "com.a",
    name: "com.a.Main",
    task: 12,
    state: "RESUMED",
    finishing: false,
    pid: 4242,
  };
  const screen = {
    width: profile.width,
    height: profile.height,
    density: profile.density,
    rotation: 0 as const,
  };
  return {
    asked,
    serial: "fake",
    profile,
    clock,
    logs: createLogs(clock),
    files: createFiles({ clock, faults }),
    properties: new Map([
      ["ro.build.version.sdk", String(profile.api)],
      ["persist.sys.timezone", "GMT"],
    ]),
    settings: createSettings(() => undefined),
    packages: {
      all: () => [...packages.values()],
      get: (name) => packages.get(name),
      async install(bytes, options) {
        note("install", bytes.length, options.replace ? "replace" : "new");
        return bytes.subarray(0, 2).toString() === "PK"
          ? { ok: true }
          : {
              ok: false,
              failure: "INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl123.tmp/base.apk",
            };
      },
      installApp: () => undefined,
      uninstall: (name) =>
        packages.delete(name) ? { ok: true } : { ok: false, failure: "DELETE_FAILED_INTERNAL_ERROR" },
      clear: (name) => packages.has(name),
      grant(name, permission) {
        note("grant", name, permission);
        return permission.endsWith("CAMERA")
          ? { ok: true }
          : { ok: false, failure: `Package ${name} has not requested permission ${permission}` };
      },
      revoke(name, permission) {
        note("revoke", name, permission);
        return { ok: true };
      },
    },
    processes: {
      all: () => running,
      exits: () => [],
      dropbox: () => [],
      killBackground: (name) => note("kill", name),
      forceStop: (name) => note("force-stop", name),
      crash: (name) => note("crash", name),
      lowMemoryKill: (pid) => note("lmk", pid),
    },
    activities: {
      async start(intent) {
        note("start", JSON.stringify(intent));
        const { component } = intent;
        if (component && !packages.has(component.package)) return { kind: "not-found" };
        if (!component && intent.package === undefined) return { kind: "unresolved" };
        return {
          kind: "started",
          state: "COLD",
          activity: component ?? { package: "com.a", activity: "com.a.Main" },
          totalTime: 812,
          waitTime: 845,
          timedOut: false,
        };
      },
      resolve: (intent) =>
        intent.package === "com.a" || intent.component
          ? { package: "com.a", activity: "com.a.Main" }
          : undefined,
      resumed: () => top,
      tasks: () => [{ id: 12, package: "com.a", records: [top] }],
      startService: () => "not-found",
      broadcast(intent) {
        note("broadcast", JSON.stringify(intent));
        return { result: 0 };
      },
      lastAnr: () => undefined,
    },
    windows: {
      all: () => [],
      focused: () => ({
        token: "5d2507e",
        package: "com.a",
        title: "com.a/com.a.Main",
        kind: "activity",
        secure: false,
        scene: () => {
          throw new Error("the fake phone has no scenes");
        },
      }),
      screen: () => screen,
      frame: () => {
        throw new Error("the fake phone has no frames");
      },
      dump: () => ({ ok: true, xml: dumpText }),
      idle: () => true,
      screenshot: () => ({
        width: profile.width,
        height: profile.height,
        data: Buffer.alloc(profile.width * profile.height * 4, 0xff),
      }),
      keyboard: () => ({ shown: false, served: undefined, package: undefined }),
      animating: () => false,
    },
    input: {
      tap: async (x, y) => note("tap", x, y),
      swipe: async (...numbers) => note("swipe", ...numbers),
      dragAndDrop: async (...numbers) => note("drag", ...numbers),
      motion: async (action, x, y) => note("motion", action, x, y),
      key: async (code, options) => note("key", code, ...(options?.long ? ["long"] : [])),
      character: async (character) => note("character", character),
      commit(text) {
        note("commit", text);
        return true;
      },
      clearField: () => true,
    },
    inputMethods: {
      list: () => [{ id: "com.android.adbkeyboard/.AdbIME", enabled: true }],
      current: () => "com.android.adbkeyboard/.AdbIME",
      enable: (id) => (id === "com.android.adbkeyboard/.AdbIME" ? "already" : "unknown"),
      disable: () => "disabled",
      set: (id) => (id === "com.android.adbkeyboard/.AdbIME" ? "set" : "unknown"),
      reset: () => undefined,
    },
    radios: { wifi: true, data: true, airplane: false },
    battery: createBattery(),
    power: {
      wakefulness: "Awake",
      locked: false,
      stayOn: true,
      wake: () => note("wake"),
      sleep: () => note("sleep"),
      dismissKeyguard: () => note("dismiss-keyguard"),
    },
    faults,
    latency: createLatency(change.latency ?? "none", 1),
    displayOverride: { size: null, density: null },
    appLocales: new Map(),
    nightMode: "no",
    notifications: () => [],
    toasts: () => [],
    expandShade: () => note("expand"),
    collapseShade: () => note("collapse"),
    truth: [],
    shell: async () => 0,
    reboot: () => note("reboot"),
    close: async () => undefined,
  };
}
