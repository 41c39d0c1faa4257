import type { Phone } from "../phone.ts";
import { pay, type Command } from "./command.ts";

/** Switch Wi-Fi as the quick settings do. */
export function setWifi(phone: Phone, on: boolean): void {
  phone.radios.wifi = on;
  phone.settings.put("global", "wifi_on", on ? "1" : "0");
}

/** Switch mobile data. */
export function setData(phone: Phone, on: boolean): void {
  phone.radios.data = on;
  phone.settings.put("global", "mobile_data", on ? "1" : "0");
}

/** Switch airplane mode. */
export function setAirplane(phone: Phone, on: boolean): void {
  phone.radios.airplane = on;
  phone.settings.put("global", "airplane_mode_on", on ? "1" : "0");
}

/** `svc wifi|data|power|bluetooth|nfc …` */
export const svc: Command = async (call) => {
  const [service, command, value] = call.args;
  await pay(call, "svc");
  const { phone } = call;
  if (service === "power") {
    if (command === "stayon") phone.power.stayOn = value !== "false";
    else if (command === "reboot" || command === "shutdown") phone.reboot();
    else if (command !== "forcesuspend")
      call.err("Control the power manager\n\nusage: svc power stayon [true|false|usb|ac|wireless|dock]\n");
    return 0;
  }
  if (command === "enable" || command === "disable") {
    if (service === "wifi") setWifi(phone, command === "enable");
    else if (service === "data") setData(phone, command === "enable");
    if (["wifi", "data", "bluetooth", "nfc", "usb"].includes(service ?? "")) return 0;
  }
  call.err(
    "Available commands:\n    help     Show information about the subcommands\n    power    Control the power manager\n    data     Control mobile data connectivity\n    wifi     Control the Wi-Fi manager\n    usb      Control Usb state\n    nfc      Control NFC functions\n    bluetooth Control Bluetooth service\n",
  );
  return 0;
};
