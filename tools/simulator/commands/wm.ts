import { pay, type Command, type CommandCall } from "./command.ts";

/** The window manager keeps an overridden size within these (WindowManagerService.setForcedDisplaySize). */
const leastPixels = 200;
const mostScale = 3;

/** Densities above this show less than one button. */
const mostDensity = 2_000;

const within = (wanted: number, physical: number): number =>
  Math.min(Math.max(wanted, leastPixels), physical * mostScale);

function size(call: CommandCall, value: string | undefined): number {
  const { phone } = call;
  const { width, height } = phone.profile;
  if (value === undefined) {
    const { size: changed } = phone.displayOverride;
    call.out(
      `Physical size: ${width}x${height}\n${changed ? `Override size: ${changed.width}x${changed.height}\n` : ""}`,
    );
    return 0;
  }
  if (value === "reset") {
    phone.displayOverride.size = null;
    return 0;
  }
  const found = /^(\d+)(dp)?x(\d+)(dp)?$/.exec(value);
  if (!found) {
    call.err(`Error: bad size ${value}\n`);
    return 255;
  }
  const pixels = (text: string | undefined, dp: string | undefined): number =>
    dp === undefined
      ? Number(text)
      : Math.round((Number(text) * (phone.displayOverride.density ?? phone.profile.density)) / 160);
  phone.displayOverride.size = {
    width: within(pixels(found[1], found[2]), width),
    height: within(pixels(found[3], found[4]), height),
  };
  return 0;
}

function density(call: CommandCall, value: string | undefined): number {
  const { phone } = call;
  if (value === undefined) {
    const { density: changed } = phone.displayOverride;
    call.out(
      `Physical density: ${phone.profile.density}\n${changed === null ? "" : `Override density: ${changed}\n`}`,
    );
    return 0;
  }
  if (value !== "reset" && (!/^\d+$/.test(value) || Number(value) > 0x7fffffff)) {
    call.err(`Error: bad number java.lang.NumberFormatException: For input string: "${value}"\n`);
    return 255;
  }
  if (value !== "reset" && Number(value) < 72) {
    call.err("Error: density must be >= 72\n");
    return 255;
  }
  // Nothing would fit on the screen any more, and a person could not tell the difference.
  phone.displayOverride.density = value === "reset" ? null : Math.min(Number(value), mostDensity);
  return 0;
}

function rotation(call: CommandCall, mode: string | undefined, degrees: string | undefined): number {
  const { settings } = call.phone;
  if (mode === undefined) {
    const free = settings.get("system", "accelerometer_rotation") === "1";
    call.out(free ? "free\n" : `lock ${settings.get("system", "user_rotation") ?? "0"}\n`);
    return 0;
  }
  if (mode === "free") settings.put("system", "accelerometer_rotation", "1");
  else if (mode === "lock") {
    settings.put("system", "accelerometer_rotation", "0");
    if (degrees !== undefined && /^[0-3]$/.test(degrees)) settings.put("system", "user_rotation", degrees);
  } else {
    call.err(`Error: argument needs to be either 'free' or 'lock'\n`);
    return 255;
  }
  return 0;
}

/** `wm`, which is also `cmd window`. */
export const wm: Command = async (call) => {
  const [command, ...words] = call.args;
  const args = words.filter((word, index) => word !== "-d" && words[index - 1] !== "-d");
  if (call.phone.faults.booting) {
    call.err("cmd: Can't find service: window\n");
    return 20;
  }
  await pay(call, "wm");
  switch (command) {
    case "size":
      return size(call, args[0]);
    case "density":
      return density(call, args[0]);
    // Its name until Android 10.
    case "set-user-rotation":
      if (call.phone.profile.api >= 30) break;
      return rotation(call, args[0], args[1]);
    case "user-rotation":
      if (call.phone.profile.api < 30) break;
      return rotation(call, args[0], args[1]);
    case "dismiss-keyguard":
      call.phone.power.dismissKeyguard();
      return 0;
    case "fixed-to-user-rotation":
    case "set-ignore-orientation-request":
    case "set-fix-to-user-rotation":
    case "overscan":
    case "scaling":
    case "folded-area":
      return 0;
    case undefined:
    case "help":
      call.out("Window manager (window) commands:\n  help\n      Print this help text.\n");
      return command === undefined ? 255 : 0;
    default:
  }
  call.err(`Unknown command: ${command}\n`);
  return 255;
};
