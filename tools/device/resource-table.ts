/**
 * Texts in an APK's compiled resources (resources.arsc), as the platform's ResourceTypes.h lays them out: chunks, each with
 * its type, the size of its header and its own size.
 */

const chunk = { stringPool: 0x0001, package: 0x0200, type: 0x0201 } as const;
const valueType = { reference: 0x01, text: 0x03 } as const;
/** References to references, at most. */
const deepest = 8;

interface Chunk {
  readonly type: number;
  readonly start: number;
  readonly headerSize: number;
  readonly end: number;
}

/** What a resource is in one configuration. */
interface Entry {
  /** "" for the default, "ko", "pt-BR". */
  readonly locale: string;
  readonly kind: number;
  readonly data: number;
}

/** The text of a resource in a language ("ko-KR"), else in the default one; null when it is none. */
export function readText(table: Buffer, resource: number, locale: string): string | null {
  const pool = chunksIn(table, 12, table.length).find(({ type }) => type === chunk.stringPool);
  if (!pool) return null;
  let id = resource;
  for (let depth = 0; depth < deepest; depth += 1) {
    const entry = choose(entriesOf(table, id), locale);
    if (!entry) return null;
    if (entry.kind === valueType.text) return poolText(table, pool, entry.data);
    if (entry.kind !== valueType.reference) return null;
    id = entry.data;
  }
  return null;
}

/** The entry of the language and its region, of the language alone, of no language, or any. */
function choose(entries: readonly Entry[], locale: string): Entry | undefined {
  const language = locale.split("-", 1)[0] ?? "";
  return (
    entries.find((entry) => entry.locale === locale) ??
    entries.find((entry) => entry.locale === language) ??
    entries.find((entry) => entry.locale === "") ??
    entries[0]
  );
}

/** All configurations of a resource `0xPPTTEEEE`: package, type, entry. */
function entriesOf(table: Buffer, resource: number): Entry[] {
  const [packageId, typeId, index] = [resource >>> 24, (resource >>> 16) & 0xff, resource & 0xffff];
  const packages = chunksIn(table, 12, table.length).filter(
    ({ type, start }) => type === chunk.package && table.readUInt32LE(start + 8) === packageId,
  );
  return packages
    .flatMap(({ start, headerSize, end }) => chunksIn(table, start + headerSize, end))
    .filter(({ type, start }) => type === chunk.type && table.readUInt8(start + 8) === typeId)
    .flatMap((type) => entryOf(table, type, index));
}

function entryOf(table: Buffer, { start, headerSize }: Chunk, index: number): Entry[] {
  const flags = table.readUInt8(start + 9);
  const count = table.readUInt32LE(start + 12);
  const entries = start + table.readUInt32LE(start + 16);
  const offset = offsetOf(table, start + headerSize, count, flags, index);
  if (offset === undefined) return [];
  const at = entries + offset;
  const locale = localeOf(table, start + 20);
  const entryFlags = table.readUInt16LE(at + 2);
  // Compact: the kind of value is the flags' high byte, and the value follows at once.
  if (entryFlags & 0x8) return [{ locale, kind: entryFlags >>> 8, data: table.readUInt32LE(at + 4) }];
  // A bag of values (a style, an array) is no text.
  if (entryFlags & 0x1) return [];
  return [{ locale, kind: table.readUInt8(at + 11), data: table.readUInt32LE(at + 12) }];
}

/** Where an entry stands after the first; undefined when this configuration has none. */
function offsetOf(
  table: Buffer,
  offsets: number,
  count: number,
  flags: number,
  index: number,
): number | undefined {
  const [sparse, short] = [(flags & 0x1) !== 0, (flags & 0x2) !== 0];
  if (sparse) {
    for (let turn = 0; turn < count; turn += 1) {
      const at = offsets + turn * 4;
      if (table.readUInt16LE(at) === index) return table.readUInt16LE(at + 2) * 4;
    }
    return undefined;
  }
  if (index >= count) return undefined;
  const offset = short ? table.readUInt16LE(offsets + index * 2) : table.readUInt32LE(offsets + index * 4);
  if (offset === (short ? 0xffff : 0xffff_ffff)) return undefined;
  return short ? offset * 4 : offset;
}

/** Language and region of a configuration: two letters each. Languages of three letters are packed; they are passed over. */
function localeOf(table: Buffer, config: number): string {
  const letters = (at: number): string => {
    const pair = table.subarray(at, at + 2).toString("latin1");
    return /^[A-Za-z]{2}$/.test(pair) ? pair : "";
  };
  const language = table.readUInt16LE(config + 8) === 0 ? "" : letters(config + 8) || "?";
  const region = letters(config + 10);
  return region === "" ? language : `${language}-${region}`;
}

/** Text `index` of a pool: UTF-16, or UTF-8 in newer ones. */
function poolText(table: Buffer, { start }: Chunk, index: number): string | null {
  if (index >= table.readUInt32LE(start + 8)) return null;
  const utf8 = (table.readUInt32LE(start + 16) & 0x100) !== 0;
  let at = start + table.readUInt32LE(start + 20) + table.readUInt32LE(start + 28 + index * 4);
  if (utf8) {
    // The length in characters, then in bytes, each in one byte or two.
    at += table.readUInt8(at) & 0x80 ? 2 : 1;
    const first = table.readUInt8(at);
    const length = first & 0x80 ? ((first & 0x7f) << 8) | table.readUInt8(at + 1) : first;
    at += first & 0x80 ? 2 : 1;
    return table.subarray(at, at + length).toString("utf8");
  }
  const first = table.readUInt16LE(at);
  const length = first & 0x8000 ? ((first & 0x7fff) << 16) | table.readUInt16LE(at + 2) : first;
  at += first & 0x8000 ? 4 : 2;
  return table.subarray(at, at + length * 2).toString("utf16le");
}

function chunksIn(table: Buffer, from: number, to: number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = from; start + 8 <= to;) {
    const size = table.readUInt32LE(start + 4);
    if (size < 8 || start + size > to) break;
    chunks.push({
      type: table.readUInt16LE(start),
      start,
      headerSize: table.readUInt16LE(start + 2),
      end: start + size,
    });
    start += size;
  }
  return chunks;
}
