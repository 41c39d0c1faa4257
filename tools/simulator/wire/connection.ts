/** One end of a byte stream, the same to a service of the phone whether packets or a plain socket carry it. */
import type { Socket } from "node:net";
import { ByteReader } from "./reader.ts";

export interface Connection {
  /** What the other side sends. */
  readonly input: ByteReader;
  /** Send bytes; dropped when the connection is closed. The parts are not copied: leave them alone afterwards. */
  write(...parts: readonly Uint8Array[]): void;
  /** Resolves when little of what was written still waits, or the connection is closed. */
  drained(): Promise<void>;
  /** Close once everything written is on its way. */
  end(): void;
  /** Aborted when the other side has closed or the link is gone. */
  readonly signal: AbortSignal;
}

const highWater = 1 << 20;

/** Settles when `signal` is aborted or `promise` has settled. */
export const orAborted = async (promise: Promise<unknown>, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  signal.addEventListener("abort", stop, { once: true });
  await Promise.race([promise.catch(() => undefined), aborted]);
  signal.removeEventListener("abort", stop);
};

/** A socket as a connection. The end of what the peer sends closes it, as adb's own server does. */
export const socketConnection = (socket: Socket): Connection => {
  const closed = new AbortController();
  const input = new ByteReader(() => socket.resume());
  socket.setNoDelay(true);
  socket.on("data", (chunk: Buffer) => {
    if (!input.push(chunk)) socket.pause();
  });
  const close = (): void => {
    input.end();
    closed.abort();
  };
  socket.on("end", close);
  socket.on("close", close);
  socket.on("error", () => socket.destroy());
  return {
    input,
    signal: closed.signal,
    write: (...parts) => {
      if (closed.signal.aborted || !socket.writable) return;
      socket.cork();
      for (const part of parts) socket.write(part);
      socket.uncork();
    },
    drained: async () => {
      if (socket.writableLength < highWater) return;
      await orAborted(new Promise((resolve) => socket.once("drain", resolve)), closed.signal);
    },
    end: () => {
      input.discard();
      // Somebody who never reads must not keep the socket for ever; what comes in is thrown away so that the end is seen.
      socket.resume();
      socket.end();
    },
  };
};

const oneWay = async (from: Connection, to: Connection): Promise<void> => {
  for await (const chunk of from.input) {
    to.write(chunk);
    await to.drained();
  }
  to.end();
};

/** Carry bytes both ways until either side closes. */
export const join = async (a: Connection, b: Connection): Promise<void> => {
  await Promise.all([oneWay(a, b), oneWay(b, a)]);
};

/** Two connections that are each other's other side: what is written to one is read from the other. */
export const connectionPair = (): readonly [Connection, Connection] => {
  const readers = [new ByteReader(), new ByteReader()] as const;
  const closed = [new AbortController(), new AbortController()] as const;
  const side = (own: 0 | 1, other: 0 | 1): Connection => ({
    input: readers[own],
    signal: closed[own].signal,
    write: (...parts) => {
      for (const part of parts) readers[other].push(Buffer.from(part.buffer, part.byteOffset, part.length));
    },
    drained: async () => orAborted(readers[other].room(), closed[own].signal),
    end: () => {
      readers[own].discard();
      readers[other].end();
      closed[other].abort();
    },
  });
  return [side(0, 1), side(1, 0)];
};
