import { expect, it } from "vitest";
import { realScreens } from "../bases/bases.ts";
import { askOfScreen } from "./ask.ts";
import { pairs } from "./pairs/pairs.ts";
import { screens } from "./screens/screens.ts";
import { figure, figureWords, belowFloor, figureResult, shareFigures } from "./figures.ts";

it("reads dumps of real apps, and the oracles hear what stands on them", () => {
  const [base] = realScreens();
  if (base === undefined) throw new Error("no dumps");
  expect(base.screen.elements.length).toBeGreaterThan(5);
  const at = base.screen.elements.findIndex(({ text, editable }) => text !== "" && !editable);
  const elements = base.screen.elements.map((element, index) =>
    index === at ? { ...element, text: "Hello null" } : element,
  );
  expect(askOfScreen({ ...base.screen, elements }).map(({ kind }) => kind)).toContain("error-text");
});

it("tells figures below their floor, and nothing of nothing", () => {
  const result = figureResult(
    "toy",
    [figure("good", 9, 10, 0.9), figure("bad", 8, 10, 0.9), figure("none", 0, 0, 0.5), figure("free", 0, 9)],
    ["a case"],
    Date.now(),
  );
  expect(belowFloor(result).map(({ name }) => name)).toEqual(["bad", "none"]);
  expect(figureWords(result)).toContain("BELOW 0.9");
});

it("makes F1 of counts", () => {
  const [precision, recall, f1] = shareFigures("toy", { tp: 6, fp: 2, fn: 4 });
  expect([precision?.value, recall?.value, f1?.value]).toEqual([0.75, 0.6, 0.6667]);
});

it("makes pairs and spoilt screens of real dumps, and the oracles are above their floors on them", async () => {
  for (const result of [await pairs(0), await screens(0)]) {
    expect(result.figures[0]?.of).toBeGreaterThan(5);
    const low = belowFloor(result).filter(({ of }) => of > 0);
    expect({ suite: result.suite, low }).toEqual({ suite: result.suite, low: [] });
  }
}, 120_000);
