/** adbd of a simulated phone: listens on loopback for hosts, as a phone does after `adb tcpip`. */
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import type { WiredPhone } from "../wired-phone.ts";
import { watchLink } from "../link.ts";
import { createPorts } from "../services/ports.ts";
import type { Ports } from "../services/ports.ts";
import { Transport } from "./transport.ts";

/** Links that have not said who they are; beyond this many the oldest goes. */
const mostWaiting = 256;

/** A running adbd. */
export interface Adbd {
  readonly port: number;
  /** What is open inside the phone. */
  readonly ports: Ports;
  /** Look at `phone.faults.link` now instead of within a few milliseconds. */
  refresh(): void;
  /** Break all links, as a reboot does; hosts come again by themselves. */
  kick(): void;
  close(): Promise<void>;
}

/** Makes a server listen on loopback; rejects when the port is taken. Port 0 finds one. */
export const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", backlog: 1024 }, () => {
      server.off("error", reject);
      // Out of file descriptors and the like: the phone stays up.
      server.on("error", () => undefined);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/** Start adbd for a phone on 127.0.0.1. `port` 0 finds a free one; keep clear of 5555-5585, which every adb server scans. */
export const startAdbd = async (
  phone: WiredPhone,
  options: { port: number; ports?: Ports },
): Promise<Adbd> => {
  const ports = options.ports ?? createPorts();
  const transports = new Set<Transport>();
  let count = 0;
  const make = (): Server =>
    createServer((socket) => {
      count += 1;
      const transport = new Transport(socket, phone, ports, count);
      transports.add(transport);
      socket.once("close", () => transports.delete(transport));
      const waiting = [...transports].filter((each) => !each.online);
      if (waiting.length > mostWaiting) waiting[0]?.drop();
    });
  let server = make();
  const port = await listenOn(server, options.port);
  const dropAll = (): void => {
    for (const transport of transports) transport.drop();
  };
  const shut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    dropAll();
    await closed;
  };
  const reopen = async (): Promise<void> => {
    server = make();
    await listenOn(server, port).catch(() => undefined);
  };
  let turn: Promise<void> = Promise.resolve();
  const watch = watchLink(phone, (now, before) => {
    if (before === "device" || now === "gone") dropAll();
    if (now === "device") for (const transport of transports) transport.allow();
    if (now === "gone") turn = turn.then(shut);
    else if (before === "gone") {
      turn = turn.then(reopen);
    }
  });
  if (phone.faults.link === "gone") turn = shut();
  return {
    port,
    ports,
    refresh: () => watch.check(),
    kick: dropAll,
    close: async () => {
      watch.stop();
      await turn;
      await shut();
    },
  };
};
