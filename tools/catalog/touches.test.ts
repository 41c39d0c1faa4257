import { describe, expect, it } from "vitest";
import { call, open, refOf, shownIn, tap, useHands } from "../trial/hands.ts";
import { app } from "../trial/probe.ts";

useHands();

describe("touching", () => {
  it("answers with what changed, once it rests", async () => {
    await open();
    const told = await tap("count");
    expect(told.text).toMatchInlineSnapshot(`
      "Tapped e9 button "Count".
      [com.example.probe .MainActivity] changed:
      ~ e2 "taps 1 held 0""
    `);
    expect(told.evidence?.target).toMatchObject({ label: "Count" });
  });

  it("says that nothing changed", async () => {
    await open();
    expect((await tap("off")).text).toMatch(
      /Tapped e\d+ button "Off" \(disabled\)\.\nNothing changed on the screen\./,
    );
  });

  it("holds, taps twice, and taps points of a screenshot", async () => {
    await open();
    expect(shownIn(await call("long_press", { ref: await refOf("count") }), "state")).toBe("taps 0 held 1");
    expect(shownIn(await call("double_tap", { ref: await refOf("count") }), "state")).toBe("taps 2 held 1");
    const { screen } = await call("dump_ui", { full: false });
    const bounds = screen?.elements.find(({ resourceId }) => resourceId.endsWith("/count"))?.bounds;
    const shot = await call("screenshot", { marks: false }, "always");
    const scale = (screen?.width ?? 0) / (shot.screen?.screenshot?.width ?? 1);
    const x = ((bounds?.left ?? 0) + (bounds?.right ?? 0)) / 2 / scale;
    const y = ((bounds?.top ?? 0) + (bounds?.bottom ?? 0)) / 2 / scale;
    expect(shownIn(await call("tap_point", { x, y }), "state")).toBe("taps 3 held 1");
  });

  it("refuses a ref that is gone and one that never was", async () => {
    await open();
    const ref = await refOf("count");
    await tap("rows");
    expect(await call("tap", { ref })).toMatchObject({
      error: true,
      reason: "ref-gone",
      text: expect.stringContaining("not on the screen now"),
    });
    expect(await call("tap", { ref: "e999" })).toMatchObject({
      reason: "ref-gone",
      text: expect.stringContaining("There is no element"),
    });
  });

  it("keeps a row's ref while the list scrolls", async () => {
    await open();
    const first = await tap("rows");
    const rowFive = /(e\d+) item "Row number 8"/.exec(first.text)?.[1];
    const moved = await call("swipe", { ref: "", direction: "up", distance: "short" });
    expect(moved.screen?.elements.find(({ text }) => text === "Row number 8")?.ref).toBe(rowFive);
    expect(moved.screen?.outline).toContain("list #list scrolls");
  });

  it("says what covers an element, and does not touch that instead", async () => {
    await call("open_link", { url: "probe://cover", package: app });
    const under = await tap("under");
    expect(under).toMatchObject({ error: true, reason: "refused" });
    expect(under.text).toMatch(/^e\d+ is covered by e\d+ button "Over"\. Close or move what covers it first/);
    expect((await tap("over")).error).toBe(false);
  });
});
