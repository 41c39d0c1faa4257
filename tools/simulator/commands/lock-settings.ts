import type { Phone } from "../phone.ts";
import { pay, type Command } from "./command.ts";

const pins = new WeakMap<Phone, string>();

/** `locksettings`: PIN of the lock screen. */
export const lockSettings: Command = async (call) => {
  const [command, ...args] = call.args;
  const { phone } = call;
  await pay(call, "cmd");
  const old = args[args.indexOf("--old") + 1];
  const given = args.includes("--old") ? old : undefined;
  const pin = pins.get(phone);
  if (command !== "get-disabled" && command !== "set-disabled" && pin !== undefined && given !== pin) {
    call.out(`Old password '${given ?? ""}' didn't match\n`);
    return 255;
  }
  const value = args.filter((arg, index) => arg !== "--old" && args[index - 1] !== "--old").at(-1) ?? "";
  switch (command) {
    case "get-disabled":
      call.out(`${pin === undefined && !phone.power.locked}\n`);
      return 0;
    case "set-disabled":
      call.out(`Lock screen disabled set to ${value}\n`);
      return 0;
    case "set-pin":
    case "set-password":
    case "set-pattern":
      pins.set(phone, value);
      call.out(
        `${command === "set-pin" ? "Pin" : command === "set-password" ? "Password" : "Pattern"} set to '${value}'\n`,
      );
      return 0;
    case "verify":
      call.out("Lock credential verified successfully\n");
      return 0;
    case "clear":
      pins.delete(phone);
      call.out("Lock credential cleared\n");
      return 0;
    default:
      call.err(`Unknown command: ${command ?? ""}\n`);
      return 255;
  }
};
