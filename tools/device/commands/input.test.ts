import { expect, it } from "vitest";
import { clearText, isTypable, typeText } from "./input.ts";

it("types spaces as %s, newlines as enter, and a literal %s in two pieces", () => {
  expect(typeText("a b\n100%s", 25)).toBe(
    "input text 'a%sb'; input keyevent 66; input text '100%'; input text 's'",
  );
});

it("cuts long text into chunks", () => {
  expect(typeText("abcdef", 4)).toBe("input text 'abcd'; input text 'ef'");
});

it("lets nothing that is typed reach the shell", () => {
  expect(typeText("it's $(reboot); `id`", 100)).toBe(String.raw`input text 'it'\''s%s$(reboot);%s` + "`id`'");
});

it("knows what a keyboard of ASCII can type", () => {
  expect(isTypable("Hello, world!\n")).toBe(true);
  expect(isTypable("안녕")).toBe(false);
  expect(isTypable("😀")).toBe(false);
  expect(isTypable("é")).toBe(false);
});

it("clears from the end, and both ways in a field of several lines", () => {
  expect(clearText(2, false)).toBe("input keyevent 123 67 67");
  expect(clearText(1, true)).toBe("input keyevent 123 67 112");
});
