import { am } from "./am.ts";
import { pay, type Command, type CommandCall } from "./command.ts";
import { ime } from "./ime.ts";
import { input } from "./input.ts";
import { lockSettings } from "./lock-settings.ts";
import { pm } from "./pm.ts";
import { setAirplane, setData, setWifi } from "./radios.ts";
import { settings } from "./settings.ts";
import { wm } from "./wm.ts";

function unknown(call: CommandCall, command: string | undefined): number {
  call.err(`Unknown command: ${command ?? ""}\n`);
  return 255;
}

/** The word after an option. */
function after(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

const uimode: Command = (call) => {
  const [command, value] = call.args;
  if (command !== "night") return unknown(call, command);
  if (value === "yes" || value === "no" || value === "auto") call.phone.nightMode = value;
  else if (value !== undefined) {
    call.err("Error: mode must be 'yes', 'no', or 'auto', or 'custom_schedule', or 'custom_bedtime'\n");
    return 255;
  }
  call.out(`Night mode: ${call.phone.nightMode}\n`);
  return 0;
};

const locale: Command = (call) => {
  const [command, name = ""] = call.args;
  if (call.phone.profile.api < 33) {
    call.err("cmd: Can't find service: locale\n");
    return 20;
  }
  if (command === "set-app-locales") {
    const value = after(call.args, "--locales") ?? "";
    if (!call.phone.packages.get(name)) {
      call.err(`Unknown package ${name} for userId 0\n`);
      return 255;
    }
    if (value === "") call.phone.appLocales.delete(name);
    else call.phone.appLocales.set(name, value);
    return 0;
  }
  if (command === "get-app-locales") {
    call.out(`Locales for ${name} for user 0 are [${call.phone.appLocales.get(name) ?? ""}]\n`);
    return 0;
  }
  return unknown(call, command);
};

const connectivity: Command = (call) => {
  const [command, value] = call.args;
  if (call.phone.profile.api < 30) {
    call.err("No shell command implementation.\n");
    return 255;
  }
  if (command !== "airplane-mode") return unknown(call, command);
  if (value === undefined) call.out(call.phone.radios.airplane ? "enabled\n" : "disabled\n");
  else if (value === "enable" || value === "disable") setAirplane(call.phone, value === "enable");
  else return unknown(call, `airplane-mode ${value}`);
  return 0;
};

const wifi: Command = (call) => {
  const [command, value] = call.args;
  const { radios } = call.phone;
  if (command === "set-wifi-enabled") setWifi(call.phone, value === "enabled");
  else if (command === "status") {
    call.out(
      radios.wifi
        ? 'Wifi is enabled\nWifi scanning is only available when wifi is enabled\n==== Primary ClientModeManager instance ====\nWifi is connected to "AndroidWifi"\n'
        : "Wifi is disabled\nWifi scanning is only available when wifi is enabled\n",
    );
  } else return unknown(call, command);
  return 0;
};

const phoneService: Command = (call) => {
  const [command, value] = call.args;
  if (command !== "data") return unknown(call, command);
  setData(call.phone, value === "enable");
  return 0;
};

const statusbar: Command = (call) => {
  switch (call.args[0]) {
    case "expand-notifications":
    case "expand-settings":
      call.phone.expandShade();
      return 0;
    case "collapse":
      call.phone.collapseShade();
      return 0;
    default:
      return unknown(call, call.args[0]);
  }
};

const appops: Command = (call) => {
  const words = call.args.filter((arg, index) => !arg.startsWith("--") && call.args[index - 1] !== "--user");
  const [command, name = "", operation] = words;
  if (!call.phone.packages.get(name)) {
    call.err(`Error: No UID for ${name} in user 0\n`);
    return 255;
  }
  if (command === "get")
    call.out(operation === undefined ? "No operations.\n" : `No operations.\nDefault mode: allow\n`);
  else if (command === "set" && operation !== undefined && !/^(?:android:)?[A-Za-z_]+$/.test(operation)) {
    call.err(`Error: Unknown operation string: ${operation}\n`);
    return 255;
  } else if (command !== "set" && command !== "reset") return unknown(call, command);
  return 0;
};

const notification: Command = (call) => {
  const [command] = call.args;
  if (command === "post") {
    call.out(
      "posting:\n  Notification(channel=shell_cmd shortcut=null contentView=null vibrate=null sound=null defaults=0x0 flags=0x0 color=0x00000000 vis=PRIVATE)\n",
    );
    return 0;
  }
  if (command === "list") {
    call.out(
      call.phone
        .notifications()
        .map(
          (each) =>
            `0|${each.package}|${each.id}|null|${call.phone.packages.get(each.package)?.uid ?? 1000}\n`,
        )
        .join(""),
    );
    return 0;
  }
  return ["allow_listener", "disallow_listener", "set_dnd", "snooze"].includes(command ?? "")
    ? 0
    : unknown(call, command);
};

const jobscheduler: Command = (call) => {
  const words = call.args.filter((arg) => !arg.startsWith("-"));
  call.err(`Could not find job ${words[2] ?? ""} in package ${words[1] ?? ""} / user 0\n`);
  return 255;
};

/** Says nothing and changes nothing that the simulated phone has. */
const accepting: Command = () => 0;

const noCommands: Command = (call) => {
  call.err("No shell command implementation.\n");
  return 255;
};

const services: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["activity", am],
  ["package", pm],
  ["window", wm],
  ["settings", settings],
  ["input_method", ime],
  ["lock_settings", lockSettings],
  ["uimode", uimode],
  ["locale", locale],
  ["connectivity", connectivity],
  ["wifi", wifi],
  ["phone", phoneService],
  ["statusbar", statusbar],
  ["appops", appops],
  ["notification", notification],
  ["jobscheduler", jobscheduler],
  ["clipboard", noCommands],
  ["overlay", accepting],
  ["location", accepting],
  ["deviceidle", accepting],
  ["power", accepting],
  ["role", accepting],
  ["shortcut", accepting],
  ["device_config", accepting],
  ["bluetooth_manager", accepting],
  ["battery", accepting],
  ["vibrator_manager", accepting],
]);

/** Services whose commands pay for themselves. */
const paid = new Set(["activity", "package", "window", "settings", "input_method", "lock_settings", "input"]);

/** `cmd [-w] SERVICE …` */
export const cmd: Command = async (call) => {
  const words = call.args[0] === "-w" ? call.args.slice(1) : call.args;
  const [name, ...args] = words;
  if (name === undefined) {
    call.err(
      "cmd: No service specified; use -l to list all running services. Use -w to start and wait for a service.\n",
    );
    return 20;
  }
  const inServer = name === "input" && call.phone.profile.api >= 31;
  if (name === "-l") {
    call.out(
      `Currently running services:\n${
        call.phone.faults.booting
          ? ""
          : [...services.keys()]
              .sort()
              .map((each) => `  ${each}\n`)
              .join("")
      }`,
    );
    return 0;
  }
  const service = inServer ? input : services.get(name);
  if (!service || call.phone.faults.booting) {
    call.err(`cmd: Can't find service: ${name}\n`);
    return 20;
  }
  if (!paid.has(name)) await pay(call, "cmd");
  return service({ ...call, name, args });
};

/** `appops` as a program of its own. */
export const appopsProgram: Command = (call) => cmd({ ...call, args: ["appops", ...call.args] });
