import { expect, it } from "vitest";
import { belowFloor } from "../figures.ts";
import { signals } from "./signals.ts";

it("reads real crashes as well as was accepted", () => {
  const result = signals();
  expect(belowFloor(result)).toEqual([]);
  expect(result.figures.find(({ name }) => name.startsWith("method to blame"))?.of).toBe(572);
});
