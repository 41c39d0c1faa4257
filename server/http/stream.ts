/** Bodies that are made while they are sent. */

/** Streams that are open. */
export interface OpenStreams {
  /** The same parts, known here until there are no more of them or nobody wants them. */
  track<T>(parts: AsyncIterable<T>): AsyncGenerator<T>;
  /** Resolves when all are done, or after so many milliseconds. */
  done(milliseconds: number): Promise<void>;
}

/** Keeps count of streams, so that none is cut off before its end. */
export function createStreams(): OpenStreams {
  const open = new Set<Promise<void>>();
  return {
    async *track(parts) {
      const done = Promise.withResolvers<void>();
      open.add(done.promise);
      try {
        yield* parts;
      } finally {
        open.delete(done.promise);
        done.resolve();
      }
    },
    async done(milliseconds) {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, milliseconds);
      await Promise.race([Promise.all(open), late.promise]);
      clearTimeout(timer);
    },
  };
}

/** A body of parts, each made when the reader wants it. `gone` is called when nobody reads any more. */
export function bodyOf(
  parts: AsyncIterable<Uint8Array | string>,
  gone: () => void = () => undefined,
): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      gone();
      await iterator.return?.();
    },
  });
}
