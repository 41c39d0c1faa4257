/** Files in one file, as `tar` packs them (POSIX ustar): what an exported run is made of, and what any tool can open. */
import { ActionableError } from "../../errors.ts";

const block = 512;
/** Largest file that is read. */
const largest = 512_000_000;

/** A file in an archive. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pack files; names have at most 100 letters of ASCII. */
export async function* packTar(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield header(name, bytes.byteLength);
    yield bytes;
    yield new Uint8Array((block - (bytes.byteLength % block)) % block);
  }
  yield new Uint8Array(2 * block);
}

/** Read files one after the other. Throws an ActionableError for what is no archive, or is cut off. */
export async function* unpackTar(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const take = reader(stream);
  for (;;) {
    const head = await take(block);
    if (head.every((byte) => byte === 0)) return;
    const size = Number.parseInt(field(head, 124, 12), 8);
    if (field(head, 257, 5) !== "ustar" || sumOf(head) !== Number.parseInt(field(head, 148, 8), 8))
      throw broken();
    if (!Number.isSafeInteger(size) || size < 0 || size > largest) throw broken();
    const bytes = await take(size);
    await take((block - (size % block)) % block);
    // Folders and links are nothing of ours.
    if (["0", ""].includes(field(head, 156, 1))) yield { name: field(head, 0, 100), bytes };
  }
}

function header(name: string, size: number): Uint8Array {
  const head = Buffer.alloc(block);
  if (!/^[\x21-\x7e]{1,100}$/.test(name))
    throw new Error(`"${name}" cannot be the name of a file in an archive`);
  head.write(name, 0);
  head.write("0000644\0", 100);
  head.write("0000000\0", 108);
  head.write("0000000\0", 116);
  head.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  // The same run makes the same archive: no time, no owner.
  head.write("00000000000\0", 136);
  head.write("0ustar\0", 156);
  head.copyWithin(257, 157, 163);
  head.fill(0, 157, 163);
  head.write("00", 263);
  head.write(`${sumOf(head).toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}

/** Sum of a header's bytes, its own place counted as blanks. */
function sumOf(head: Uint8Array): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function field(head: Uint8Array, at: number, length: number): string {
  const text = Buffer.from(head.subarray(at, at + length)).toString("latin1");
  return text.replace(/\0.*$/s, "").trim();
}

function reader(stream: AsyncIterable<Uint8Array>): (size: number) => Promise<Uint8Array> {
  const parts = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return async (size) => {
    const taken = [rest];
    let length = rest.byteLength;
    while (length < size) {
      const next = await parts.next().catch(() => undefined);
      if (!next || next.done === true) throw broken();
      taken.push(next.value);
      length += next.value.byteLength;
    }
    const all = Buffer.concat(taken);
    rest = all.subarray(size);
    return all.subarray(0, size);
  };
}

function broken(): ActionableError {
  return new ActionableError(
    "This is not an exported run, or a part of it is missing",
    "Export the run again with `preflight export`",
  );
}
