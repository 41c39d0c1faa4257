/** The device's side of one link to a host: handshake, then streams over packets. */
import type { Socket } from "node:net";
import type { WiredPhone } from "../wired-phone.ts";
import type { Connection } from "../connection.ts";
import { bannerOf } from "../features.ts";
import { allowance } from "../link.ts";
import type { Packet } from "../packet.ts";
import {
  PacketError,
  PacketReader,
  authKind,
  checksumOf,
  command,
  encodeHeader,
  maxData,
  maxHandshakeData,
  versionWithChecksum,
  versionWithoutChecksum,
} from "../packet.ts";
import type { Ports } from "../services/ports.ts";
import { resolveService } from "../services/resolve.ts";
import { createReverses } from "../services/reverse.ts";
import type { HostLink } from "../services/service.ts";
import { replyTo } from "./handshake.ts";
import { Stream } from "./stream.ts";

/** Bytes that may wait to be sent before packets from the host are left unread. */
const sendHighWater = 8 << 20;

export class Transport {
  readonly #socket: Socket;
  readonly #phone: WiredPhone;
  readonly #ports: Ports;
  readonly #reader = new PacketReader(maxHandshakeData);
  readonly #streams = new Map<number, Stream>();
  readonly #dialled = new Map<number, (connection: Connection | undefined) => void>();
  readonly #host: HostLink;
  #online = false;
  /** Of the host's CNXN, once it came: version and most data it takes. */
  #hello: { readonly version: number; readonly maxData: number } | undefined;
  #version = versionWithChecksum;
  #maxData = maxHandshakeData;
  #lastId = 0;

  constructor(socket: Socket, phone: WiredPhone, ports: Ports, number: number) {
    this.#socket = socket;
    this.#phone = phone;
    this.#ports = ports;
    this.#host = {
      name: `host-${number}`,
      reverses: createReverses(),
      dial: (address) => this.#dial(address),
      kick: () => this.drop(),
    };
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("drain", () => socket.resume());
    socket.on("error", () => this.drop());
    socket.on("close", () => this.#closed());
  }

  /** The host has been let in. */
  get online(): boolean {
    return this.#online;
  }

  /** Break the link. */
  drop(): void {
    this.#socket.destroy();
    this.#closed();
  }

