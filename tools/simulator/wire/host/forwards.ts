/** `forward`: ports of the host that lead to services of a device. */
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { listenOn } from "../adbd/listen.ts";

/** Opens a service of a device on a socket, as if the client had asked for it. */
export type Carry = (socket: Socket, serial: string, service: string) => void;

export interface Forwards {
  /** The port that listens, or adb's words for why none does. */
  add(
    serial: string,
    local: string,
    remote: string,
    rebind: boolean,
  ): Promise<{ readonly port: number } | { readonly error: string }>;
  remove(local: string): boolean;
  /** All, or all of a device that has gone. */
  clear(serial?: string): void;
  /** As `forward --list` shows them. */
  lines(): string;
}

/** No forwards yet. */
export const createForwards = (carry: Carry): Forwards => {
  const byLocal = new Map<
    string,
    { serial: string; remote: string; readonly server: Server; readonly sockets: Set<Socket> }
  >();
  const close = (local: string): boolean => {
    const forward = byLocal.get(local);
    if (forward === undefined) return false;
    byLocal.delete(local);
    forward.server.close();
    for (const socket of forward.sockets) socket.destroy();
    return true;
  };
  return {
    add: async (serial, asked, remote, rebind) => {
      const wanted = /^tcp:(\d{1,5})$/.exec(asked)?.[1];
      if (wanted === undefined || Number(wanted) > 65535)
        return { error: `unknown socket specification: ${asked}` };
      const known = byLocal.get(asked);
      if (known !== undefined) {
        if (!rebind) return { error: "cannot rebind existing socket" };
        known.serial = serial;
        known.remote = remote;
        return { port: Number(wanted) };
      }
      let local = asked;
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => sockets.delete(socket));
        const forward = byLocal.get(local);
        if (forward === undefined) socket.destroy();
        else carry(socket, forward.serial, forward.remote);
      });
      try {
        const port = await listenOn(server, Number(wanted));
        local = `tcp:${port}`;
        byLocal.set(local, { serial, remote, server, sockets });
        return { port };
      } catch {
        return { error: `cannot bind listener: Address already in use` };
      }
    },
    remove: close,
    clear: (serial) => {
      for (const [local, forward] of byLocal)
        if (serial === undefined || forward.serial === serial) close(local);
    },
    lines: () => [...byLocal].map(([local, { serial, remote }]) => `${serial} ${local} ${remote}\n`).join(""),
  };
};
