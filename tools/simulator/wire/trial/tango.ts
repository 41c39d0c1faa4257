/** Tango (ya-webadb) as a client for tests: over the adb server, and as a host that speaks adbd's packets itself. */
import { once } from "node:events";
import { connect } from "node:net";
import { Adb, AdbDaemonTransport, AdbPacket, AdbServerClient } from "@yume-chan/adb";
import type { AdbPacketData, AdbPacketInit } from "@yume-chan/adb";
import { AdbServerNodeTcpConnector } from "@yume-chan/adb-server-node-tcp";
import { ReadableStream, WritableStream } from "@yume-chan/stream-extra";
import type { Consumable } from "@yume-chan/stream-extra";
import { PacketReader } from "../packet.ts";

/** A client of the adb server on this port. */
export const tangoServer = (port: number): AdbServerClient =>
  new AdbServerClient(new AdbServerNodeTcpConnector({ host: "127.0.0.1", port }));

/** A host of adbd on this port, without any adb server between. */
export const tangoDaemon = async (port: number): Promise<Adb> => {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const reader = new PacketReader();
  const readable = new ReadableStream<AdbPacketData>({
    cancel: () => void socket.removeAllListeners("data").removeAllListeners("close").destroy(),
    start(controller) {
      socket.on("data", (chunk: Buffer) => {
        for (const { command, arg0, arg1, data } of reader.push(chunk))
          controller.enqueue({ command, arg0, arg1, payload: data });
      });
      socket.on("close", () => controller.close());
      socket.on("error", () => socket.destroy());
    },
  });
  const writable = new WritableStream<Consumable<AdbPacketInit>>({
    write: (packet) => packet.tryConsume((value) => void socket.write(AdbPacket.serialize(value))),
    close: () => void socket.destroy(),
  });
  const credentialStore = {
    generateKey: () => {
      throw new Error("this phone asks for no key");
    },
    iterateKeys: () => [],
  };
  const transport = await AdbDaemonTransport.authenticate({
    serial: `127.0.0.1:${port}`,
    connection: { readable, writable },
    credentialStore,
  });
  return new Adb(transport);
};
