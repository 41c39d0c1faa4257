import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

const untypable = "java.lang.NullPointerException: Attempt to get length of null array\n";

describe("input", () => {
  test("injects what it is told and says nothing", async () => {
    const { phone, run } = open();
    for (const command of [
      "input tap 5.5 7",
      "input touchscreen swipe 1 2 3 4 600",
      "input swipe 1 2 3 4",
      "input keyevent KEYCODE_BACK 3 ENTER",
      "input keyevent --longpress 26",
      "input text 'a%sb%%s1%'",
      "input motionevent DOWN 4 5",
      "input draganddrop 1 2 3 4 500",
      "input keyevent nonsense",
      "cmd input tap 1 1",
    ]) {
      expect(await run(command)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    }
    expect(phone.asked).toEqual([
      "tap 5.5 7",
      "swipe 1 2 3 4 600",
      "swipe 1 2 3 4 300",
      "key 4",
      "key 3",
      "key 66",
      "key 26 long",
      ..."a b% 1%".split("").map((character) => `character ${character}`),
      "motion DOWN 4 5",
      "drag 1 2 3 4 500",
      "key 0",
      "tap 1 1",
    ]);
  });

  test("types nothing at all when one character is not on the virtual keyboard", async () => {
    const { phone, run } = open();
    const { code, stderr } = await run("input text 'ab안녕'");
    expect(code).toBe(255);
    expect(
      stderr.startsWith(
        `\nException occurred while executing 'text':\n${untypable}\tat com.android.server.input.InputShellCommand.sendText(InputShellCommand.java:338)\n`,
      ),
    ).toBe(true);
    expect(
      (await open({ api: 29 }).run("input text 안녕")).stderr.startsWith(
        `${untypable}\tat com.android.commands.input.Input$InputText.sendText(Input.java:168)\n`,
      ),
    ).toBe(true);
    expect(phone.asked).toEqual([]);
  });

  test("refuses wrong words as its version does", async () => {
    const { run } = open();
    expect(await run("input tap 5")).toMatchObject({
      code: 255,
      stderr:
        "\nException occurred while executing 'tap':\njava.lang.IllegalArgumentException: Argument expected after \"5\"\n",
    });
    expect(await run("input text")).toMatchObject({
      code: 255,
      stderr:
        "\nException occurred while executing 'text':\njava.lang.IllegalArgumentException: Argument expected after \"text\"\n",
    });
    expect(await run("input foo")).toMatchObject({ code: 255, stderr: "Unknown command: foo\n" });
    const old = await open({ api: 30 }).run("input tap 5");
    expect(old.code).toBe(0);
    expect(old.stderr.startsWith("Error: Invalid arguments for command: tap\n")).toBe(true);
  });

  test("is refused on phones that want a developer setting first", async () => {
    const { phone, run } = open();
    phone.faults.injectEvents = true;
    expect((await run("input tap 1 1")).stderr).toContain("to have the INJECT_EVENTS permission.");
    expect(phone.asked).toEqual([]);
  });
});
