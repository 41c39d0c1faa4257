/** Bodies that are made while they are sent. */

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
