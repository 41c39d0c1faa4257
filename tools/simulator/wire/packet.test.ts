import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PacketError, PacketReader, checksumOf, command, encodePacket } from "./packet.ts";
import type { Packet } from "./packet.ts";

const read = (chunks: readonly Buffer[], limit?: number): Packet[] => {
  const reader = new PacketReader(limit);
  return chunks.flatMap((chunk) => [...reader.push(chunk)]);
};

/** `bytes` cut at the given places. */
const cut = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
};

describe("packet reader", () => {
  it("finds the same packets however the bytes are chunked", () => {
    const packet = fc.record({
      command: fc.constantFrom(...Object.values(command)),
      arg0: fc.nat({ max: 0xffffffff }),
      arg1: fc.nat({ max: 0xffffffff }),
      data: fc.uint8Array({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(
        fc.array(packet, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (packets, places) => {
          const bytes = Buffer.concat(packets.map((p) => encodePacket(p.command, p.arg0, p.arg1, p.data)));
          const found = read(cut(bytes, places));
          expect(found).toEqual(
            packets.map((p) => ({ ...p, data: Buffer.from(p.data), checksum: checksumOf([p.data]) })),
          );
        },
      ),
    );
  });

  it("takes one byte at a time", () => {
    const bytes = encodePacket(command.open, 1, 0, Buffer.from("shell:\0"));
    expect(read([...bytes].map((byte) => Buffer.from([byte])))).toMatchObject([
      { command: command.open, arg0: 1 },
    ]);
  });

  it("refuses what is no packet and never waits for more of it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 200 }), (bytes) => {
        const garbage = Buffer.from(bytes);
        fc.pre(garbage.readUInt32LE(20) !== ~garbage.readUInt32LE(0) >>> 0);
        expect(() => read([garbage])).toThrow(PacketError);
      }),
    );
  });

  it("refuses a packet longer than the limit by its header alone", () => {
    const packet = encodePacket(command.write, 1, 1, Buffer.alloc(101));
    expect(() => read([packet.subarray(0, 24)], 100)).toThrow("packet of 101 bytes, at most 100 are taken");
  });
});
