import { array, assert, integer, property } from "fast-check";
import { expect, it } from "vitest";
import { assign } from "./assign.ts";

it("gives up a better fit where that makes one pair more", () => {
  // Report 0 fits both bugs, the first one better; report 1 fits only the first.
  const fits = [
    [3, 1],
    [2, 0],
  ];
  expect(assign(2, 2, (report, bug) => fits[report]?.[bug] ?? 0)).toEqual([1, 0]);
});

it("prefers the better of two reports of one bug", () => {
  expect(assign(2, 1, (report) => report + 1)).toEqual([null, 0]);
});

it("gives no bug to two reports, and makes as many pairs as can be", () => {
  const table = array(array(integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }), {
    maxLength: 5,
  });
  const most = (fits: readonly (readonly number[])[], taken: ReadonlySet<number>): number => {
    const [first, ...rest] = fits;
    if (first === undefined) return 0;
    const choices = first.flatMap((fit, bug) =>
      fit > 0 && !taken.has(bug) ? [1 + most(rest, new Set([...taken, bug]))] : [],
    );
    return Math.max(most(rest, taken), ...choices);
  };
  assert(
    property(table, (fits) => {
      const pairs = assign(fits.length, 4, (report, bug) => fits[report]?.[bug] ?? 0).filter(
        (bug) => bug !== null,
      );
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(pairs.length).toBe(most(fits, new Set()));
    }),
  );
});
