/** Requests that the adb server answers itself with one text: versions, lists, states, forwards, connections. */
import { connect } from "node:net";
import type { WiredPhone } from "../wired-phone.ts";
import { serverFeatures } from "../features.ts";
import type { Ports } from "../services/ports.ts";
import { deviceLines, isLocal } from "./devices.ts";
import type { Devices } from "./devices.ts";
import type { Forwards } from "./forwards.ts";
import type { HostRequest } from "./selector.ts";

/** Simulated phones that listen on a port of this machine, for `adb connect`. */
export type FindPhone = (port: number) => { readonly phone: WiredPhone; readonly ports: Ports } | undefined;

export interface Host {
  readonly devices: Devices;
  readonly forwards: Forwards;
  readonly findPhone: FindPhone;
}

/** `okays`: how many OKAY stand before the text; `text` undefined: nothing after them. */
export type Answer =
  | { readonly kind: "okay"; readonly okays: 1 | 2; readonly text: string | undefined }
  | { readonly kind: "fail"; readonly text: string };

const okay = (text?: string, okays: 1 | 2 = 1): Answer => ({ kind: "okay", okays, text });
const fail = (text: string): Answer => ({ kind: "fail", text });

/** Version of the server, the same for every adb since 2018. */
const serverVersion = "0029";

const isLoopback = (name: string): boolean => name === "localhost" || name === "127.0.0.1";

/** Says why a port of this machine takes no connection; undefined when it does. */
const refusal = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once("error", () => resolve("Connection refused"));
  });

const connectTo = async (host: Host, target: string): Promise<Answer> => {
  const [name = "", portText = "5555", ...more] = target.split(":");
  const port = Number(portText);
  if (more.length > 0 || !Number.isInteger(port) || port < 1 || port > 65535)
    return okay(`bad port number '${portText}' in '${target}'`);
  const address = `${name}:${port}`;
  if (!isLoopback(name)) return okay(`failed to resolve host: '${name}': Name or service not known`);
  if (host.devices.list().some(({ serial }) => serial === address))
    return okay(`already connected to ${address}`);
  const reason = await refusal(port);
  if (reason !== undefined) return okay(`failed to connect to '${address}': ${reason}`);
  const found = host.findPhone(port);
  if (found === undefined || found.phone.faults.link === "offline")
    return okay(`failed to connect to ${address}`);
  host.devices.add(found.phone, address, found.ports);
  return okay(
    `${found.phone.faults.link === "unauthorized" ? "failed to authenticate to" : "connected to"} ${address}`,
  );
};

const disconnectFrom = (host: Host, target: string): Answer => {
  if (target === "") {
    for (const { serial } of host.devices.list()) if (serial.includes(":")) host.devices.remove(serial);
    return okay("disconnected everything");
  }
  const address = target.includes(":") ? target : `${target}:5555`;
  return host.devices.remove(address) ? okay(`disconnected ${target}`) : fail(`no such device '${address}'`);
};

const forward = async (host: Host, { selector, name }: HostRequest): Promise<Answer> => {
  const rest = name.slice("forward:".length);
  const rebind = !rest.startsWith("norebind:");
  const [local, remote, ...more] = rest.replace(/^norebind:/, "").split(";");
  if (!local || !remote || more.length > 0) return fail(`bad forward: ${name}`);
  const device = host.devices.choose(selector, true);
  if ("error" in device) return fail(device.error);
  const made = await host.forwards.add(device.serial, local, remote, rebind);
  if ("error" in made) return fail(made.error);
  device.signal.addEventListener("abort", () => host.forwards.clear(device.serial), { once: true });
  return okay(local === "tcp:0" ? String(made.port) : undefined, 2);
};

const reconnect = (host: Host, offlineOnly: boolean): Answer => {
  const chosen = host.devices.list().filter(({ state }) => !offlineOnly || state !== "device");
  for (const device of chosen) host.devices.kick(device);
  return okay(chosen.map(({ serial, state }) => `reconnecting ${serial} [${state}]\n`).join(""));
};

const ofDevice = (host: Host, { selector, name }: HostRequest): Answer => {
  const device = host.devices.choose(selector, name === "get-state" || name === "features");
  if ("error" in device) return fail(device.error);
  switch (name) {
    case "get-state":
      return okay(device.state);
    case "get-serialno":
      return okay(device.serial);
    case "get-devpath":
      return okay(isLocal(device.serial) ? "unknown" : "usb:1-1");
    case "features":
      return okay(device.phone.profile.features.join(","));
    default:
      host.devices.kick(device);
      return okay(`reconnecting ${device.serial} [${device.state}]\n`);
  }
};

/** The answer to a request; undefined when it is none of these. */
export const answerHost = async (host: Host, request: HostRequest): Promise<Answer | undefined> => {
  const { name } = request;
  switch (name) {
    case "version":
      return okay(serverVersion);
    case "devices":
    case "devices-l":
      return okay(deviceLines(host.devices.list(), name === "devices-l"));
    case "host-features":
      return okay(serverFeatures.join(","));
    case "get-state":
    case "get-serialno":
    case "get-devpath":
    case "features":
      return ofDevice(host, request);
    case "reconnect":
      return request.selector.kind === "any" ? reconnect(host, false) : ofDevice(host, request);
    case "reconnect-offline":
      return reconnect(host, true);
    case "list-forward":
      return okay(host.forwards.lines());
    case "killforward-all":
      host.forwards.clear();
      return okay(undefined, 2);
    case "mdns:check":
      return okay("ERROR: mdns daemon unavailable");
    case "mdns:services":
      return okay("");
    default:
  }
  if (name.startsWith("forward:")) return forward(host, request);
  if (name.startsWith("killforward:")) {
    const local = name.slice("killforward:".length);
    return host.forwards.remove(local) ? okay(undefined, 2) : fail(`listener '${local}' not found`);
  }
  if (name.startsWith("connect:")) return connectTo(host, name.slice("connect:".length));
  if (name === "disconnect") return disconnectFrom(host, "");
  return name.startsWith("disconnect:") ? disconnectFrom(host, name.slice("disconnect:".length)) : undefined;
};
