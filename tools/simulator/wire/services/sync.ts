/** `sync:`: files of the phone, read and written by its shell user, in both versions of the protocol. */
import type { Files } from "../../phone.ts";
import type { WiredPhone } from "../wired-phone.ts";
import type { Connection } from "../connection.ts";
import type { Service } from "./service.ts";
import {
  endOfList,
  entry2Record,
  entryRecord,
  failRecord,
  maxSyncData,
  maxSyncPath,
  parseSendPath,
  record,
  stat2Record,
  statRecord,
} from "./sync-frames.ts";

const typeMask = 0o170000;
const linkType = 0o120000;
const dryRun = 0x80000000;
/** Any compression; none is offered, so none may be asked for. */
const compressed = 0x7;

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

/** adbd makes the directories on the way. */
const makeParents = (files: Files, path: string): void => {
  const parent = path.replace(/\/+[^/]*$/, "");
  if (parent === "" || parent === path || files.stat(parent) !== undefined) return;
  makeParents(files, parent);
  files.makeDirectory(parent);
};

const receive = async (connection: Connection, files: Files, path: string): Promise<void> => {
  const stat = files.stat(path);
  const data = stat?.directory === true ? undefined : files.read(path);
  if (data === undefined) {
    connection.write(
      failRecord(
        stat?.directory === true ? "read failed: Is a directory" : "open failed: No such file or directory",
      ),
    );
    return;
  }
  for (let at = 0; at < data.length; at += maxSyncData) {
    const piece = data.subarray(at, at + maxSyncData);
    connection.write(record("DATA", piece.length), piece);
    await connection.drained();
  }
  connection.write(record("DONE", 0));
};

/** Reads the records of a file that is sent: its bytes and time, or what is wrong with them. */
const readSent = async (
  connection: Connection,
  keep: boolean,
): Promise<{ parts: Buffer[]; mtime: number } | string | undefined> => {
  const parts: Buffer[] = [];
  for (;;) {
    const head = await connection.input.read(8);
    if (head === undefined) return undefined;
    const id = head.toString("latin1", 0, 4);
    const value = head.readUInt32LE(4);
    if (id === "DONE") return { parts, mtime: value };
    if (id !== "DATA") return "invalid data message";
    if (value > maxSyncData) return "oversize data message";
    const data = await connection.input.read(value);
    if (data === undefined) return undefined;
    if (keep) parts.push(data);
  }
};

/** Takes a file; false when the session must end, as it does after any failure. */
const send = async (
  connection: Connection,
  files: Files,
  path: string,
  mode: number,
  flags: number,
): Promise<boolean> => {
  const refuse = async (text: string): Promise<false> => {
    connection.write(failRecord(text));
    // The client still sends what it has under way; it reads the failure after that.
    await readSent(connection, false);
    return false;
  };
  if ((flags & compressed) !== 0)
    return refuse(`unsupported compression flags ${(flags & compressed).toString(16)}`);
  if ((mode & typeMask) === linkType) return refuse("couldn't create symlink: Operation not permitted");
  const dry = (flags & dryRun) !== 0;
  if (!dry) {
    if (files.stat(path)?.directory === true) return refuse("couldn't create file: Is a directory");
    const writable = files.writable(path);
    if (writable !== "yes")
      return refuse(
        `${writable.startsWith("No space") ? "write failed" : "couldn't create file"}: ${writable}`,
      );
  }
  const sent = await readSent(connection, !dry);
  if (sent === undefined) return false;
  if (typeof sent === "string") {
    connection.write(failRecord(sent));
    return false;
  }
  try {
    if (!dry) makeParents(files, path);
    if (!dry) files.write(path, Buffer.concat(sent.parts), { mode: mode & 0o777, mtime: sent.mtime });
  } catch (failure) {
    const text = messageOf(failure);
    connection.write(
      failRecord(
        /No space/.test(text) ? `write failed: No space left on device` : `couldn't create file: ${text}`,
      ),
    );
    return false;
  }
  connection.write(record("OKAY", 0));
  return true;
};

const list = (connection: Connection, files: Files, path: string, version: 1 | 2): void => {
  const names = files.list(path);
  if (names !== undefined) {
    const base = path.endsWith("/") ? path : `${path}/`;
    for (const name of [".", "..", ...names]) {
      const full =
        name === "." ? path : name === ".." ? base.replace(/[^/]*\/$/, "") || "/" : `${base}${name}`;
      const stat = files.stat(full);
      connection.write(version === 1 ? entryRecord(name, stat) : entry2Record(name, full, stat));
    }
  }
  connection.write(endOfList(version));
};

/** Second record of SND2 (mode and flags) and RCV2 (flags). */
const readSetup = async (connection: Connection, id: string, length: number): Promise<Buffer | undefined> => {
  const setup = await connection.input.read(length);
  return setup?.toString("latin1", 0, 4) === id ? setup : undefined;
};

/** One request; false when the session must end. */
const handle = async (
  connection: Connection,
  phone: WiredPhone,
  id: string,
  path: string,
): Promise<boolean> => {
  const { files } = phone;
  switch (id) {
    case "STAT":
      connection.write(statRecord(files.stat(path)));
      return true;
    case "STA2":
    case "LST2":
      connection.write(stat2Record(id, path, files.stat(path)));
      return true;
    case "LIST":
    case "LIS2":
      list(connection, files, path, id === "LIST" ? 1 : 2);
      return true;
    case "RECV":
      await receive(connection, files, path);
      return true;
    case "RCV2": {
      const setup = await readSetup(connection, id, 8);
      if (setup === undefined) return false;
      if ((setup.readUInt32LE(4) & compressed) !== 0) connection.write(failRecord("unsupported compression"));
      else await receive(connection, files, path);
      return true;
    }
    case "SEND": {
      const target = parseSendPath(path);
      if (target !== undefined) return send(connection, files, target.path, target.mode, 0);
      connection.write(failRecord("missing , in ID_SEND_V1"));
      return false;
    }
    case "SND2": {
      const setup = await readSetup(connection, id, 12);
      return (
        setup !== undefined && send(connection, files, path, setup.readUInt32LE(4), setup.readUInt32LE(8))
      );
    }
    default:
      connection.write(
        failRecord(
          `unknown command ${Buffer.from(id, "latin1").readUInt32LE().toString(16).padStart(8, "0")}`,
        ),
      );
      return false;
  }
};

/** A session: requests one after the other until QUIT, a failure or the end. */
export const sync: Service = async (connection, { phone }) => {
  for (;;) {
    const head = await connection.input.read(8);
    if (head === undefined) return;
    const id = head.toString("latin1", 0, 4);
    if (id === "QUIT") return;
    const length = head.readUInt32LE(4);
    if (length > maxSyncPath) {
      connection.write(failRecord("path too long"));
      return;
    }
    const path = await connection.input.read(length);
    if (path === undefined) return;
    if (!(await handle(connection, phone, id, path.toString("utf8")))) return;
    await connection.drained();
  }
};
