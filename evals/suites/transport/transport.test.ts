import { expect, it } from "vitest";
import { cases } from "./cases.ts";
import { transport } from "./transport.ts";

it("has at least forty cases, each with a name of its own", () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

it("handles some of each kind", async () => {
  const names = [
    "one dump fails: null-root",
    "the device goes away in the middle",
    "the phone reboots",
    "the app is not installed",
    "another app crashes",
  ];
  const some = cases.filter(({ name }) => names.includes(name));
  expect(some.length).toBe(names.length);
  expect((await transport(() => undefined, some)).failures).toEqual([]);
}, 300_000);

it("notices a run that ends otherwise", async () => {
  const wrong = { name: "wrong", before: () => undefined, ends: ["money-limit"] } as const;
  const { failures, figures } = await transport(() => undefined, [wrong]);
  expect(failures).toEqual(["wrong: ended step-limit: 12 steps are done"]);
  expect(figures[0]).toMatchObject({ hits: 0, of: 1 });
});
