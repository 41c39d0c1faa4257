import { expect, it } from "vitest";
import { field, screen, text, traceOf } from "../literal.ts";
import { plural } from "./plural.ts";

const said = (before: readonly string[], after: readonly string[], typed = "-"): readonly string[] =>
  plural
    .check(
      traceOf(
        screen(
          { activity: "Shows" },
          before.map((words) => text({ text: words })),
        ),
        [
          { tool: "type_text", args: { text: typed }, after: screen({ activity: "Shows" }, [field({})]) },
          {
            tool: "tap",
            after: screen(
              { activity: "Show" },
              after.map((words) => text({ text: words })),
            ),
          },
        ],
      ),
    )
    .map(({ title }) => title);

it("tells of one thing in the plural where others are counted with the same word", () => {
  expect(said(["5 episodes"], ["1 episodes"])).toEqual(['"1 episodes" on Show']);
  expect(said(["Mar 3 · 12 Minutes"], ["Mar 4 · 1 minutes left"])).toEqual(['"1 minutes" on Show']);
});

it.each([
  ["one that is right", ["5 episodes"], ["1 episode"]],
  ["a larger number, a decimal, a time", ["5 hours"], ["11 hours", "2.1 hours", "2,1 hours", "12:1 hours"]],
  ["a number that is a name", ["5 lessons"], ["Week 1 lessons"]],
  ["a word that has its s in the singular", ["5 series"], ["1 series"]],
  ["a word that nobody counts with", ["Shows"], ["1 keeps you warm"]],
] as const)("lets %s pass", (_, before, after) => expect(said(before, after)).toEqual([]));

it("lets pass what a user wrote", () => {
  expect(said(["5 apples"], ["1 apples"], "1 apples")).toEqual([]);
});
