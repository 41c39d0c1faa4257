/** Bytes on their way from a writer that pushes to a reader that pulls, with a mark above which the writer should wait. */
export class ByteReader implements AsyncIterable<Buffer> {
  readonly #highWater: number;
  readonly #hungry: () => void;
  #chunks: Buffer[] = [];
  #size = 0;
  #ended = false;
  #wake: (() => void)[] = [];
  #room: (() => void)[] = [];

  /** `hungry` is called when the reader has taken enough that the writer may go on. */
  constructor(hungry: () => void = () => undefined, highWater: number = 1 << 20) {
    this.#hungry = hungry;
    this.#highWater = highWater;
  }

  /** Add bytes; false when the writer should wait (for `hungry` or `room`). Bytes after the end are dropped. */
  push(chunk: Buffer): boolean {
    if (this.#ended || chunk.length === 0) return true;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const waiting = this.#wake.length > 0;
    this.#wakeAll();
    return waiting || this.#size < this.#highWater;
  }

  /** No more bytes will come; what is here can still be read. */
  end(): void {
    this.#ended = true;
    this.#wakeAll();
    this.#freeRoom();
  }

  /** The reader wants nothing more: what is here and what comes is dropped. */
  discard(): void {
    this.#chunks = [];
    this.#size = 0;
    this.end();
  }

  /** Everything was read and no more will come. */
  get finished(): boolean {
    return this.#ended && this.#size === 0;
  }

  /** Resolves when the writer may push again. */
  async room(): Promise<void> {
    if (this.#ended || this.#size < this.#highWater) return;
    await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** The next bytes, at most `max`, as soon as there are any; undefined at the end. */
  async take(max: number = Infinity): Promise<Buffer | undefined> {
    if (max <= 0) return Buffer.alloc(0);
    while (this.#size === 0) {
      if (this.#ended) return undefined;
      await this.#more();
    }
    const first = this.#chunks[0];
    if (first === undefined) return undefined;
    if (first.length > max) {
      this.#chunks[0] = first.subarray(max);
      this.#shrunk(max);
      return first.subarray(0, max);
    }
    this.#chunks.shift();
    this.#shrunk(first.length);
    return first;
  }

  /** Exactly `length` bytes; undefined when the end comes before. */
  async read(length: number): Promise<Buffer | undefined> {
    while (this.#size < length) {
      if (this.#ended) return undefined;
      await this.#more();
    }
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.take(missing);
      if (part === undefined) return undefined;
      missing -= part.length;
      parts.push(part);
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts, length);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const chunk = await this.take();
      if (chunk === undefined) return;
      yield chunk;
    }
  }

  async #more(): Promise<void> {
    const more = new Promise<void>((resolve) => this.#wake.push(resolve));
    // Somebody waits for more than is here, whatever the mark says.
    this.#freeRoom();
    this.#hungry();
    await more;
  }

  #shrunk(by: number): void {
    const full = this.#size >= this.#highWater;
    this.#size -= by;
    if (!full || this.#size >= this.#highWater) return;
    this.#freeRoom();
    this.#hungry();
  }

  #wakeAll(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }

  #freeRoom(): void {
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }
}
