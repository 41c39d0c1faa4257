/** An adb server with simulated phones: what adbkit and adb's own command line talk to. */
import { createServer } from "node:net";
import type { Socket } from "node:net";
import type { WiredPhone } from "../wired-phone.ts";
import { listenOn } from "../adbd/listen.ts";
import { socketConnection } from "../connection.ts";
import { createPorts } from "../services/ports.ts";
import type { Ports } from "../services/ports.ts";
import type { FindPhone, Host } from "./answers.ts";
import { createDevices } from "./devices.ts";
import { createForwards } from "./forwards.ts";
import { serveDevice } from "./serve.ts";
import { serveClient } from "./session.ts";

/** A running adb server. */
export interface AdbServer {
  readonly port: number;
  add(phone: WiredPhone, ports?: Ports): void;
  /** Says whether there was one. */
  remove(serial: string): boolean;
  /** Look at the faults of all phones now instead of within a few milliseconds. */
  refresh(): void;
  /** Break all links, as a reboot does; they come again by themselves. */
  kick(): void;
  close(): Promise<void>;
}

/**
 * Start an adb server on 127.0.0.1 with these phones, each under its serial. `port` 0 finds a free one. `findPhone` says
 * which phone listens on a port, for `adb connect`; `ports` are the open ports inside the first phones.
 */
export const startAdbServer = async (
  phones: readonly WiredPhone[],
  options: { port: number; ports?: Ports; findPhone?: FindPhone },
): Promise<AdbServer> => {
  const devices = createDevices();
  const sockets = new Set<Socket>();
  const forwards = createForwards((socket, serial, service) => {
    const device = devices.choose({ kind: "serial", serial }, true);
    if ("error" in device) {
      socket.destroy();
      return;
    }
    void serveDevice(socket, socketConnection(socket), device, devices, service, () => undefined).then(
      (served) => void (served || socket.destroy()),
    );
  });
  const host: Host = { devices, forwards, findPhone: options.findPhone ?? (() => undefined) };
  for (const phone of phones) devices.add(phone, phone.serial, options.ports ?? createPorts());
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    serveClient(socket, host).catch(() => socket.destroy());
  });
  const port = await listenOn(server, options.port);
  return {
    port,
    add: (phone, ports = createPorts()) => devices.add(phone, phone.serial, ports),
    remove: (serial) => devices.remove(serial),
    refresh: () => devices.refresh(),
    kick: () => {
      for (const device of devices.list()) devices.kick(device);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      forwards.clear();
      devices.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
