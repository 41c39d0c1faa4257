/** Bytes in and out of commands. Buffers are handed on as they are: a screenshot is never copied byte by byte. */

export interface Output {
  write(data: Uint8Array): void;
  /** Resolves when the reader has taken enough that more may be written; without it there is always room. */
  room?(): Promise<void>;
}

const newlineByte = 10;

/** What a command reads. Several readers may share one: each takes what it reads and leaves the rest. */
export class Input {
  private readonly next: () => Promise<Uint8Array | undefined>;
  private pending: Buffer = Buffer.alloc(0);
  private ended = false;

  /** `next` gives the next bytes, or undefined at the end. */
  constructor(next: () => Promise<Uint8Array | undefined>) {
    this.next = next;
  }

  private async more(): Promise<Buffer | undefined> {
    if (this.ended) return undefined;
    const data = await this.next();
    if (data) return asBuffer(data);
    this.ended = true;
    return undefined;
  }

  /** Some bytes, or undefined at the end. */
  async read(): Promise<Buffer | undefined> {
    if (this.pending.length === 0) return this.more();
    const data = this.pending;
    this.pending = Buffer.alloc(0);
    return data;
  }

  /** One line with its newline (the last may have none), or undefined at the end. */
  async line(): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (;;) {
      const data = await this.read();
      if (!data) return parts.length > 0 ? Buffer.concat(parts) : undefined;
      const end = data.indexOf(newlineByte);
      if (end < 0) parts.push(data);
      else {
        parts.push(data.subarray(0, end + 1));
        this.pending = data.subarray(end + 1);
        return parts.length === 1 ? parts[0] : Buffer.concat(parts);
      }
    }
  }

  /** At most this many bytes, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = count;
    while (missing > 0) {
      const data = await this.read();
      if (!data) break;
      parts.push(data.subarray(0, missing));
      if (data.length > missing) this.pending = data.subarray(missing);
      missing -= Math.min(missing, data.length);
    }
    return Buffer.concat(parts);
  }

  /** Everything up to the end. */
  async all(): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let data = await this.read(); data; data = await this.read()) parts.push(data);
    const only = parts[0];
    return parts.length === 1 && only ? only : Buffer.concat(parts);
  }
}

/** A view of the same bytes. */
export function asBuffer(data: Uint8Array | string): Buffer {
  if (typeof data === "string") return Buffer.from(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** Nothing to read. */
export function emptyInput(): Input {
  return new Input(async () => undefined);
}

/** Read these bytes. */
export function inputOf(data: Uint8Array): Input {
  let given = false;
  return new Input(async () => {
    if (given || data.length === 0) return undefined;
    given = true;
    return data;
  });
}

/** Read a caller's stream; ends when the signal aborts. */
export function inputFrom(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): Input {
  let iterator: AsyncIterator<Uint8Array> | undefined;
  return new Input(async () => {
    if (signal.aborted) return undefined;
    iterator ??= stream[Symbol.asyncIterator]();
    const result = await orAborted(iterator.next(), signal);
    return result === undefined || result.done ? undefined : result.value;
  });
}

const nothing = (): void => undefined;

/** What `promise` gives, or undefined as soon as the signal aborts. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    return undefined;
  }
  let stop = nothing;
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    promise.catch(() => undefined);
  }
}

export interface Pipe extends Output {
  readonly input: Input;
  /** The writer is done. */
  end(): void;
  /** The reader is done: the writer is told by `onBroken`. */
  close(): void;
}

/** Bytes that may wait in a pipe before its writer should. */
const pipeSize = 1 << 20;

/** What one command writes and the next one reads. */
export function createPipe(onBroken: () => void): Pipe {
  const queue: Uint8Array[] = [];
  const is = { ended: false, closed: false, size: 0 };
  let wake = nothing;
  let taken = nothing;
  return {
    input: new Input(async () => {
      while (queue.length === 0 && !is.ended && !is.closed)
        await new Promise<void>((resolve) => (wake = resolve));
      is.size = 0;
      taken();
      if (queue.length <= 1) return queue.shift();
      return Buffer.concat(queue.splice(0));
    }),
    write(data) {
      if (is.closed || data.length === 0) return;
      queue.push(data);
      is.size += data.length;
      wake();
    },
    async room() {
      while (is.size >= pipeSize && !is.closed) await new Promise<void>((resolve) => (taken = resolve));
    },
    end() {
      is.ended = true;
      wake();
    },
    close() {
      if (is.closed) return;
      is.closed = true;
      queue.length = 0;
      wake();
      taken();
      if (!is.ended) onBroken();
    },
  };
}

/** Gather what is written. */
export function createCollector(): Output & { bytes(): Buffer } {
  const parts: Uint8Array[] = [];
  return {
    write(data) {
      parts.push(data);
    },
    bytes: () => Buffer.concat(parts),
  };
}
