/** The device of a run: seen to before the run begins, given back as it was. What keeps it from that is said in words. */
import { hostname } from "node:os";
import { createHands, type Answer, type Hands } from "../agent/hands.ts";
import { connectInMemory, createMcpServer } from "../tools/mcp.ts";
import type { AdbAddress } from "./adb.ts";
import type { Assignment } from "./assignment.ts";
import type { RunClient } from "./deciding.ts";
import { ActionableError, ConfigError } from "./errors.ts";

/** A device that was looked at: its tools, and its name among all that this machine can reach. */
export interface Ready {
  readonly client: RunClient;
  readonly hands: Hands;
  readonly name: string;
}

/** Use a device of an assignment: looked at first, and as it was afterwards. Throws an ActionableError when it cannot be had. */
export async function onDevice<T>(
  assignment: Assignment,
  signal: AbortSignal,
  use: (device: Ready) => Promise<T>,
): Promise<T> {
  const { adb, device, app, devices } = assignment;
  const server = createMcpServer({
    adb,
    serial: device ?? undefined,
    app: app ?? undefined,
    leases: devices ?? undefined,
  });
  try {
    const client = await connectInMemory(server);
    const hands = createHands(client, signal);
    const serial = await checkDevice(hands, assignment);
    return await use({ client, hands, name: deviceName(adb, serial) });
  } finally {
    // Closing undoes what was set on the device.
    await server.close();
  }
}

/** Sees to a device that can be used, with the app on it unless it is to be installed. Resolves with its serial. */
async function checkDevice(hands: Hands, { app, apk, device }: Assignment): Promise<string> {
  const wanted = apk === null ? app : "";
  const answer = await hands.call("use_device", { serial: device ?? "", app: wanted ?? "" }, "never");
  if (!answer.ok) throw refusal(answer, app);
  return answer.facts?.device?.serial ?? device ?? "";
}

/** The package to explore, installed if an APK was given. */
export async function installed(hands: Hands, { app, apk, device }: Assignment): Promise<string> {
  if (apk !== null) {
    const answer = await hands.call("install_app", { path: apk }, "never");
    if (!answer.ok) throw refusal(answer, app);
    const found = app ?? answer.facts?.app?.package;
    if (found === undefined)
      throw new ConfigError(`Which app is in "${apk}" cannot be told`, "Say it with --app PACKAGE");
    const use = await hands.call("use_device", { serial: device ?? "", app: found }, "never");
    if (!use.ok) throw refusal(use, found);
    return found;
  }
  if (app === null)
    throw new ConfigError("There is no app to explore", "Say which with --app PACKAGE, or give --apk FILE");
  return app;
}

/** The tools speak to whoever drives them; here that is a person at a command line. */
function refusal(answer: Answer, app: string | null): ActionableError {
  const said = answer.text.replace(/\s+/g, " ").trim();
  const what = /^.*?[.](?=\s|$)/.exec(said)?.[0] ?? said;
  switch (answer.failure) {
    case "no-device":
      if (said.includes(" is held by another client")) return new DeviceBusyError(what);
      return said.startsWith("Several")
        ? new ConfigError(what, "Say which with --device SERIAL")
        : new DeviceGoneError(what, said.slice(what.length));
    case "device-lost":
      return new DeviceGoneError(what, said.slice(what.length));
    case "app-missing":
      return new AppMissingError(
        what,
        `Install ${app ?? "it"} first, give its file with --apk FILE, or correct --app`,
      );
    default:
      return new ActionableError(what, said.slice(what.length));
  }
}

/** The only device there is cannot be had now. */
export class DeviceBusyError extends ActionableError {
  constructor(message: string) {
    super(message, "Wait until it is free, or name another device with --device SERIAL");
    this.name = "DeviceBusyError";
  }
}

/** There is no device, or no longer. */
export class DeviceGoneError extends ActionableError {
  constructor(message: string, hint: string) {
    super(message, hint);
    this.name = "DeviceGoneError";
  }
}

/** The app under test is not on the device. */
export class AppMissingError extends ConfigError {
  constructor(message: string, hint: string) {
    super(message, hint);
    this.name = "AppMissingError";
  }
}

/** Devices of this machine's adb servers are told apart from those that others reach by the same serial. */
export function deviceName({ host, port }: AdbAddress, serial: string): string {
  const local = ["127.0.0.1", "localhost", "::1"].includes(host);
  return `${serial} at ${local ? hostname() : host}:${port}`;
}
