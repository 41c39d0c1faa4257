/** What goes wrong between a tester and a phone. */
import type { Phone } from "../../../tools/simulator/phone.ts";
import type { Case } from "./case.ts";

const goesOn = ["step-limit", "completed"] as const;
const app = "com.example.fieldnotes";

const dump =
  (kind: NonNullable<Phone["faults"]["dump"]>["kind"], times: number): NonNullable<Case["goes"]> =>
  ({ phone }) => {
    phone.faults.dump = { kind, times };
  };
const screenshot =
  (kind: NonNullable<Phone["faults"]["screenshot"]>["kind"], times: number): NonNullable<Case["goes"]> =>
  ({ phone }) => {
    phone.faults.screenshot = { kind, times };
  };
const link =
  (state: Phone["faults"]["link"]): NonNullable<Case["goes"]> =>
  ({ phone }) => {
    phone.faults.link = state;
  };
const cut =
  (after: number): NonNullable<Case["goes"]> =>
  ({ phone }) => {
    phone.faults.cutAfter = after;
  };

const dumps: readonly Case[] = (
  ["no-idle", "null-root", "killed", "already-registered", "empty-file"] as const
).flatMap((kind) => [
  { name: `one dump fails: ${kind}`, goes: dump(kind, 1), ends: goesOn, least: 6 },
  { name: `three dumps in a row fail: ${kind}`, goes: dump(kind, 3), ends: goesOn, least: 6 },
  {
    name: `all dumps fail from now on: ${kind}`,
    goes: dump(kind, 100_000),
    ends: goesOn,
    least: 5,
    // A screen that never comes to rest is evidence about the app; a dumper that fails is none.
    ...(kind === "no-idle" ? { finds: /never finishes loading/ } : {}),
  },
]);

const screenshots: readonly Case[] = (["empty", "black", "warning", "fails"] as const).flatMap((kind) => [
  { name: `one screenshot is ${kind}`, goes: screenshot(kind, 1), ends: goesOn, least: 12 },
  { name: `all screenshots are ${kind}`, goes: screenshot(kind, 100_000), ends: goesOn, least: 12 },
]);

const links: readonly Case[] = [
  { name: "the device goes away in the middle", goes: link("gone"), ends: ["device-lost"], least: 4 },
  { name: "the device goes offline in the middle", goes: link("offline"), ends: ["device-lost"], least: 4 },
  {
    name: "the permission to debug is taken back",
    goes: link("unauthorized"),
    ends: ["device-lost"],
    least: 4,
  },
  {
    name: "the device was never there",
    before: (phone) => {
      phone.faults.link = "gone";
    },
    ends: ["app-unavailable", "device-lost"],
    says: /device/i,
  },
  {
    name: "the device is offline from the start",
    before: (phone) => {
      phone.faults.link = "offline";
    },
    ends: ["app-unavailable", "device-lost"],
    says: /offline/i,
  },
  {
    name: "the device was not authorised",
    before: (phone) => {
      phone.faults.link = "unauthorized";
    },
    ends: ["app-unavailable", "device-lost"],
    says: /unauthorized|authori[sz]|allow/i,
  },
  { name: "the stream is cut at once", goes: cut(0), ends: [...goesOn, "device-lost"], least: 4 },
  { name: "the stream is cut after a few bytes", goes: cut(7), ends: [...goesOn, "device-lost"], least: 4 },
  {
    name: "the stream is cut in the middle of a dump",
    goes: cut(3000),
    ends: [...goesOn, "device-lost"],
    least: 4,
  },
  {
    name: "the stream is cut in the middle of a picture",
    goes: cut(60_000),
    ends: [...goesOn, "device-lost"],
    least: 4,
  },
  {
    name: "the adb server ends",
    goes: (simulator) => simulator.close(),
    ends: ["device-lost"],
    least: 4,
  },
  {
    name: "the phone reboots",
    goes: ({ phone }) => phone.reboot(),
    ends: [...goesOn, "device-lost"],
    least: 4,
  },
  {
    name: "the system is still starting",
    before: (phone) => {
      phone.faults.booting = true;
    },
    ends: ["app-unavailable", "device-lost"],
    says: /starting/,
  },
];

