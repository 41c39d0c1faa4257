import { describe, expect, it } from "vitest";
import { button, field, group, screen, text } from "../literal.ts";
import { createFence } from "../safety/fence.ts";
import { isPoor, missingWords, screenText, shows, withTries } from "./sight.ts";

const cart = screen({ activity: "a.Cart" }, [
  text({ text: "Cart" }),
  text({ text: "Total  $30.00" }),
  button({ text: "Pay" }),
]);

describe("What a model sees", () => {
  it("carries how often each element was tried, on whole screens and on changes", () => {
    const tries = new Map([
      ["e2", 3],
      ["e12", 1],
    ]);
    expect(withTries('[a .B]\ne2 button "Pay"\n e1 "e2 is text"\n+ e12 item "x"\n~ e3 "y"', tries)).toBe(
      '[a .B]\ne2 button "Pay" tried 3x\n e1 "e2 is text"\n+ e12 item "x" tried 1x\n~ e3 "y"',
    );
  });

  it("stands between the marks of the fence", () => {
    expect(screenText(cart, createFence("f00d"), new Map())).toMatch(
      /^⟦screen f00d⟧\n\[com.*\n⟦\/screen f00d⟧$/s,
    );
    expect(screenText(null, createFence("f00d"), new Map())).toContain("no screen could be read");
  });

  it("is a picture too where the outline says little", () => {
    const big = { left: 0, top: 0, right: 1080, bottom: 2400 };
    const rich = [text({ text: "a" }), text({ text: "b" }), text({ text: "c" })];
    expect(isPoor(cart)).toBe(false);
    expect(isPoor(screen({ activity: "a.B" }, [text({ text: "only" })]))).toBe(true);
    expect(isPoor(screen({ activity: "a.B", problem: "no-root" }, rich))).toBe(true);
    const web = group({ className: "android.webkit.WebView", bounds: big });
    expect(isPoor(screen({ activity: "a.B" }, [...rich, web]))).toBe(true);
    const nameless = [button(), button(), button(), button()];
    expect(isPoor(screen({ activity: "a.B" }, [...rich, ...nameless]))).toBe(true);
    expect(isPoor(screen({ activity: "a.B" }, [...rich, field({ label: "x" }), button({ text: "y" })]))).toBe(
      false,
    );
  });

  it("is compared with quoted expectations without minding case and spaces", () => {
    expect(missingWords('The cart shows "total $30.00" and "Pay"', cart)).toEqual([]);
    expect(missingWords('It shows "Total $20.00", “Thanks” and pays', cart)).toEqual([
      "Total $20.00",
      "Thanks",
    ]);
    expect(missingWords("Something opens", cart)).toEqual([]);
    expect(shows(cart, " ")).toBe(false);
  });
});
