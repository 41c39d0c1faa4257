import type { Phone } from "../../phone.ts";
import { pay, type Command } from "../command.ts";
import { displayId } from "../screencap.ts";
import { dumpActivity } from "./activity.ts";
import { dumpPackage } from "./package.ts";
import { dumpCpu, dumpGraphics, dumpMemory } from "./performance.ts";
import {
  dumpBattery,
  dumpDisplay,
  dumpDropbox,
  dumpInputMethod,
  dumpNotification,
  dumpPower,
  dumpTrust,
} from "./state.ts";
import { dumpWindow } from "./window.ts";

type Dump = (phone: Phone, args: readonly string[]) => string;

function dumpSurfaceFlinger(phone: Phone, args: readonly string[]): string {
  if (args.includes("--display-id"))
    return `Display ${displayId} (HWC display 0): port=0 pnpId=GGL displayName="EMU_display_0"\n`;
  if (args.includes("--latency")) return `16666666\n`;
  if (args.includes("--list"))
    return phone.windows
      .all()
      .map((window) => `${window.token} ${window.title}#0\n`)
      .join("");
  const { width, height } = phone.windows.screen();
  return `Build configuration: [sf HAS_CONTEXT_PRIORITY=1]\nDisplay ${displayId} HWC layers:\n  +  0:BufferStateLayer ${width}x${height}\n`;
}

const dumps: ReadonlyMap<string, Dump> = new Map<string, Dump>([
  ["SurfaceFlinger", dumpSurfaceFlinger],
  [
    "accessibility",
    () =>
      "ACCESSIBILITY MANAGER (dumpsys accessibility)\n\nUser state[\n     attributes:{id=0, touchExplorationEnabled=false, displayMagnificationEnabled=false}\n     Bound services:{}\n     Enabled services:{}\n     Binding services:{}\n     Crashed services:{}]\n",
  ],
  ["activity", dumpActivity],
  ["alarm", () => "Current Alarm Manager state:\n"],
  ["appops", () => "Current AppOps Service state:\n"],
  ["audio", () => "MediaFocusControl dump time:\n"],
  ["battery", dumpBattery],
  ["batterystats", () => "Battery History (0% used, 0KB used of 4096KB, 0 strings using 0KB):\n"],
  [
    "connectivity",
    (phone) =>
      `NetworkProviders for: 4\nActive default network: ${phone.radios.wifi && !phone.radios.airplane ? 100 : "none"}\n`,
  ],
  ["cpuinfo", dumpCpu],
  [
    "deviceidle",
    () => "  Settings:\n    light_after_inactive_to=+4m0s0ms\n  mState=ACTIVE mLightState=ACTIVE\n",
  ],
  ["display", dumpDisplay],
  ["dropbox", dumpDropbox],
  ["gfxinfo", dumpGraphics],
  [
    "input",
    (phone) =>
      `INPUT MANAGER (dumpsys input)\n\nEvent Hub State:\n  SurfaceOrientation: ${phone.windows.screen().rotation}\n`,
  ],
  ["input_method", dumpInputMethod],
  ["jobscheduler", () => "JOB SCHEDULER (dumpsys jobscheduler)\n"],
  ["location", () => "Location Manager State:\n"],
  ["meminfo", dumpMemory],
  ["netstats", () => "Active interfaces:\n"],
  ["notification", dumpNotification],
  ["package", dumpPackage],
  ["power", dumpPower],
  ["statusbar", () => "StatusBarManagerService:\n"],
  ["telephony.registry", () => "last known state:\n  mServiceState=0\n"],
  ["trust", dumpTrust],
  ["usagestats", () => "user=0\n"],
  [
    "user",
    () =>
      "Current user: 0\nUsers:\n  UserInfo{0:Owner:4c13} serialNo=0 isPrimary=true\n    State: RUNNING_UNLOCKED\n",
  ],
  ["wifi", (phone) => `Wi-Fi is ${phone.radios.wifi ? "enabled" : "disabled"}\n`],
  ["window", dumpWindow],
]);

/** Services that no framework is needed for. */
const native = new Set(["SurfaceFlinger"]);

const costs = new Set(["window", "activity", "input_method", "package", "meminfo", "gfxinfo"]);

/** `dumpsys`: state of a system service as text. Always ends with 0, as on a phone. */
export const dumpsys: Command = async (call) => {
  const { phone } = call;
  let words = call.args;
  let timeout = 10_000;
  while (words[0] === "-t" || words[0] === "-T" || words[0] === "--priority" || words[0] === "--skip") {
    if (words[0] === "-t") timeout = Number(words[1] ?? 10) * 1000;
    if (words[0] === "-T") timeout = Number(words[1] ?? 10_000);
    words = words.slice(2);
  }
  const available = [...dumps.keys()].filter((name) => !phone.faults.booting || native.has(name));
  if (words[0] === "-l") {
    call.out(`Currently running services:\n${available.map((name) => `  ${name}\n`).join("")}`);
    return 0;
  }
  const [service, ...args] = words;
  if (service === undefined)
    call.out(`Currently running services:\n${available.map((name) => `  ${name}\n`).join("")}`);
  for (const name of service === undefined ? available : [service]) {
    const dump = dumps.get(name);
    if (!dump || !available.includes(name)) {
      call.err(`Can't find service: ${name}\n`);
      return 0;
    }
    if (service === undefined)
      call.out(
        `-------------------------------------------------------------------------------\nDUMP OF SERVICE ${name}:\n`,
      );
    if (phone.faults.stuckServices.has(name)) {
      await phone.clock.sleep(timeout, call.signal);
      call.out(`\n*** SERVICE '${name}' DUMP TIMEOUT (${timeout}ms) EXPIRED ***\n\n`);
      continue;
    }
    await pay(call, costs.has(name) ? `dumpsys ${name}` : "dumpsys");
    call.out(dump(phone, args));
  }
  return 0;
};
