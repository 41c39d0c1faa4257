import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createFrameReader, frame, frameKind } from "./shell-frames.ts";

it("puts packets together however the bytes are cut", () => {
  const packets = Buffer.concat([
    frame(frameKind.stdout, Buffer.from("héllo")),
    frame(frameKind.stderr, Buffer.from("oops")),
    frame(frameKind.exit, Buffer.from([3])),
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: packets.length }), { maxLength: 20 }), (cuts) => {
      const read = createFrameReader();
      const edges = [0, ...cuts.toSorted((a, b) => a - b), packets.length];
      const frames = edges.slice(1).flatMap((end, index) => read(packets.subarray(edges[index], end)));
      expect(frames.map(({ kind, data }) => [kind, data.toString("latin1")])).toEqual([
        [1, Buffer.from("héllo").toString("latin1")],
        [2, "oops"],
        [3, "\u0003"],
      ]);
    }),
  );
});
