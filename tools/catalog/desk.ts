/** The devices that one MCP session may use, and the one in use. */
import { ActionableError } from "../actionable-error.ts";
import type { AdbServer, DeviceListing } from "../device/port.ts";
import type { ApkFacts } from "../device/apk.ts";
import type { AppFacts, Facts } from "../evidence.ts";
import { readAppFacts } from "./facts.ts";
import { heldError } from "./leases.ts";
import type { Holder, Leases } from "./leases.ts";
import { openSession } from "./session.ts";
import type { DeviceSession } from "./session.ts";

export interface Desk {
  list(): Promise<readonly DeviceListing[]>;
  /** Take a device into use; an empty serial means the only one. The one used before is put back as it was. */
  use(serial: string, app: string, signal: AbortSignal | undefined): Promise<DeviceSession>;
  /** The device in use, else the only one. */
  session(signal: AbortSignal | undefined): Promise<DeviceSession>;
  /** Facts for the start of a run; those of the app are read once. */
  facts(session: DeviceSession, app: string, signal: AbortSignal | undefined): Promise<Facts>;
  /** Facts of an app that was just installed from this file. */
  installed(session: DeviceSession, app: string, apk: ApkFacts | null, signal: AbortSignal): Promise<Facts>;
  /** Run a tool; while it runs nobody takes the device over. */
  work<T>(run: () => Promise<T>): Promise<T>;
  /** Undo what was set on the device, and let it go. */
  close(): Promise<void>;
}

/** What a desk begins with. */
export interface DeskOptions {
  readonly adb: AdbServer;
  /** Device until another is chosen; the only one when not given. */
  readonly serial?: string | undefined;
  /** Package under test until another is chosen. */
  readonly app?: string | undefined;
  readonly leases: Leases;
  /** What the client calls itself. */
  readonly name: () => string;
  /** Is the client still connected? */
  readonly present: () => boolean;
}

export function createDesk({ adb, serial, app, leases, name: clientName, present }: DeskOptions): Desk {
  let current: DeviceSession | null = null;
  const known = new Map<string, AppFacts>();
  const holder: Holder = {
    get name() {
      return clientName();
    },
    present,
    letGo: () => close(),
  };

  const close = async (): Promise<void> => {
    const session = current;
    current = null;
    if (!session) return;
    try {
      await session.close();
    } finally {
      leases.release(session.port.serial, holder);
    }
  };

  const use = async (
    wanted: string,
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<DeviceSession> => {
    if (current?.lost === true) await close();
    const listing = chooseDevice(await adb.devices(), wanted);
    if (current?.port.serial === listing.serial) {
      if (name !== "") current.attend(name);
      return current;
    }
    const held = await leases.take(listing.serial, holder);
    if (held) throw heldError(listing.serial, held);
    try {
      await close();
      await close();
      current = await openSession(adb.device(listing.serial), name, clientName(), signal);
    } catch (error) {
      leases.release(listing.serial, holder);
      throw error;
    }
    return current;
  };

  const read = async (
    session: DeviceSession,
    name: string,
    apk: ApkFacts | null,
    signal: AbortSignal | undefined,
  ): Promise<Facts> => {
    const found =
      name === "" ? null : await readAppFacts(session.port, name, apk, session.facts.locale, signal);
    if (found) known.set(name, found);
    return { device: session.facts, app: found };
  };

  return {
    list: () => adb.devices(),
    use: (wanted, name, signal) => use(wanted, name, signal),
    session: async (signal) =>
      current && !current.lost ? current : await use(current?.port.serial ?? serial ?? "", app ?? "", signal),
    async facts(session, name, signal) {
      const found = known.get(name);
      return found ? { device: session.facts, app: found } : read(session, name, null, signal);
    },
    installed: (session, name, apk, signal) => read(session, name, apk, signal),
    async work(run) {
      if (current) leases.work(current.port.serial, holder);
      try {
        return await run();
      } finally {
        if (current) leases.rest(current.port.serial, holder);
      }
    },
    close,
  };
}

/** The device that is meant, or what to do. */
function chooseDevice(devices: readonly DeviceListing[], serial: string): DeviceListing {
  const listed = devices.map((device) => `${device.serial} (${device.state})`).join(", ");
  if (serial !== "") {
    const device = devices.find((candidate) => candidate.serial === serial);
    if (!device) {
      throw new ActionableError(
        "no-device",
        `There is no device ${serial}.`,
        listed === "" ? "No device is connected at all: connect one." : `Connected: ${listed}.`,
      );
    }
    return ready(device);
  }
  const usable = devices.filter(({ state }) => state === "device" || state === "emulator");
  const [only, second] = usable;
  if (only && !second) return only;
  if (only) {
    throw new ActionableError(
      "no-device",
      `Several devices are connected: ${listed}.`,
      "Say which one: call use_device with its serial.",
    );
  }
  const [first] = devices;
  if (first) return ready(first);
  throw new ActionableError(
    "no-device",
    "No device is connected.",
    "Connect a phone with USB debugging, or start an emulator, then try again.",
  );
}

function ready(device: DeviceListing): DeviceListing {
  if (device.state === "device" || device.state === "emulator") return device;
  throw new ActionableError(
    "no-device",
    `Device ${device.serial} is ${device.state}.`,
    device.state === "unauthorized"
      ? "Unlock it and allow USB debugging for this computer."
      : "Reconnect it and wait until `adb devices` shows it as device.",
  );
}
