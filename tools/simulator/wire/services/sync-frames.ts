/** Records of the sync protocol: four letters, a 32-bit number, and what belongs to them. Pure. */
import type { FileStat } from "../../phone.ts";

/** Longest data of one DATA record. */
export const maxSyncData = 65536;
/** Longest path. */
export const maxSyncPath = 1024;

/** errno of a missing file. */
const noSuchFile = 2;

/** Letters and a number. */
export const record = (id: string, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.write(id, 0, "latin1");
  bytes.writeUInt32LE(value >>> 0, 4);
  return bytes;
};

/** A failure with its text. */
export const failRecord = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([record("FAIL", bytes.length), bytes]);
};

/** Answer to STAT: mode, size, time of change; zeros for a missing file. */
export const statRecord = (stat: FileStat | undefined): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.write("STAT", 0, "latin1");
  bytes.writeUInt32LE(stat?.mode ?? 0, 4);
  bytes.writeUInt32LE((stat?.size ?? 0) >>> 0, 8);
  bytes.writeUInt32LE((stat?.mtime ?? 0) >>> 0, 12);
  return bytes;
};

// A number that stays the same for a path, as an inode does.
const inodeOf = (path: string): bigint => {
  let hash = 2166136261;
  for (const character of path) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return BigInt(hash);
};

/** The 72 bytes of version 2, for STA2, LST2 and DNT2. */
export const stat2Record = (id: string, path: string, stat: FileStat | undefined): Buffer => {
  const bytes = Buffer.alloc(72);
  bytes.write(id, 0, "latin1");
  if (stat === undefined) {
    bytes.writeUInt32LE(noSuchFile, 4);
    return bytes;
  }
  const shared = /^\/(sdcard|storage)(\/|$)/.test(path);
  bytes.writeBigUInt64LE(shared ? 0x3dn : 0xfe05n, 8);
  bytes.writeBigUInt64LE(inodeOf(path), 16);
  bytes.writeUInt32LE(stat.mode, 24);
  bytes.writeUInt32LE(stat.directory ? 2 : 1, 28);
  // Owner and group: shared storage belongs to media_rw's group, the rest to the shell.
  bytes.writeUInt32LE(shared ? 0 : 2000, 32);
  bytes.writeUInt32LE(shared ? 1015 : 2000, 36);
  bytes.writeBigUInt64LE(BigInt(stat.size), 40);
  for (const at of [48, 56, 64]) bytes.writeBigInt64LE(BigInt(Math.trunc(stat.mtime)), at);
  return bytes;
};

/** An entry of a directory in version 1. */
export const entryRecord = (name: string, stat: FileStat | undefined): Buffer => {
  const bytes = Buffer.from(name);
  const head = Buffer.alloc(20);
  statRecord(stat).copy(head);
  head.write("DENT", 0, "latin1");
  head.writeUInt32LE(bytes.length, 16);
  return Buffer.concat([head, bytes]);
};

/** An entry of a directory in version 2. */
export const entry2Record = (name: string, path: string, stat: FileStat | undefined): Buffer => {
  const bytes = Buffer.from(name);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([stat2Record("DNT2", path, stat), length, bytes]);
};

/** The end of a directory: as long as an entry of its version, all zeros but for the letters. */
export const endOfList = (version: 1 | 2): Buffer => {
  const bytes = Buffer.alloc(version === 1 ? 20 : 76);
  bytes.write("DONE", 0, "latin1");
  return bytes;
};

/** Splits "/sdcard/a,b.txt,33188" at its last comma; undefined when there is no mode. */
export const parseSendPath = (text: string): { path: string; mode: number } | undefined => {
  const comma = text.lastIndexOf(",");
  const mode = Number(text.slice(comma + 1));
  return comma < 0 || !Number.isInteger(mode) ? undefined : { path: text.slice(0, comma), mode };
};
