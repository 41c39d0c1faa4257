/** A service of a device on a socket of the host, within the faults of the device's link. */
import { connect } from "node:net";
import type { Socket } from "node:net";
import type { Connection } from "../connection.ts";
import { socketConnection } from "../connection.ts";
import { allowance } from "../link.ts";
import { resolveService } from "../services/resolve.ts";
import type { Device, Devices } from "./devices.ts";

/** Connect to a port of this machine, for reverse forwards; undefined when nothing listens. */
export const dialLoopback = (address: string): Promise<Connection | undefined> => {
  const port = Number(/^tcp:(\d{1,5})$/.exec(address)?.[1] ?? "0");
  if (port === 0 || port > 65535) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("error", () => resolve(undefined));
    socket.once("connect", () => resolve(socketConnection(socket)));
  });
};

/** Counts what goes both ways against a set cut, and ends the socket with the device's link. */
const overLink = (socket: Socket, connection: Connection, device: Device, devices: Devices): Connection => {
  const { faults } = device.phone;
  const cut = (): void => {
    socket.destroySoon();
    devices.kick(device);
  };
  socket.on("data", (chunk) => {
    if (allowance(faults, chunk.length) < chunk.length) cut();
  });
  const lost = (): void => socket.destroySoon();
  device.signal.addEventListener("abort", lost, { once: true });
  socket.once("close", () => device.signal.removeEventListener("abort", lost));
  return {
    ...connection,
    write: (...parts) => {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const passes = allowance(faults, length);
      if (passes === length) {
        connection.write(...parts);
      } else {
        connection.write(Buffer.concat(parts, length).subarray(0, passes));
        cut();
      }
    },
  };
};

/** Run a service of the device; false when it has none of that name. `accepted` is called before its first byte. */
export const serveDevice = async (
  socket: Socket,
  connection: Connection,
  device: Device,
  devices: Devices,
  name: string,
  accepted: () => void,
): Promise<boolean> => {
  const service = resolveService(name, device.ports);
  if (service === undefined || device.signal.aborted) return false;
  accepted();
  const over = overLink(socket, connection, device, devices);
  const host = {
    name: `host-${device.transportId}`,
    reverses: device.reverses,
    dial: dialLoopback,
    kick: () => devices.kick(device),
  };
  await service(over, { phone: device.phone, ports: device.ports, host }).catch(() => undefined);
  over.end();
  return true;
};
