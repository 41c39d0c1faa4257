import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

describe("settings, sizes and radios", () => {
  test.each([
    ["settings get system user_rotation", "0\n"],
    ["settings get system nothing", "null\n"],
    ["settings put global window_animation_scale 0; settings get global window_animation_scale", "0\n"],
    ["settings delete system nothing", "Deleted 0 rows\n"],
    ["wm size", "Physical size: 1080x2400\n"],
    [
      "wm size 720x1600; wm size; wm size reset; wm size",
      "Physical size: 1080x2400\nOverride size: 720x1600\nPhysical size: 1080x2400\n",
    ],
    ["wm size 5x99999; wm size", "Physical size: 1080x2400\nOverride size: 200x7200\n"],
    ["wm density", "Physical density: 420\n"],
    ["cmd uimode night yes", "Night mode: yes\n"],
    ["cmd connectivity airplane-mode enable; cmd connectivity airplane-mode", "enabled\n"],
    ["svc wifi disable; cmd wifi status | head -1", "Wifi is disabled\n"],
    ["getprop ro.build.version.sdk", "34\n"],
    ["getprop nothing", "\n"],
    ["getprop | grep sdk", "[ro.build.version.sdk]: [34]\n"],
    ["setprop debug.x 1; getprop debug.x", "1\n"],
    ["ime list -s", "com.android.adbkeyboard/.AdbIME\n"],
    [
      "ime enable com.android.adbkeyboard/.AdbIME",
      "Input method com.android.adbkeyboard/.AdbIME: already enabled for user #0\n",
    ],
    [
      "content query --uri content://settings/system --where \"name='user_rotation'\"",
      "Row: 0 _id=20, name=user_rotation, value=0\n",
    ],
    ["content query --uri content://settings/system --where \"name='none'\"", "No result found.\n"],
    [
      "cmd locale set-app-locales com.a --locales fr-FR; cmd locale get-app-locales com.a",
      "Locales for com.a for user 0 are [fr-FR]\n",
    ],
    [
      "locksettings set-pin 1234; locksettings verify --old 9; locksettings verify --old 1234",
      "Pin set to '1234'\nOld password '9' didn't match\nLock credential verified successfully\n",
    ],
    ["am get-current-user", "0\n"],
  ])("%s", async (command, stdout) => {
    expect(await open().run(command)).toMatchObject({ stdout, stderr: "" });
  });

  test.each([
    ["cmd foo", 20, "cmd: Can't find service: foo\n"],
    ["cmd statusbar foo", 255, "Unknown command: foo\n"],
    ["cmd clipboard get-text", 255, "No shell command implementation.\n"],
    ["setprop ro.x y", 1, "Failed to set property 'ro.x' to 'y'.\nSee dmesg for error reason.\n"],
    ["dumpsys foo", 0, "Can't find service: foo\n"],
    ["ime set x/.Y", 255, "Unknown input method x/.Y cannot be selected for user #0\n"],
    ["content query --uri content://foo/x", 0, "[ERROR] Could not find provider: foo\n"],
    ["appops get none", 255, "Error: No UID for none in user 0\n"],
  ])("%s is refused", async (command, code, stderr) => {
    expect(await open().run(command)).toMatchObject({ code, stdout: "", stderr });
  });

  test("nothing of the framework answers while the phone boots", async () => {
    const { phone, run } = open();
    phone.faults.booting = true;
    phone.properties.set("sys.boot_completed", "1");
    expect((await run("getprop sys.boot_completed")).stdout).toBe("\n");
    expect((await run("dumpsys activity")).stderr).toBe("Can't find service: activity\n");
    expect(await run("cmd package list packages")).toMatchObject({
      code: 20,
      stderr: "cmd: Can't find service: package\n",
    });
    expect((await run("pm list packages")).stderr).toBe(
      "Error: Could not access the Package Manager. Is the system running?\n",
    );
  });
});
