import { describe, expect, it } from "vitest";
import { createClock, defaultStart } from "./clock.ts";

describe("virtual clock", () => {
  it("moves only by what is slept, and at once", async () => {
    const clock = createClock("virtual");
    expect(clock.now()).toBe(defaultStart);
    await clock.sleep(60_000);
    expect(clock.now()).toBe(defaultStart + 60_000);
  });

  it("runs due timers in the order of their times, each at its own time", async () => {
    const clock = createClock("virtual", 0);
    const seen: [string, number][] = [];
    clock.after(30, () => seen.push(["late", clock.now()]));
    clock.after(10, () => {
      seen.push(["early", clock.now()]);
      clock.after(5, () => seen.push(["nested", clock.now()]));
    });
    const cancel = clock.after(20, () => seen.push(["cancelled", clock.now()]));
    cancel();
    await clock.sleep(100);
    expect(seen).toEqual([
      ["early", 10],
      ["nested", 15],
      ["late", 30],
    ]);
    expect(clock.now()).toBe(100);
  });

  it("stops at the moment that a condition holds", async () => {
    const clock = createClock("virtual", 0);
    let done = false;
    clock.after(40, () => {
      done = true;
    });
    expect(await clock.until(() => done, 1_000)).toBe(true);
    expect(clock.now()).toBe(40);
    expect(await clock.until(() => false, 500)).toBe(false);
    expect(clock.now()).toBe(540);
  });
});

describe("real clock", () => {
  it("can be moved ahead by hand and runs what falls due", () => {
    const clock = createClock("real");
    let ran = false;
    clock.after(60_000, () => {
      ran = true;
    });
    const before = clock.now();
    clock.advance(61_000);
    expect(ran).toBe(true);
    expect(clock.now() - before).toBeGreaterThanOrEqual(61_000);
  });

  it("gives up a sleep when it is aborted", async () => {
    const abort = new AbortController();
    const sleeping = createClock("real").sleep(60_000, abort.signal);
    abort.abort(new Error("stop"));
    await expect(sleeping).rejects.toThrow("stop");
  });
});
