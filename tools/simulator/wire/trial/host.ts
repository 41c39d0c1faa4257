/** A host that speaks adb's packets by hand, for what a well-behaved adb never sends. */
import { connect } from "node:net";
import type { Socket } from "node:net";
import { PacketReader, command, encodePacket, maxData, versionWithoutChecksum } from "../packet.ts";
import type { Packet } from "../packet.ts";

export interface PacketHost {
  readonly socket: Socket;
  send(name: number, arg0: number, arg1: number, data?: Uint8Array | string): void;
  /** The next packet; undefined when the device has hung up. */
  next(): Promise<Packet | undefined>;
  /** Say CNXN and read the answer. */
  greet(version?: number, most?: number): Promise<Packet | undefined>;
}

/** Connect to adbd without saying anything. */
export const connectHost = (port: number): Promise<PacketHost> => {
  const socket = connect(port, "127.0.0.1");
  const reader = new PacketReader();
  const packets: Packet[] = [];
  const state: { ended: boolean; wake: (() => void) | undefined } = { ended: false, wake: undefined };
  socket.on("data", (chunk: Buffer) => {
    packets.push(...reader.push(chunk));
    state.wake?.();
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    state.ended = true;
    state.wake?.();
  });
  const host: PacketHost = {
    socket,
    send: (name, arg0, arg1, data = "") =>
      void socket.write(encodePacket(name, arg0, arg1, Buffer.from(data))),
    next: async () => {
      while (packets.length === 0 && !state.ended) {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
      return packets.shift();
    },
    greet: (version = versionWithoutChecksum, most = maxData) => {
      host.send(command.connect, version, most, "host::features=shell_v2,cmd");
      return host.next();
    },
  };
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(host));
    socket.once("error", reject);
  });
};
