import type { Phone } from "../phone.ts";
import type { Command } from "./command.ts";

/** A property as it stands now: those about booting follow the boot. */
function valueOf(phone: Phone, key: string): string {
  if (phone.faults.booting && (key === "sys.boot_completed" || key === "dev.bootcomplete")) return "";
  if (phone.faults.booting && key === "init.svc.bootanim") return "running";
  return phone.properties.get(key) ?? "";
}

/** `getprop [KEY [DEFAULT]]` */
export const getprop: Command = (call) => {
  const [key, fallback = ""] = call.args;
  const { phone } = call;
  if (key !== undefined) call.out(`${valueOf(phone, key) || fallback}\n`);
  else
    call.out(
      [...phone.properties.keys()]
        .sort()
        .map((name) => `[${name}]: [${valueOf(phone, name)}]\n`)
        .join(""),
    );
  return 0;
};

/** `setprop KEY VALUE`: the shell user may set only a few. */
export const setprop: Command = (call) => {
  const [key, value] = call.args;
  if (key === undefined || value === undefined) {
    call.err("setprop: Needs 2 arguments\n");
    return 1;
  }
  if (/^(?:debug|log|persist\.log|persist\.debug|vendor\.debug|test)\./.test(key)) {
    call.phone.properties.set(key, value);
    return 0;
  }
  call.err(`Failed to set property '${key}' to '${value}'.\nSee dmesg for error reason.\n`);
  return 1;
};
