/** The devices of the adb server: who is there, in what state, under which number. */
import type { WiredPhone } from "../wired-phone.ts";
import { watchLink } from "../link.ts";
import type { Ports } from "../services/ports.ts";
import { createReverses } from "../services/reverse.ts";
import type { Reverses } from "../services/reverse.ts";
import type { Selector } from "./selector.ts";

export type DeviceState = "device" | "offline" | "unauthorized";

/**
 * A phone as the server has it. The number changes whenever the link comes anew, but not for devices that were connected
 * to over TCP: adb makes the same link again (seen with adb 29.0.6).
 */
export interface Device {
  readonly serial: string;
  readonly phone: WiredPhone;
  readonly ports: Ports;
  readonly reverses: Reverses;
  readonly transportId: number;
  readonly state: DeviceState;
  /** It has said its name: adb remembers that while the link is down. */
  readonly named: boolean;
  /** Aborted when this link is lost: all that runs over it ends. */
  readonly signal: AbortSignal;
}

export interface Devices {
  add(phone: WiredPhone, serial: string, ports: Ports): void;
  /** Says whether there was one. */
  remove(serial: string): boolean;
  list(): readonly Device[];
  /** The device that is meant, or adb's words for why there is none. `online`: it must be in state "device". */
  choose(
    selector: Selector,
    online: boolean,
  ): Device | { readonly error: string; readonly ambiguous: boolean };
  /** The link of a device breaks, and comes again by itself. */
  kick(device: Device): void;
  /** Called after every change, until the returned function is called. */
  watch(listener: () => void): () => void;
  /** Look at the faults of all phones now. */
  refresh(): void;
  close(): void;
}

/** Milliseconds that a broken link shows as offline. */
const offlineTime = 250;

const unauthorized = `device unauthorized.
This adb server's $ADB_VENDOR_KEYS is not set
Try 'adb kill-server' if that seems wrong.
Otherwise check for a confirmation dialog on your device.`;

/** Devices that somebody connected to, by host and port. */
const isConnected = (serial: string): boolean => /:\d+$/.test(serial);

/** Emulators and devices over TCP, as adb tells them from those on USB. */
export const isLocal = (serial: string): boolean => serial.startsWith("emulator-") || isConnected(serial);

const plain = (text: string): string => text.replaceAll(/[^a-zA-Z0-9_.-]/g, "_");

/** What `-s` may name besides the serial. */
const matches = (device: Device, wanted: string): boolean => {
  const { product, model, device: board } = device.phone.profile;
  const names = [device.serial, `product:${product}`, `model:${plain(model)}`, `device:${board}`];
  return names.includes(wanted) || (!wanted.includes(":") && device.serial.startsWith(`${wanted}:`));
};

const missing = (selector: Selector): string => {
  switch (selector.kind) {
    case "serial":
      return `device '${selector.serial}' not found`;
    case "id":
      return `no device with transport id '${selector.id}'`;
    case "usb":
      return "no devices found";
    case "local":
      return "no emulators found";
    default:
      return "no devices/emulators found";
  }
};

const several = (selector: Selector): string => {
  if (selector.kind === "usb") return "more than one device";
  return selector.kind === "local" ? "more than one emulator" : "more than one device/emulator";
};

const fits = (device: Device, selector: Selector): boolean => {
  switch (selector.kind) {
    case "serial":
      return matches(device, selector.serial);
    case "id":
      return device.transportId === selector.id;
    case "usb":
      return !isLocal(device.serial);
    case "local":
      return isLocal(device.serial);
    default:
      return true;
  }
};

/** The lines of `devices`, or of `devices-l`. */
export const deviceLines = (devices: readonly Device[], long: boolean): string =>
  devices
    .map(({ serial, state, named, phone, transportId }) => {
      if (!long) return `${serial}\t${state}\n`;
      const { product, model, device } = phone.profile;
      const path = isLocal(serial) ? "" : " usb:1-1";
      const names = named ? ` product:${plain(product)} model:${plain(model)} device:${plain(device)}` : "";
      return `${serial.padEnd(22)} ${state}${path}${names} transport_id:${transportId}\n`;
    })
    .join("");

/** One phone's place in the list: its link now, if any. */
interface Entry {
  readonly phone: WiredPhone;
  readonly serial: string;
  readonly ports: Ports;
  device: (Device & { readonly abort: AbortController }) | undefined;
  /** The number of its last link, and whether it has ever been online. */
  lastId: number | undefined;
  named: boolean;
  stop: () => void;
  check: () => void;
}

/** The server's list of devices, empty. */
export const createDevices = (): Devices => {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  let lastId = 0;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const lose = (entry: Entry): void => {
    const lost = entry.device;
    entry.device = undefined;
    lost?.reverses.clear();
    lost?.abort.abort();
  };
  const link = (entry: Entry, state: DeviceState): void => {
    const { phone, serial, ports } = entry;
    // Coming online makes a new link; what was offline before it was that link being made.
    const kept = entry.device?.transportId ?? (isConnected(serial) ? entry.lastId : undefined);
    lose(entry);
    if (kept === undefined) lastId += 1;
    const transportId = kept ?? lastId;
    entry.lastId = transportId;
    entry.named ||= state === "device";
    const abort = new AbortController();
    entry.device = {
      phone,
      serial,
      ports,
      reverses: createReverses(),
      transportId,
      state,
      named: entry.named,
      signal: abort.signal,
      abort,
    };
  };
  const follow = (entry: Entry): void => {
    const now = entry.phone.faults.link;
    if (now === "gone") lose(entry);
    else link(entry, now);
    tell();
  };
  const remove = (serial: string): boolean => {
    const entry = entries.get(serial);
    if (entry === undefined) return false;
    entry.stop();
    entries.delete(serial);
    lose(entry);
    tell();
    return true;
  };
  const list = (): readonly Device[] =>
    [...entries.values()].flatMap(({ device }) => (device === undefined ? [] : [device]));
  return {
    add: (phone, serial, ports) => {
      remove(serial);
      const entry: Entry = {
        phone,
        serial,
        ports,
        device: undefined,
        lastId: undefined,
        named: false,
        stop: () => undefined,
        check: () => undefined,
      };
      const watch = watchLink(phone, (now, before) => {
        if (before === "device") lose(entry);
        if (now !== "gone") link(entry, now);
        else lose(entry);
        tell();
      });
      entry.stop = () => watch.stop();
      entry.check = () => watch.check();
      entries.set(serial, entry);
      follow(entry);
    },
    remove,
    list,
    choose: (selector, online) => {
      const found = list().filter((device) => fits(device, selector));
      const [device] = found;
      if (device === undefined) return { error: missing(selector), ambiguous: false };
      if (found.length > 1) return { error: several(selector), ambiguous: true };
      if (!online || device.state === "device") return device;
      return { error: device.state === "offline" ? "device offline" : unauthorized, ambiguous: false };
    },
    kick: (device) => {
      const entry = entries.get(device.serial);
      if (entry === undefined || entry.device !== device) return;
      lose(entry);
      link(entry, "offline");
      tell();
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (entries.get(entry.serial) === entry && entry.device?.state === "offline") follow(entry);
      }, offlineTime);
      timer.unref();
      timers.add(timer);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh: () => {
      for (const entry of entries.values()) entry.check();
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const serial of entries.keys()) remove(serial);
    },
  };
};
