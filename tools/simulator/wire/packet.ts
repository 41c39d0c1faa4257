/** Packets between an adb server and adbd: 24 little-endian bytes of header, then data. Pure: no sockets here. */

/** Commands, as their four letters read in little-endian order. */
export const command = {
  connect: 0x4e584e43,
  auth: 0x48545541,
  startTls: 0x534c5453,
  open: 0x4e45504f,
  okay: 0x59414b4f,
  close: 0x45534c43,
  write: 0x45545257,
} as const;

/** First argument of an AUTH packet. */
export const authKind = { token: 1, signature: 2, publicKey: 3 } as const;

/** Version whose packets carry a checksum that must be right. */
export const versionWithChecksum = 0x01000000;
/** Version whose packets carry none. */
export const versionWithoutChecksum = 0x01000001;
/** Most data that one packet may carry. */
export const maxData = 0x100000;
/** Most data of the packets before the connection is made (CNXN, AUTH). */
export const maxHandshakeData = 4096;

const headerLength = 24;

/** One packet as it was read. */
export interface Packet {
  readonly command: number;
  readonly arg0: number;
  readonly arg1: number;
  /** As the sender says; senders of the newer version leave it 0. */
  readonly checksum: number;
  readonly data: Buffer;
}

/** The bytes are no ADB packet, or one that is too long: adbd drops such a link. */
export class PacketError extends Error {
  override name = "PacketError";
}

/** Sum of all bytes, modulo 2^32: what the older version calls a checksum. */
export const checksumOf = (parts: readonly Uint8Array[]): number => {
  let sum = 0;
  for (const part of parts) for (const byte of part) sum = (sum + byte) >>> 0;
  return sum;
};

/** The header of a packet whose data is `parts`, joined. The data itself is left alone, so that it need not be copied. */
export const encodeHeader = (
  name: number,
  arg0: number,
  arg1: number,
  parts: readonly Uint8Array[],
  withChecksum: boolean,
): Buffer => {
  const header = Buffer.allocUnsafe(headerLength);
  header.writeUInt32LE(name, 0);
  header.writeUInt32LE(arg0, 4);
  header.writeUInt32LE(arg1, 8);
  header.writeUInt32LE(
    parts.reduce((length, part) => length + part.length, 0),
    12,
  );
  header.writeUInt32LE(withChecksum ? checksumOf(parts) : 0, 16);
  header.writeUInt32LE(~name >>> 0, 20);
  return header;
};

/** A whole packet in one buffer. */
export const encodePacket = (
  name: number,
  arg0: number,
  arg1: number,
  data: Uint8Array = Buffer.alloc(0),
): Buffer => Buffer.concat([encodeHeader(name, arg0, arg1, [data], true), data]);

/** Cuts a stream of bytes, however it is chunked, into packets. */
export class PacketReader {
  /** Longest data that is taken; a longer one is an error. */
  limit: number;
  readonly #header = Buffer.alloc(headerLength);
  #headerFilled = 0;
  #data: Buffer | undefined;
  #dataFilled = 0;

  constructor(limit: number = maxData) {
    this.limit = limit;
  }

  /** The packets that `chunk` completes, one by one, so that a packet may change the limit for the next. Throws PacketError. */
  *push(chunk: Buffer): Generator<Packet, void, undefined> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#headerFilled < headerLength) {
        const taken = chunk.copy(
          this.#header,
          this.#headerFilled,
          at,
          at + headerLength - this.#headerFilled,
        );
        this.#headerFilled += taken;
        at += taken;
        if (this.#headerFilled < headerLength) return;
        this.#checkHeader();
      }
      const length = this.#header.readUInt32LE(12);
      if (this.#data === undefined && chunk.length - at >= length) {
        // All of it is here: no copy.
        const data = chunk.subarray(at, at + length);
        at += length;
        yield this.#complete(data);
        continue;
      }
      this.#data ??= Buffer.allocUnsafe(length);
      const taken = chunk.copy(this.#data, this.#dataFilled, at);
      this.#dataFilled += taken;
      at += taken;
      if (this.#dataFilled === length) yield this.#complete(this.#data);
    }
  }

  #checkHeader(): void {
    const name = this.#header.readUInt32LE(0);
    const magic = this.#header.readUInt32LE(20);
    if (magic !== ~name >>> 0)
      throw new PacketError(`not a packet: command ${name.toString(16)}, magic ${magic.toString(16)}`);
    const length = this.#header.readUInt32LE(12);
    if (length > this.limit)
      throw new PacketError(`packet of ${length} bytes, at most ${this.limit} are taken`);
  }

  #complete(data: Buffer): Packet {
    this.#headerFilled = 0;
    this.#data = undefined;
    this.#dataFilled = 0;
    return {
      command: this.#header.readUInt32LE(0),
      arg0: this.#header.readUInt32LE(4),
      arg1: this.#header.readUInt32LE(8),
      checksum: this.#header.readUInt32LE(16),
      data,
    };
  }
}
