import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader } from "./reader.ts";

describe("byte reader", () => {
  it("gives back every byte in order for any pushes and reads", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 })),
        fc.array(fc.nat({ max: 15 })),
        async (pushes, reads) => {
          const reader = new ByteReader();
          for (const chunk of pushes) reader.push(Buffer.from(chunk));
          reader.end();
          const parts: Buffer[] = [];
          for (const length of reads) {
            const part = await reader.read(length);
            if (part === undefined) break;
            expect(part).toHaveLength(length);
            parts.push(part);
          }
          for await (const rest of reader) parts.push(rest);
          expect(Buffer.concat(parts)).toEqual(Buffer.concat(pushes));
          expect(reader.finished).toBe(true);
        },
      ),
    );
  });

  it("asks the writer to wait above the mark and calls it back when there is room", async () => {
    let hungry = 0;
    const reader = new ByteReader(() => (hungry += 1), 10);
    expect(reader.push(Buffer.alloc(9))).toBe(true);
    expect(reader.push(Buffer.alloc(9))).toBe(false);
    const room = reader.room();
    await reader.read(9);
    await room;
    expect(hungry).toBe(1);
  });

  it("lets the writer go on when more is wanted at once than the mark holds", async () => {
    const reader = new ByteReader(() => reader.push(Buffer.alloc(50)), 10);
    reader.push(Buffer.alloc(15));
    expect(await reader.read(60)).toHaveLength(60);
  });

  it("ends a read that waits when the end comes too early", async () => {
    const reader = new ByteReader();
    const read = reader.read(4);
    reader.push(Buffer.from("abc"));
    reader.end();
    expect(await read).toBeUndefined();
  });
});
