/** The devices that one MCP session may use, and the one in use. */
import { ActionableError } from "../actionable-error.ts";
import type { AdbServer, DeviceListing } from "../device/port.ts";
import type { ApkFacts } from "../device/apk.ts";
import type { AppFacts, Facts } from "../evidence.ts";
import { readAppFacts } from "./facts.ts";
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
  /** Undo what was set on the device, and let it go. */
  close(): Promise<void>;
}

/** `serial` and `app` are what a session begins with; both may be undefined. */
export function createDesk(adb: AdbServer, serial: string | undefined, app: string | undefined): Desk {
  let current: DeviceSession | null = null;
  const known = new Map<string, AppFacts>();

  const use = async (
    wanted: string,
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<DeviceSession> => {
    const listing = chooseDevice(await adb.devices(), wanted);
    if (current?.port.serial === listing.serial) {
      if (name !== "") current.attend(name);
      return current;
    }
    await current?.close();
    current = null;
    current = await openSession(adb.device(listing.serial), name, signal);
    return current;
  };

  const read = async (
    session: DeviceSession,
    name: string,
    apk: ApkFacts | null,
    signal: AbortSignal | undefined,
  ): Promise<Facts> => {
    const found = name === "" ? null : await readAppFacts(session.port, name, apk, signal);
    if (found) known.set(name, found);
    return { device: session.facts, app: found };
  };

  return {
    list: () => adb.devices(),
    use: (wanted, name, signal) => use(wanted, name, signal),
    session: async (signal) => current ?? (await use(serial ?? "", app ?? "", signal)),
    async facts(session, name, signal) {
      const found = known.get(name);
      return found ? { device: session.facts, app: found } : read(session, name, null, signal);
    },
    installed: (session, name, apk, signal) => read(session, name, apk, signal),
    async close() {
      const session = current;
      current = null;
      await session?.close();
    },
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
