/** Android's compiled XML, as `AndroidManifest.xml` stands in an APK (AOSP ResourceTypes.h). */

export interface Element {
  readonly name: string;
  /** By resource id where there is one (`android:` attributes), else by name. */
  readonly attributes: ReadonlyMap<number | string, string | number | boolean>;
  readonly children: Element[];
}

const chunks = { strings: 0x0001, file: 0x0003, resourceIds: 0x0180, start: 0x0102, end: 0x0103 } as const;
const types = { reference: 0x01, string: 0x03, boolean: 0x12 } as const;

/** Read it; undefined for what is not compiled XML. */
export function readBinaryXml(bytes: Buffer): Element | undefined {
  try {
    return read(bytes);
  } catch {
    // Cut short or out of bounds.
    return undefined;
  }
}

function read(bytes: Buffer): Element | undefined {
  if (bytes.readUInt16LE(0) !== chunks.file) return undefined;
  let strings: readonly string[] = [];
  let ids: readonly number[] = [];
  let root: Element | undefined;
  const open: Element[] = [];
  for (let at = bytes.readUInt16LE(2); at + 8 <= bytes.length;) {
    const type = bytes.readUInt16LE(at);
    const size = bytes.readUInt32LE(at + 4);
    if (size < 8) return undefined;
    if (type === chunks.strings) strings = readStrings(bytes, at);
    if (type === chunks.resourceIds) ids = readIds(bytes, at, size);
    if (type === chunks.start) {
      const element = readElement(bytes, at, strings, ids);
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    }
    if (type === chunks.end) open.pop();
    at += size;
  }
  return root;
}

function readIds(bytes: Buffer, at: number, size: number): number[] {
  const ids: number[] = [];
  for (let offset = at + 8; offset < at + size; offset += 4) ids.push(bytes.readUInt32LE(offset));
  return ids;
}

function readStrings(bytes: Buffer, at: number): string[] {
  const count = bytes.readUInt32LE(at + 8);
  const utf8 = (bytes.readUInt32LE(at + 16) & 0x100) !== 0;
  const begin = at + bytes.readUInt32LE(at + 20);
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const offset = begin + bytes.readUInt32LE(at + 28 + index * 4);
    texts.push(utf8 ? readUtf8(bytes, offset) : readUtf16(bytes, offset));
  }
  return texts;
}

function readUtf8(bytes: Buffer, offset: number): string {
  // Two lengths, in characters and in bytes, each of one byte or two.
  let at = offset + ((bytes.readUInt8(offset) & 0x80) === 0 ? 1 : 2);
  let length = bytes.readUInt8(at++);
  if ((length & 0x80) !== 0) length = ((length & 0x7f) << 8) | bytes.readUInt8(at++);
  return bytes.toString("utf8", at, at + length);
}

function readUtf16(bytes: Buffer, offset: number): string {
  let length = bytes.readUInt16LE(offset);
  let at = offset + 2;
  if ((length & 0x8000) !== 0) {
    length = ((length & 0x7fff) << 16) | bytes.readUInt16LE(at);
    at += 2;
  }
  return bytes.toString("utf16le", at, at + length * 2);
}

function readElement(bytes: Buffer, at: number, strings: readonly string[], ids: readonly number[]): Element {
  const header = bytes.readUInt16LE(at + 2);
  const body = at + header;
  const name = strings[bytes.readUInt32LE(body + 4)] ?? "";
  const begin = body + bytes.readUInt16LE(body + 8);
  const step = bytes.readUInt16LE(body + 10);
  const attributes = new Map<number | string, string | number | boolean>();
  for (let index = 0; index < bytes.readUInt16LE(body + 12); index++) {
    const place = begin + index * step;
    const key = bytes.readUInt32LE(place + 4);
    const value = readValue(bytes, place, strings);
    attributes.set(ids[key] ?? strings[key] ?? "", value);
    const text = strings[key];
    if (text !== undefined && text !== "") attributes.set(text, value);
  }
  return { name, attributes, children: [] };
}

function readValue(bytes: Buffer, place: number, strings: readonly string[]): string | number | boolean {
  const raw = bytes.readInt32LE(place + 8);
  const type = bytes.readUInt8(place + 15);
  const data = bytes.readInt32LE(place + 16);
  if (type === types.string) return strings[data] ?? strings[raw] ?? "";
  if (type === types.boolean) return data !== 0;
  if (type === types.reference) return `@${(data >>> 0).toString(16)}`;
  return data;
}
