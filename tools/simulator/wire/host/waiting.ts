/** Requests that the server answers over time: following the list of devices, and waiting for a state. */
import type { Connection } from "../connection.ts";
import { orAborted } from "../connection.ts";
import { lengthPrefixed } from "../services/length-prefixed.ts";
import { devicesBinary, devicesText } from "./device-messages.ts";
import type { Device, Devices } from "./devices.ts";
import { deviceLines } from "./devices.ts";
import type { HostRequest, Selector } from "./selector.ts";

/** The forms in which the list of devices may be followed, by the request's name. */
export const trackForms: ReadonlyMap<string, (devices: readonly Device[]) => Buffer> = new Map([
  ["track-devices", (devices) => Buffer.from(deviceLines(devices, false))],
  ["track-devices-l", (devices) => Buffer.from(deviceLines(devices, true))],
  ["track-devices-proto-binary", devicesBinary],
  ["track-devices-proto-text", (devices) => Buffer.from(devicesText(devices))],
]);

/** `track-devices`: the list now and after every change, until the client leaves. */
export const trackDevices = async (
  connection: Connection,
  devices: Devices,
  form: (devices: readonly Device[]) => Buffer,
): Promise<void> => {
  connection.write(Buffer.from("OKAY"));
  let before: Buffer | undefined;
  const look = (): void => {
    const now = form(devices.list());
    if (before?.equals(now) === true) return;
    before = now;
    connection.write(lengthPrefixed(now));
  };
  const stop = devices.watch(look);
  look();
  await orAborted(new Promise(() => undefined), connection.signal);
  stop();
};

/** Takes `wait-for-any-device` apart; undefined when it is no such request. */
export const parseWait = ({
  selector,
  name,
}: HostRequest): { selector: Selector; state: string } | undefined => {
  const match =
    /^wait-for-(?:(any|usb|local)-)?(any|device|recovery|rescue|sideload|bootloader|disconnect)$/.exec(name);
  if (match === null) return undefined;
  const kind = match[1];
  const named =
    selector.kind === "serial" ||
    selector.kind === "id" ||
    (kind !== "any" && kind !== "usb" && kind !== "local");
  return { selector: named ? selector : { kind }, state: match[2] ?? "device" };
};

/** `wait-for-…`: resolves when it holds, with undefined, or with adb's words for why it cannot. */
export const waitFor = async (
  devices: Devices,
  { selector, state }: { selector: Selector; state: string },
  signal: AbortSignal,
): Promise<string | undefined> => {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const look = (): void => {
    const device = devices.choose(selector, false);
    if ("error" in device) {
      if (device.ambiguous) resolve(device.error);
      else if (state === "disconnect") resolve(undefined);
    } else if (state === "any" || state === device.state) {
      resolve(undefined);
    }
  };
  const stop = devices.watch(look);
  look();
  const leave = (): void => resolve(undefined);
  signal.addEventListener("abort", leave, { once: true });
  const failure = await promise;
  signal.removeEventListener("abort", leave);
  stop();
  return failure;
};
