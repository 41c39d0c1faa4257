import { expect, it } from "vitest";
import { another, exampleIn } from "./examples.ts";

it.each([
  ["date", "Date of birth (14.06.1987)", "14.06.1987"],
  ["date", "2026-03-01", "2026-03-01"],
  ["date", "TT.MM.JJJJ", "14.03.1990"],
  ["date", "MM/DD/YYYY", "03/14/1990"],
  ["date", "yyyy-mm-dd", "1990-03-14"],
  ["date", "생일 1990.03.14", "1990.03.14"],
  ["phone", "such as +49 30 901820", "+49 30 901820"],
  ["zip", "10117 Berlin", "10117"],
  ["expiry", "12/29", "12/29"],
  ["text", "14.06.1987", null],
] as const)("a %s in %j is %j", (kind, words, example) => expect(exampleIn(kind, words)).toBe(example));

it("another value has the same form", () => {
  expect(another("date", "14.06.1987")).toBe("15.06.1987");
  expect(another("date", "03/14/1990")).toBe("03/15/1990");
  expect(another("phone", "+49 30 901829")).toBe("+49 30 901820");
  expect(another("zip", "10117")).toBe("10117");
});
