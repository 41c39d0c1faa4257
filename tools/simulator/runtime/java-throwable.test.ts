import { expect, it } from "vitest";
import type { Work } from "../system/state.ts";
import { exception } from "../words/exception.ts";
import { toThrowable, traceLines } from "./java-throwable.ts";

const tap: Work = { kind: "tap", owner: "com.a.CartActivity", subject: "place_order" };

function javaOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    const { className, message } = toThrowable(error, tap);
    return `${className}: ${message}`;
  }
  return "nothing was thrown";
}

const list: number[] = [];

/** Data that is not there, as an app meets it that trusts its data. */
const missing = JSON.parse("null");

it("says of JavaScript's errors what ART says of Java's", () => {
  expect(javaOf(() => missing.price)).toBe(
    "java.lang.NullPointerException: Attempt to invoke virtual method 'java.lang.Object java.util.Map.getPrice()' on a null object reference",
  );
  expect(javaOf(() => missing.length)).toBe(
    "java.lang.NullPointerException: Attempt to invoke interface method 'int java.util.List.size()' on a null object reference",
  );
  expect(javaOf(() => missing[0])).toBe("java.lang.NullPointerException: Attempt to read from null array");
  expect(
    javaOf(() => {
      missing.name = "x";
    }),
  ).toBe(
    "java.lang.NullPointerException: Attempt to write to field 'java.lang.Object java.util.Map.name' on a null object reference",
  );
  expect(javaOf(() => missing.total())).toContain(
    "java.lang.NullPointerException: Attempt to invoke virtual method",
  );
  expect(javaOf(() => [...missing])).toContain("java.lang.NullPointerException: Attempt to invoke");
  expect(javaOf(() => JSON.parse("{"))).toContain("org.json.JSONException: ");
  expect(
    javaOf(() => {
      list.length = -1;
    }),
  ).toBe("java.lang.NegativeArraySizeException: -1");
  expect(javaOf(() => endless(1))).toBe("java.lang.StackOverflowError: stack size 8188KB");
  expect(javaOf(() => "a".repeat(-1))).toContain("java.lang.IndexOutOfBoundsException: ");
  expect(
    javaOf(() => {
      throw exception("java.lang.ArithmeticException", "divide by zero");
    }),
  ).toBe("java.lang.ArithmeticException: divide by zero");
});

function endless(depth: number): number {
  return endless(depth + 1) + 1;
}

function total(): never {
  throw exception("java.lang.IllegalStateException");
}

function lines(): readonly string[] {
  try {
    return total();
  } catch (error) {
    return traceLines(toThrowable(error, tap)).slice(0, 3);
  }
}

it("names the app's functions and the handler, at lines that stay", () => {
  expect(lines()[0]).toBe("java.lang.IllegalStateException");
  expect(lines()[1]).toMatch(
    /^\tat com\.a\.CartActivity\.(total|onPlaceOrderClick)\(CartActivity\.kt:\d+\)$/,
  );
  expect(lines()).toEqual(lines());
});

it("takes the frames that an app gives", () => {
  const frames = ["com.a.Repository.load(Repository.kt:31)"];
  const given = toThrowable(exception("java.io.IOException", "no", { frames }), tap);
  expect(given.frames[0]).toBe(frames[0]);
  expect(given.frames[1]).toBe("android.view.View.performClick(View.java:7659)");
});
