/** From the name of a service to the service: what adbd does with OPEN, and the adb server with a request for a device. */
import type { Ports } from "./ports.ts";
import { framebuffer } from "./framebuffer.ts";
import { listDebuggable, trackApps, trackDebuggable } from "./processes.ts";
import { reverseService } from "./reverse.ts";
import type { Service } from "./service.ts";
import { binderCommand, framedCommand, rawCommand, shellService } from "./shell.ts";
import { sync } from "./sync.ts";
import { reboot, say, sayAndRestart, sink, source } from "./text.ts";

const fixed: ReadonlyMap<string, Service> = new Map<string, Service>([
  ["sync:", sync],
  ["framebuffer:", framebuffer],
  ["jdwp", listDebuggable],
  ["track-jdwp", trackDebuggable],
  ["track-app", trackApps],
  ["root:", say("adbd cannot run as root in production builds\n")],
  ["unroot:", say("adbd not running as root\n")],
  ["remount:", say('Not running as root. Try "adb root" first.\n')],
  ["usb:", sayAndRestart("restarting in USB mode\n")],
  ["reconnect", sayAndRestart("done")],
  // Of the devices in /dev, those that the shell user may open: `dev:` as a file, `dev-raw:` as a terminal without echo.
  ["dev:/dev/null", sink(Infinity)],
  ["dev-raw:/dev/null", sink(Infinity)],
]);

const prefixed: ReadonlyMap<string, (rest: string, ports: Ports) => Service | undefined> = new Map<
  string,
  (rest: string, ports: Ports) => Service | undefined
>([
  ["exec", (rest) => rawCommand(rest, false)],
  ["abb", (rest) => framedCommand(binderCommand(rest), false)],
  ["abb_exec", (rest) => rawCommand(binderCommand(rest), false)],
  ["reverse", (rest) => reverseService(rest)],
  ["reboot", () => reboot],
  [
    "tcpip",
    (rest) =>
      /^\d{1,5}$/.test(rest)
        ? sayAndRestart(`restarting in TCP mode port: ${rest}\n`)
        : say("invalid port\n"),
  ],
  ["source", (rest) => (/^\d{1,9}$/.test(rest) ? source(Number(rest)) : undefined)],
  ["sink", (rest) => (/^\d{1,9}$/.test(rest) ? sink(Number(rest)) : undefined)],
]);

const portService = (name: string, ports: Ports): Service | undefined => {
  const accept = ports.find(name);
  if (accept === undefined) return undefined;
  return async (connection) => {
    accept(connection);
    // Whoever took it closes it.
    const { promise, resolve } = Promise.withResolvers<void>();
    connection.signal.addEventListener("abort", () => resolve(), { once: true });
    if (!connection.signal.aborted) await promise;
  };
};

/** The service of this name; undefined when the device has none (the client then sees its stream closed). */
export const resolveService = (name: string, ports: Ports): Service | undefined => {
  const exact = fixed.get(name);
  if (exact !== undefined) return exact;
  if (name.startsWith("shell")) return shellService(name);
  const colon = name.indexOf(":");
  if (colon < 0) return undefined;
  const make = prefixed.get(name.slice(0, colon));
  return make === undefined ? portService(name, ports) : make(name.slice(colon + 1), ports);
};
