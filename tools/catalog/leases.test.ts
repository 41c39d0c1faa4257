import { expect, it } from "vitest";
import { createLeases, idleLimit } from "./leases.ts";
import type { Holder } from "./leases.ts";

function holder(name: string, gone: string[] = [], present = true): Holder {
  return {
    name,
    present: () => present,
    letGo: () => {
      gone.push(name);
      return Promise.resolve();
    },
  };
}

it("gives a device to one at a time, and says who has it", async () => {
  let now = 0;
  const leases = createLeases(() => now);
  const [first, second] = [holder("first"), holder("second")];
  expect(await leases.take("a", first)).toBeNull();
  leases.rest("a", first);
  now = 90_000;
  expect(await leases.take("a", second)).toEqual({ by: "first", idle: 90_000 });
  expect(await leases.take("b", second)).toBeNull();
  leases.release("a", second);
  expect(await leases.take("a", second)).toMatchObject({ by: "first" });
  leases.release("a", first);
  expect(await leases.take("a", second)).toBeNull();
});

it("takes over what lies idle, once its holder has let go", async () => {
  let now = 0;
  const gone: string[] = [];
  const leases = createLeases(() => now);
  const first = holder("first", gone);
  await leases.take("a", first);
  leases.rest("a", first);
  now = idleLimit;
  expect(await leases.take("a", holder("second"))).toBeNull();
  expect(gone).toEqual(["first"]);
  leases.release("a", first);
  expect(await leases.take("a", holder("third"))).toMatchObject({ by: "second", idle: 0 });
});

it("takes nothing from one that works, however long", async () => {
  let now = 0;
  const leases = createLeases(() => now);
  const first = holder("first");
  await leases.take("a", first);
  leases.rest("a", first);
  leases.work("a", first);
  now = 10 * idleLimit;
  expect(await leases.take("a", holder("second"))).toEqual({ by: "first", idle: 0 });
});

it("takes over at once from one that is no longer connected, when its last call is over", async () => {
  const gone: string[] = [];
  const leases = createLeases(() => 0);
  const first = holder("first", gone, false);
  await leases.take("a", first);
  expect(await leases.take("a", holder("second"))).toEqual({ by: "first", idle: 0 });
  leases.rest("a", first);
  expect(await leases.take("a", holder("second"))).toBeNull();
  expect(gone).toEqual(["first"]);
});
