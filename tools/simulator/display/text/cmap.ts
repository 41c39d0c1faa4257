/** Which characters a woff2 font really has: its `cmap` table, read without unpacking glyphs. */
import { brotliDecompressSync } from "node:zlib";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Code points that the font has a glyph for. */
export function readCoverage(font: Buffer): (codePoint: number) => boolean {
  const cmap = findCmap(font);
  if (cmap === undefined) return () => false;
  const spans = readSpans(cmap);
  return (codePoint) => spans.some((span) => codePoint >= span.from && codePoint <= span.to);
}

/** woff2: a directory of tables, then all of them as one brotli stream (W3C WOFF 2.0, sections 4 and 5). */
function findCmap(font: Buffer): Buffer | undefined {
  const tables = font.readUInt16BE(12);
  const packed = font.readUInt32BE(20);
  let at = 48;
  let offset = 0;
  let found: Span | undefined;
  const number = (): number => {
    let value = 0;
    for (let i = 0; i < 5; i += 1) {
      const byte = font.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) break;
    }
    return value;
  };
  for (let i = 0; i < tables; i += 1) {
    const flags = font.readUInt8(at);
    at += 1;
    const tag = flags & 0x3f;
    if (tag === 0x3f) at += 4;
    const original = number();
    const version = flags >> 6;
    // glyf (10) and loca (11) are transformed in version 0, every other table in any other version.
    const transformed = tag === 10 || tag === 11 ? version === 0 : version !== 0;
    const length = transformed ? number() : original;
    if (tag === 0) found = { from: offset, to: offset + length };
    offset += length;
  }
  if (found === undefined) return undefined;
  return brotliDecompressSync(font.subarray(at, at + packed)).subarray(found.from, found.to);
}

function readSpans(cmap: Buffer): readonly Span[] {
  const spans: Span[] = [];
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 4) spans.push(...readFormat4(table));
    if (format === 12) {
      const groups = table.readUInt32BE(12);
      for (let g = 0; g < groups; g += 1) {
        spans.push({ from: table.readUInt32BE(16 + g * 12), to: table.readUInt32BE(20 + g * 12) });
      }
    }
  }
  return spans;
}

function readFormat4(table: Buffer): readonly Span[] {
  const doubled = table.readUInt16BE(6);
  const spans: Span[] = [];
  for (let i = 0; i < doubled; i += 2) {
    const to = table.readUInt16BE(14 + i);
    const from = table.readUInt16BE(16 + doubled + i);
    if (from !== 0xffff) spans.push({ from, to });
  }
  return spans;
}
