import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

describe("am", () => {
  test("starts and waits", async () => {
    expect(await open().run("am start -W -n com.a/.Main")).toMatchObject({
      code: 0,
      stdout:
        "Starting: Intent { cmp=com.a/.Main }\nStatus: ok\nLaunchState: COLD\nActivity: com.a/.Main\nTotalTime: 812\nWaitTime: 845\nComplete\n",
    });
    expect((await open({ api: 28 }).run("am start -W -n com.a/.Main")).stdout).toBe(
      "Starting: Intent { cmp=com.a/.Main }\nStatus: ok\nActivity: com.a/.Main\nThisTime: 812\nTotalTime: 812\nWaitTime: 845\nComplete\n",
    );
    expect((await open().run("am start com.a/.Main")).stdout).toBe(
      "Starting: Intent { act=android.intent.action.MAIN cat=[android.intent.category.LAUNCHER] cmp=com.a/.Main }\n",
    );
  });

  test("prints errors to standard output with -W, else to standard error", async () => {
    const { run } = open();
    const error = "Error type 3\nError: Activity class {com.b/com.b.Nope} does not exist.\n";
    expect(await run("am start -W -n com.b/.Nope")).toMatchObject({
      code: 1,
      stdout: `Starting: Intent { cmp=com.b/.Nope }\n${error}`,
      stderr: "",
    });
    expect(await run("am start -n com.b/.Nope")).toMatchObject({
      code: 1,
      stdout: "Starting: Intent { cmp=com.b/.Nope }\n",
      stderr: error,
    });
    expect(
      await run("am start -a android.intent.action.VIEW -d 'https://example.com/a?b=1&c=2'"),
    ).toMatchObject({
      code: 1,
      stdout: "Starting: Intent { act=android.intent.action.VIEW dat=https://example.com/... }\n",
      stderr:
        "Error: Activity not started, unable to resolve Intent { act=android.intent.action.VIEW dat=https://example.com/... flg=0x10000000 }\n",
    });
    expect((await run("am start -n foo")).stderr).toContain(
      "java.lang.IllegalArgumentException: Bad component name: foo",
    );
  });

  test("hands on the extras, categories and flags", async () => {
    const { phone, run } = open();
    await run("am start -n com.a/.Main -f 0x20000000 --es q 'a b' --ei n 5 --ez on true --esn none -c x.Y");
    expect(JSON.parse((phone.asked[0] ?? "").replace("start ", ""))).toEqual({
      component: { package: "com.a", activity: "com.a.Main" },
      flags: 0x30000000,
      categories: ["x.Y"],
      extras: { q: "a b", n: 5, on: true, none: null },
    });
  });

  test("stops, kills and crashes without a word", async () => {
    const { phone, run } = open();
    for (const command of ["am force-stop com.a", "am kill com.a", "am crash com.a", "am force-stop none"])
      expect(await run(command)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(phone.asked).toEqual(["force-stop com.a", "kill com.a", "crash com.a", "force-stop none"]);
  });

  test("types through ADBKeyBoard's broadcasts", async () => {
    const { phone, run } = open();
    const text = "안녕 👋 it's";
    expect(
      (await run(`am broadcast -a ADB_INPUT_B64 --es msg ${Buffer.from(text).toString("base64")}`)).stdout,
    ).toBe(
      "Broadcasting: Intent { act=ADB_INPUT_B64 flg=0x400000 (has extras) }\nBroadcast completed: result=0\n",
    );
    await run("am broadcast -a ADB_INPUT_TEXT --es msg 'a b'");
    await run("am broadcast -a ADB_INPUT_CHARS --eia chars '128568,32,67'");
    expect(phone.asked.filter((each) => each.startsWith("commit"))).toEqual([
      `commit ${text}`,
      "commit a b",
      "commit 😸 C",
    ]);
    expect((await run("am broadcast -a ADB_INPUT_TEXT --es msg hello? Hello?")).stdout).toContain(
      "Intent { act=ADB_INPUT_TEXT flg=0x400000 pkg=Hello? (has extras) }",
    );
    expect((await run("am broadcast -a android.intent.action.AIRPLANE_MODE")).stderr).toContain(
      "Permission Denial: not allowed to send broadcast android.intent.action.AIRPLANE_MODE",
    );
  });
});
