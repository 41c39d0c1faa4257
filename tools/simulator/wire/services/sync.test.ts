import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectionPair } from "../connection.ts";
import { blobOf, trialPhone } from "../trial/phone.ts";
import type { TrialPhone } from "../trial/phone.ts";
import { createPorts } from "./ports.ts";
import { createReverses } from "./reverse.ts";
import { parseSendPath, record } from "./sync-frames.ts";
import { sync } from "./sync.ts";

const request = (id: string, path: string): Buffer => {
  const bytes = Buffer.from(path);
  return Buffer.concat([record(id, bytes.length), bytes]);
};

const setup = (id: string, ...words: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 + words.length * 4);
  bytes.write(id, 0, "latin1");
  words.forEach((word, index) => bytes.writeUInt32LE(word, 4 + index * 4));
  return bytes;
};

/** Everything that a session answers to these bytes. */
const session = async (phone: TrialPhone, ...sent: readonly Buffer[]): Promise<Buffer> => {
  const [client, device] = connectionPair();
  const host = {
    name: "host-1",
    reverses: createReverses(),
    dial: async () => undefined,
    kick: () => undefined,
  };
  const served = sync(device, { phone, ports: createPorts(), host }).then(() => device.end());
  client.write(...sent, record("QUIT", 0));
  const parts: Buffer[] = [];
  for await (const part of client.input) parts.push(part);
  await served;
  return Buffer.concat(parts);
};

const failure = (text: string): Buffer => Buffer.concat([record("FAIL", text.length), Buffer.from(text)]);
const data = (bytes: Buffer): Buffer => Buffer.concat([record("DATA", bytes.length), bytes]);
const done = (time: number): Buffer => record("DONE", time);
const fileMode = 0o100644;

describe("sync", () => {
  it("takes a path with commas: the last one parts it from the mode", () => {
    expect(parseSendPath("/sdcard/a,b.txt,33188")).toEqual({ path: "/sdcard/a,b.txt", mode: 33188 });
    expect(parseSendPath("/sdcard/a")).toBeUndefined();
  });

  it("sends and receives in version 2", async () => {
    const phone = trialPhone();
    const bytes = blobOf(70_000);
    const sent = [data(bytes.subarray(0, 65_536)), data(bytes.subarray(65_536)), done(1_700_000_000)];
    const okay = await session(phone, request("SND2", "/sdcard/v2"), setup("SND2", fileMode, 0), ...sent);
    expect(okay).toEqual(record("OKAY", 0));
    expect(phone.files.stat("/sdcard/v2")).toMatchObject({ size: 70_000, mtime: 1_700_000_000 });
    const received = await session(phone, request("RCV2", "/sdcard/v2"), setup("RCV2", 0));
    expect(received.equals(Buffer.concat([...sent.slice(0, 2), done(0)]))).toBe(true);
  });

  it("writes nothing in a dry run", async () => {
    const phone = trialPhone();
    const flags = 0x80000000;
    const answer = await session(
      phone,
      request("SND2", "/sdcard/dry"),
      setup("SND2", fileMode, flags),
      data(Buffer.from("x")),
      done(1),
    );
    expect(answer).toEqual(record("OKAY", 0));
    expect(phone.files.stat("/sdcard/dry")).toBeUndefined();
  });

  it("refuses compression, which it does not offer", async () => {
    const phone = trialPhone();
    const answer = await session(
      phone,
      request("SND2", "/sdcard/z"),
      setup("SND2", fileMode, 2),
      data(Buffer.from("x")),
      done(1),
    );
    expect(answer).toEqual(failure("unsupported compression flags 2"));
    expect(await session(phone, request("RCV2", "/sdcard/z"), setup("RCV2", 1))).toEqual(
      failure("unsupported compression"),
    );
  });

  it("says what is wrong, and ends the session after a failed send", async () => {
    const phone = trialPhone();
    expect(await session(phone, record("STAT", 1025))).toEqual(failure("path too long"));
    expect(await session(phone, request("WHAT", "/"))).toEqual(failure("unknown command 54414857"));
    expect(await session(phone, request("SEND", "/sdcard/x"))).toEqual(failure("missing , in ID_SEND_V1"));
    expect(await session(phone, request("SEND", "/sdcard/x,33188"), record("DATA", 65_537))).toEqual(
      failure("oversize data message"),
    );
    expect(await session(phone, request("SEND", "/sdcard/x,33188"), record("OKAY", 0))).toEqual(
      failure("invalid data message"),
    );
    expect(await session(phone, request("SEND", "/sdcard,33188"), done(0), request("STAT", "/"))).toEqual(
      failure("couldn't create file: Is a directory"),
    );
    expect(await session(phone, request("RECV", "/nope"))).toEqual(
      failure("open failed: No such file or directory"),
    );
    expect(await session(phone, request("RECV", "/sdcard"))).toEqual(failure("read failed: Is a directory"));
  });

  it("tells a missing file from an empty one in both versions", async () => {
    const phone = trialPhone();
    phone.files.write("/sdcard/empty", Buffer.alloc(0), { mode: 0o644, mtime: 5 });
    expect(await session(phone, request("STAT", "/nope"))).toEqual(
      Buffer.concat([Buffer.from("STAT"), Buffer.alloc(12)]),
    );
    const missing = await session(phone, request("STA2", "/nope"));
    expect(missing).toHaveLength(72);
    expect(missing.readUInt32LE(4)).toBe(2);
    const empty = await session(phone, request("LST2", "/sdcard/empty"));
    expect(empty.toString("latin1", 0, 4)).toBe("LST2");
    expect(empty.readUInt32LE(4)).toBe(0);
    expect(empty.readUInt32LE(24) & 0o170000).toBe(0o100000);
    expect(empty.readBigUInt64LE(40)).toBe(0n);
    expect(empty.readBigInt64LE(56)).toBe(5n);
  });

  it("lists a directory, and a missing one as empty", async () => {
    const phone = trialPhone();
    phone.files.write("/data/local/tmp/한글", Buffer.from("abc"), { mode: 0o644, mtime: 7 });
    const listing = await session(phone, request("LIST", "/data/local/tmp"));
    const name = Buffer.from("한글");
    const entry = listing.subarray(listing.length - 20 - 20 - name.length, listing.length - 20);
    expect(entry.toString("latin1", 0, 4)).toBe("DENT");
    expect([entry.readUInt32LE(8), entry.readUInt32LE(12), entry.readUInt32LE(16)]).toEqual([
      3,
      7,
      name.length,
    ]);
    expect(entry.subarray(20)).toEqual(name);
    expect(await session(phone, request("LIST", "/nope"))).toEqual(
      Buffer.concat([Buffer.from("DONE"), Buffer.alloc(16)]),
    );
    expect(await session(phone, request("LIS2", "/nope"))).toEqual(
      Buffer.concat([Buffer.from("DONE"), Buffer.alloc(72)]),
    );
  });

  it("ends on any bytes, and never writes outside of what the shell user may", async () => {
    const phone = trialPhone();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), async (chunks) => {
        const [client, device] = connectionPair();
        const host = {
          name: "host-1",
          reverses: createReverses(),
          dial: async () => undefined,
          kick: () => undefined,
        };
        const served = sync(device, { phone, ports: createPorts(), host });
        client.write(...chunks);
        client.end();
        await served;
      }),
    );
    expect(phone.ran).toEqual([]);
  });
});
