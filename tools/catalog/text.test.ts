import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { language } from "../simulator/words/language.ts";
import { call, open, phone, refOf, shownIn, type, useHands } from "../trial/hands.ts";
import { keyboard } from "../trial/probe.ts";

useHands();

describe("typing", () => {
  it("replaces what was there and reads it back (P23)", async () => {
    await open();
    expect(shownIn(await type("name", "Ann"), "name")).toBe("Ann");
    const told = await type("name", "Bob & Co. 100%s");
    expect(shownIn(told, "name")).toBe("Bob & Co. 100%s");
    expect(told.text).not.toContain("instead");
  });

  it("types several lines, and passwords without showing them", async () => {
    await open();
    expect(shownIn(await type("notes", "one\ntwo"), "notes")).toBe("one\ntwo");
    expect((await type("secret", "hunter2")).text).not.toContain("hunter2");
  });

  it("says what the field shows when that is something else", async () => {
    await open();
    expect((await type("code", "123456")).text).toContain('It shows "1234" instead.');
  });

  it("says how other scripts can be typed where they cannot", async () => {
    await open();
    const told = await type("name", "안녕");
    expect(told).toMatchObject({ error: true, reason: "refused" });
    expect(told.text).toMatch(/cannot type "안".*nothing was typed.*ADBKeyBoard/);
  });

  it.each(["com.android.adbkeyboard", "io.appium.settings"])(
    "types Korean and emoji through the keyboard of %s, and puts the user's own back",
    async (name) => {
      phone().packages.installApp(keyboard(name)(language));
      await open();
      const before = phone().inputMethods.current();
      const hard = "안녕 👩‍🚀 it's 100%s & -_ <b>$HOME";
      expect(shownIn(await type("name", hard), "name")).toBe(hard);
      expect(shownIn(await type("name", "서울"), "name")).toBe("서울");
      expect(shownIn(await type("notes", "하나\n둘"), "notes")).toBe("하나\n둘");
      expect(phone().inputMethods.current()).toBe(before);
    },
  );

  it("takes what is typed as text, whatever it is", async () => {
    await open();
    const ref = await refOf("name");
    const hostile = fc.stringMatching(/^[ -~]{1,30}$/);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const told = await call("type_text", { ref, text, submit: false });
        expect(shownIn(told, "name")).toBe(text);
      }),
      { numRuns: 40 },
    );
    expect(phone().files.list("/data/local/tmp")).toEqual(["preflight-lease", "preflight-window.xml"]);
  });

  it("refuses what is no field", async () => {
    await open();
    expect(await type("count", "x")).toMatchObject({ error: true, reason: "bad-input" });
  });
});