  /** The phone has come to allow this host, which may be waiting for it. */
  allow(): void {
    if (this.#hello !== undefined && !this.#online) this.#accept();
  }

  #take(chunk: Buffer): void {
    try {
      for (const packet of this.#reader.push(chunk)) {
        if (this.#socket.destroyed) return;
        this.#handle(packet);
      }
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      this.drop();
    }
    if (this.#socket.writableLength > sendHighWater) this.#socket.pause();
  }

  #handle(packet: Packet): void {
    if (packet.command === command.connect || packet.command === command.auth) {
      this.#greet(packet);
      return;
    }
    if (!this.#online) return;
    if (this.#version === versionWithChecksum && packet.checksum !== checksumOf([packet.data])) {
      throw new PacketError("wrong checksum");
    }
    switch (packet.command) {
      case command.open:
        this.#open(packet);
        return;
      case command.okay:
        this.#okay(packet);
        return;
      case command.write:
        this.#write(packet);
        return;
      case command.close:
        this.#close(packet);
        return;
      default:
      // adbd passes over what it does not know.
    }
  }

  #greet(packet: Packet): void {
    if (packet.command === command.connect) {
      this.#online = false;
      this.#endStreams();
      this.#hello = { version: packet.arg0, maxData: packet.arg1 };
    }
    if (this.#hello === undefined) return;
    const reply = replyTo(packet.command, packet.arg0, this.#phone.faults.link);
    if (reply.kind === "accept" && !this.#online) this.#accept();
    if (reply.kind === "token") this.#send(command.auth, authKind.token, 0, [reply.data]);
  }

  #accept(): void {
    if (this.#hello === undefined) return;
    this.#send(command.connect, versionWithoutChecksum, maxData, [Buffer.from(bannerOf(this.#phone))]);
    this.#version = Math.min(this.#hello.version, versionWithoutChecksum);
    this.#maxData = Math.max(1, Math.min(this.#hello.maxData, maxData));
    this.#reader.limit = this.#maxData;
    this.#online = true;
  }

  #open({ arg0: remote, arg1: window, data }: Packet): void {
    if (remote === 0) return;
    const name = data.at(-1) === 0 ? data.toString("utf8", 0, data.length - 1) : data.toString("utf8");
    // A window is only for hosts that agreed on delayed_ack, which this device does not offer.
    const service = window === 0 ? resolveService(name, this.#ports) : undefined;
    if (service === undefined) {
      this.#send(command.close, 0, remote);
      return;
    }
    const stream = this.#newStream(remote);
    this.#send(command.okay, stream.id, remote);
    service(stream, { phone: this.#phone, ports: this.#ports, host: this.#host }).then(
      () => stream.end(),
      () => stream.end(),
    );
  }

  #okay({ arg0: remote, arg1: local }: Packet): void {
    const stream = this.#streams.get(local);
    if (stream === undefined) {
      this.#send(command.close, local, remote);
      return;
    }
    const dialled = this.#dialled.get(local);
    if (dialled !== undefined) {
      this.#dialled.delete(local);
      stream.remote = remote;
      dialled(stream);
    }
    if (stream.remote === remote) stream.onOkay();
  }

  #write({ arg0: remote, arg1: local, data }: Packet): void {
    const stream = this.#streams.get(local);
    if (stream === undefined || stream.remote !== remote) return;
    const passes = allowance(this.#phone.faults, data.length);
    if (passes < data.length) this.drop();
    else stream.onWrite(data);
  }

  #close({ arg0: remote, arg1: local }: Packet): void {
    const stream = this.#streams.get(local);
    // A refused OPEN comes with 0 for the host's id.
    if (stream === undefined || (remote !== 0 && stream.remote !== 0 && stream.remote !== remote)) return;
    const dialled = this.#dialled.get(local);
    this.#dialled.delete(local);
    stream.onClose();
    if (dialled !== undefined) dialled(undefined);
    else this.#send(command.close, local, remote);
  }

  #dial(address: string): Promise<Connection | undefined> {
    if (!this.#online) return Promise.resolve(undefined);
    const stream = this.#newStream(0);
    return new Promise((resolve) => {
      this.#dialled.set(stream.id, resolve);
      this.#send(command.open, stream.id, 0, [Buffer.from(`${address}\0`)]);
    });
  }

  #newStream(remote: number): Stream {
    this.#lastId += 1;
    const stream: Stream = new Stream({
      id: this.#lastId,
      remote,
      maxData: this.#maxData,
      send: (name, arg0, arg1, parts) => this.#send(name, arg0, arg1, parts),
      closed: (id) => void this.#streams.delete(id),
    });
    this.#streams.set(stream.id, stream);
    return stream;
  }

  #send(name: number, arg0: number, arg1: number, parts: readonly Uint8Array[] = []): void {
    const socket = this.#socket;
    if (!socket.writable) return;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const passes = name === command.write ? allowance(this.#phone.faults, length) : length;
    socket.cork();
    socket.write(encodeHeader(name, arg0, arg1, parts, this.#version === versionWithChecksum));
    if (passes === length) for (const part of parts) socket.write(part);
    else socket.write(Buffer.concat(parts, length).subarray(0, passes));
    socket.uncork();
    // What was written still goes out; then the link is gone.
    if (passes < length) socket.destroySoon();
  }

  #endStreams(): void {
    for (const stream of this.#streams.values()) stream.onClose();
    for (const dialled of this.#dialled.values()) dialled(undefined);
    this.#dialled.clear();
    this.#host.reverses.clear();
  }

  #closed(): void {
    this.#online = false;
    this.#endStreams();
  }
}
