/** One stream of a transport: packets on one side, a connection on the other. At most one WRTE is on its way. */
import type { Connection } from "../connection.ts";
import { orAborted } from "../connection.ts";
import { command } from "../packet.ts";
import { ByteReader } from "../reader.ts";

/** Sends a packet of the transport. */
export type Send = (name: number, arg0: number, arg1: number, parts?: readonly Uint8Array[]) => void;

const highWater = 1 << 20;

export class Stream implements Connection {
  readonly id: number;
  /** The host's id of it; 0 until the host has answered an OPEN of ours. */
  remote: number;
  readonly input: ByteReader;
  readonly #send: Send;
  readonly #maxData: number;
  readonly #closed: (id: number) => void;
  readonly #abort = new AbortController();
  #queue: Uint8Array[] = [];
  #queued = 0;
  #awaitingOkay = false;
  #owesOkay = false;
  #ending = false;
  #over = false;
  #drained: (() => void)[] = [];

  constructor(options: {
    id: number;
    remote: number;
    maxData: number;
    send: Send;
    closed: (id: number) => void;
  }) {
    this.id = options.id;
    this.remote = options.remote;
    this.#send = options.send;
    this.#maxData = options.maxData;
    this.#closed = options.closed;
    this.input = new ByteReader(() => this.#payOkay());
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  write(...parts: readonly Uint8Array[]): void {
    if (this.#over || this.#ending) return;
    for (const part of parts) {
      if (part.length === 0) continue;
      this.#queue.push(part);
      this.#queued += part.length;
    }
    this.#pump();
  }

  async drained(): Promise<void> {
    if (this.#over || this.#queued < highWater) return;
    await orAborted(new Promise<void>((resolve) => this.#drained.push(resolve)), this.signal);
  }

  end(): void {
    if (this.#ending) return;
    this.#ending = true;
    this.input.discard();
    this.#pump();
  }

  /** The host took our last packet (or our OPEN). */
  onOkay(): void {
    this.#awaitingOkay = false;
    this.#pump();
  }

  /** The host sends bytes. */
  onWrite(data: Buffer): void {
    if (this.input.push(data)) this.#send(command.okay, this.id, this.remote);
    else this.#owesOkay = true;
  }

  /** The host has closed it, or the transport is gone: nothing more goes out. */
  onClose(): void {
    if (this.#over) return;
    this.#over = true;
    this.#queue = [];
    this.#queued = 0;
    this.input.end();
    this.#abort.abort();
    this.#closed(this.id);
  }

  #payOkay(): void {
    if (!this.#owesOkay || this.#over) return;
    this.#owesOkay = false;
    this.#send(command.okay, this.id, this.remote);
  }

  #pump(): void {
    if (this.#awaitingOkay || this.#over || this.remote === 0) return;
    if (this.#queued > 0) {
      this.#awaitingOkay = true;
      this.#send(command.write, this.id, this.remote, this.#next());
      if (this.#queued >= highWater) return;
      const waiting = this.#drained;
      this.#drained = [];
      for (const resolve of waiting) resolve();
    } else if (this.#ending) {
      this.#send(command.close, this.id, this.remote);
      this.onClose();
    }
  }

  /** Takes as much of the queue as one packet may carry. */
  #next(): Uint8Array[] {
    const parts: Uint8Array[] = [];
    let room = this.#maxData;
    let taken = 0;
    for (const part of this.#queue) {
      if (room === 0) break;
      if (part.length > room) {
        parts.push(part.subarray(0, room));
        this.#queue[taken] = part.subarray(room);
        room = 0;
        break;
      }
      parts.push(part);
      room -= part.length;
      taken += 1;
    }
    this.#queue.splice(0, taken);
    this.#queued -= this.#maxData - room;
    return parts;
  }
}
