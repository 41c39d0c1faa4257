import { describe, expect, test } from "vitest";
import { dumpText } from "./fake-phone.ts";
import { open } from "./open.ts";

describe("uiautomator", () => {
  test("writes the dump and says so in the misspelt line", async () => {
    const { run } = open();
    expect(await run("uiautomator dump")).toMatchObject({
      code: 0,
      stdout: "UI hierchary dumped to: /sdcard/window_dump.xml\n",
    });
    expect((await run("cat /sdcard/window_dump.xml")).stdout).toBe(dumpText);
    expect((await run("uiautomator dump --compressed /dev/tty")).stdout).toBe(
      `${dumpText}UI hierchary dumped to: /dev/tty\n`,
    );
    expect((await run("uiautomator dump /sdcard/x.xml >/dev/null && cat /sdcard/x.xml")).stdout).toBe(
      dumpText,
    );
  });

  test("fails with exit code 0 and leaves the stale file", async () => {
    const { phone, run } = open();
    await run("echo stale > /sdcard/window_dump.xml");
    phone.faults.dump = { kind: "no-idle", times: 1 };
    const before = phone.clock.now();
    expect(await run("uiautomator dump")).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "ERROR: could not get idle state.\n",
    });
    expect(phone.clock.now() - before).toBeGreaterThanOrEqual(10_000);
    phone.faults.dump = { kind: "null-root", times: 1 };
    expect(await run("uiautomator dump")).toMatchObject({
      code: 0,
      stderr: "ERROR: null root node returned by UiTestAutomationBridge.\n",
    });
    expect((await run("cat /sdcard/window_dump.xml")).stdout).toBe("stale\n");
    expect(await run("uiautomator dump")).toMatchObject({ stderr: "" });
  });

  test("a compressed dump does not wait for views that only draw", async () => {
    const { phone, run } = open();
    phone.windows.idle = (options) => options?.compressed === true;
    expect(await run("uiautomator dump")).toMatchObject({ stderr: "ERROR: could not get idle state.\n" });
    const before = phone.clock.now();
    expect(await run("uiautomator dump --compressed /dev/tty")).toMatchObject({ stderr: "" });
    expect(phone.clock.now() - before).toBeLessThan(1_000);
  });

  test("says that all went well though it could not write", async () => {
    expect(await open().run("uiautomator dump /system/x.xml")).toMatchObject({
      code: 0,
      stdout: "UI hierchary dumped to: /system/x.xml\n",
    });
  });
});
