import { assert, asyncProperty, nat, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { minimise } from "./minimise.ts";

describe("minimise", () => {
  it("finds the needed steps of a long walk, in order", async () => {
    const steps = Array.from({ length: 40 }, (_, at) => at);
    const found = await minimise(
      steps,
      (some) => Promise.resolve([3, 17, 39].every((step) => some.includes(step))),
      200,
    );
    expect(found).toEqual([3, 17, 39]);
  });

  it("leaves out nothing that is needed, whatever is needed", async () => {
    await assert(
      asyncProperty(uniqueArray(nat(14), { maxLength: 5 }), async (needed) => {
        const steps = Array.from({ length: 15 }, (_, at) => at);
        const found = await minimise(
          steps,
          (some) => Promise.resolve(needed.every((step) => some.includes(step))),
          1000,
        );
        expect([...found].sort((a, b) => a - b)).toEqual([...needed].sort((a, b) => a - b));
      }),
    );
  });

  it("stops when its replays are spent, with steps that still show the error", async () => {
    let replays = 0;
    const steps = Array.from({ length: 64 }, (_, at) => at);
    const found = await minimise(
      steps,
      (some) => {
        replays += 1;
        return Promise.resolve(some.includes(1) && some.includes(62));
      },
      4,
    );
    expect(replays).toBeLessThanOrEqual(4);
    expect(found).toContain(1);
    expect(found).toContain(62);
  });

  it("never drops a step that is to be kept", async () => {
    expect(
      await minimise(
        [1, 2, 3],
        () => Promise.resolve(true),
        50,
        (step) => step === 2,
      ),
    ).toEqual([2]);
  });
});