const states: readonly Case[] = [
  {
    name: "input is refused by the vendor's settings",
    goes: ({ phone }) => {
      phone.faults.injectEvents = true;
    },
    ends: goesOn,
    least: 4,
  },
  {
    name: "the storage is full",
    goes: ({ phone }) => {
      phone.faults.storageFull = true;
    },
    ends: goesOn,
    least: 6,
  },
  ...["window", "activity", "package", "display", "input_method"].map((service): Case => ({
    name: `the service ${service} does not answer`,
    goes: ({ phone }) => void phone.faults.stuckServices.add(service),
    ends: [...goesOn, "device-lost"],
    least: 4,
  })),
  { name: "the screen goes off", goes: ({ phone }) => phone.power.sleep(), ends: goesOn, least: 5 },
  {
    name: "the app is uninstalled in the middle",
    goes: ({ phone }) => void phone.packages.uninstall(app, false),
    ends: [...goesOn, "app-unavailable"],
    finds: /./,
  },
  {
    name: "the app is not installed",
    before: (phone) => void phone.packages.uninstall(app, false),
    ends: ["app-unavailable"],
    says: /not installed/i,
  },
  {
    name: "the app's data are cleared in the middle",
    goes: ({ phone }) => void phone.packages.clear(app),
    ends: goesOn,
    least: 8,
    finds: /died|ended|gone|lost/i,
  },
  {
    name: "another app comes to the front",
    goes: async ({ phone }) => {
      const component = { package: "com.android.settings", activity: "com.android.settings.Settings" };
      await phone.activities.start({ component }, { wait: true, stopFirst: false, caller: "shell" });
    },
    ends: goesOn,
    least: 8,
  },
  {
    name: "the notification shade comes down",
    goes: ({ phone }) => phone.expandShade(),
    ends: goesOn,
    least: 8,
  },
  {
    name: "someone presses the home button",
    goes: ({ phone }) => phone.input.key(3),
    ends: goesOn,
    least: 8,
  },
  {
    name: "someone turns the phone",
    goes: ({ phone }) => phone.settings.put("system", "user_rotation", "1"),
    ends: goesOn,
    least: 8,
  },
  {
    name: "the phone is set to another language",
    goes: ({ phone }) => phone.settings.put("system", "system_locales", "ko-KR"),
    ends: goesOn,
    least: 8,
  },
  {
    name: "the network goes",
    goes: ({ phone }) => {
      phone.radios.airplane = true;
    },
    ends: goesOn,
    least: 8,
  },
  {
    name: "the log is cleared by somebody else",
    goes: ({ phone }) => phone.logs.clear(["main", "system", "crash", "events"]),
    ends: goesOn,
    least: 12,
  },
  {
    name: "the log is flooded",
    goes: ({ phone }) => {
      for (let at = 0; at < 20_000; at += 1)
        phone.logs.write({
          pid: 900,
          priority: "W",
          tag: "Flood",
          message: `line ${at} of many \u0000 \u001b[31m`,
        });
    },
    ends: goesOn,
    least: 12,
  },
  {
    name: "another app crashes",
    goes: ({ phone }) => {
      for (const message of [
        "FATAL EXCEPTION: main",
        "Process: com.other, PID: 900",
        "java.lang.NullPointerException: x",
        "\tat com.other.A.b(A.java:1)",
      ])
        phone.logs.write({ buffer: "crash", pid: 900, priority: "E", tag: "AndroidRuntime", message });
    },
    ends: goesOn,
    least: 12,
  },
];

const phones: readonly Case[] = [
  ...[26, 28, 29, 30, 31, 33, 34, 35, 36].map((api): Case => ({
    name: `Android with API level ${api}`,
    phone: { api },
    ends: goesOn,
    least: 12,
  })),
  { name: "a slow phone", phone: { latency: "phone" }, ends: goesOn, least: 12 },
  { name: "a phone over the network", phone: { serial: "10.0.0.7:41077" }, ends: goesOn, least: 12 },
  {
    name: "a narrow window of low density",
    before: (phone) => {
      phone.displayOverride = { size: { width: 480, height: 854 }, density: 240 };
    },
    ends: goesOn,
    least: 8,
    finds: /./,
  },
];

/** All cases. */
export const cases: readonly Case[] = [...dumps, ...screenshots, ...links, ...states, ...phones];
