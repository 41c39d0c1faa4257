import { inflateRawSync } from "node:zlib";

const endRecord = 0x06054b50;
const centralRecord = 0x02014b50;
/** More than any manifest holds: a small file that claims to unpack to gigabytes is refused. */
const largest = 16 * 1024 * 1024;

/** The bytes of one file of a zip archive; undefined when it is no archive, is broken, or has no such file. */
export function readZipEntry(bytes: Buffer, name: string): Buffer | undefined {
  try {
    return find(bytes, name);
  } catch {
    // Offsets that point outside and streams that do not unpack: not an archive that one can read.
    return undefined;
  }
}

function find(bytes: Buffer, name: string): Buffer | undefined {
  const end = endOf(bytes);
  if (end === undefined) return undefined;
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== centralRecord) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === name) return unpack(bytes, at);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return undefined;
}

function endOf(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === endRecord) return at;
  }
  return undefined;
}

function unpack(bytes: Buffer, central: number): Buffer | undefined {
  const method = bytes.readUInt16LE(central + 10);
  const packed = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(begin, begin + packed);
  if (data.length !== packed) return undefined;
  if (method === 0) return data;
  return method === 8 ? inflateRawSync(data, { maxOutputLength: largest }) : undefined;
}
