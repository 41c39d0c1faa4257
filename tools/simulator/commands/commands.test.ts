import { describe, expect, test } from "vitest";
import { createShell } from "../shell/create.ts";
import { runShell, type RunOptions, type ShellResult } from "../shell/run.ts";
import { createFakePhone, dumpText, type FakePhone } from "./fake-phone.ts";

interface Opened {
  readonly phone: FakePhone;
  readonly run: (command: string, options?: RunOptions) => Promise<ShellResult>;
}

function open(change: Parameters<typeof createFakePhone>[0] = {}): Opened {
  const phone = createFakePhone(change);
  const shell = createShell(phone);
  return { phone, run: (command, options) => runShell(shell, command, options) };
}

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

  test("says that all went well though it could not write", async () => {
    expect(await open().run("uiautomator dump /system/x.xml")).toMatchObject({
      code: 0,
      stdout: "UI hierchary dumped to: /system/x.xml\n",
    });
  });
});

describe("screencap", () => {
  test("gives raw pixels behind a header of 16 bytes (12 before API 26)", async () => {
    const { bytes } = await open().run("screencap");
    expect(bytes.length).toBe(16 + 1080 * 2400 * 4);
    expect([0, 4, 8, 12].map((at) => bytes.readUInt32LE(at))).toEqual([1080, 2400, 1, 1]);
  });

  test("gives a PNG, to standard output or into a file", async () => {
    const { run } = open();
    const { bytes } = await run("screencap -p");
    expect(bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    await run("screencap /sdcard/s.png");
    expect((await run("cat /sdcard/s.png")).bytes.equals(bytes)).toBe(true);
    expect(await run("screencap -p /system/x.png")).toMatchObject({
      code: 1,
      stderr: "Error opening file: /system/x.png (Read-only file system)\n",
    });
    expect(await run("screencap -d 5 -p")).toMatchObject({
      code: 1,
      stderr: "Failed to take take screenshot. Display Id '5' is not valid.\nCapturing failed.\n",
    });
  });
});

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

describe("packages", () => {
  test("are listed, found and cleared", async () => {
    const { run } = open();
    expect((await run("pm list packages")).stdout).toBe("package:com.a\n");
    expect((await run("pm list packages -3 -U --show-versioncode com")).stdout).toBe(
      "package:com.a versionCode:12 uid:10190\n",
    );
    expect((await run("pm list packages -f")).stdout).toBe(
      "package:/data/app/~~Qx1==/com.a-Zy2==/base.apk=com.a\n",
    );
    expect(await run("pm list packages zzz")).toMatchObject({ code: 0, stdout: "" });
    expect((await run("cmd package path com.a")).stdout).toBe(
      "package:/data/app/~~Qx1==/com.a-Zy2==/base.apk\n",
    );
    expect(await run("pm path none")).toMatchObject({ code: 1, stdout: "" });
    expect((await run("pm clear com.a")).stdout).toBe("Success\n");
    expect(await run("pm clear none")).toMatchObject({ code: 1, stdout: "Failed\n" });
    expect((await run("cmd package resolve-activity --brief com.a")).stdout).toBe(
      "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\ncom.a/.Main\n",
    );
    expect((await run("cmd package resolve-activity --brief none")).stdout).toBe("No activity found\n");
  });

  test("are installed from a stream, a file and a session", async () => {
    const { phone, run } = open();
    const apk = Buffer.concat([Buffer.from("PK"), Buffer.alloc(300_000, 7)]);
    expect((await run(`cmd package install -r -S ${apk.length}`, { stdin: apk })).stdout).toBe("Success\n");
    await run("cat > /data/local/tmp/a.apk", { stdin: apk });
    expect((await run("pm 'install' '/data/local/tmp/a.apk'")).stdout).toBe("Success\n");
    expect((await run("pm install-create -S 300002")).stdout).toBe(
      "Success: created install session [1234]\n",
    );
    expect((await run(`pm install-write -S ${apk.length} 1234 0_base.apk -`, { stdin: apk })).stdout).toBe(
      "Success: streamed 300002 bytes\n",
    );
    expect((await run("pm install-commit 1234")).stdout).toBe("Success\n");
    expect(phone.asked).toEqual([
      "install 300002 replace",
      "install 300002 replace",
      "install 300002 replace",
    ]);
    expect(await run("pm install -S 3", { stdin: "abc" })).toMatchObject({
      code: 1,
      stdout: "Failure [INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl123.tmp/base.apk]\n",
    });
    phone.faults.storageFull = true;
    expect((await run("pm install -S 3", { stdin: "PKx" })).stdout).toBe(
      "Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE]\n",
    );
  });

  test("grant and revoke say nothing, and refuse with an exception", async () => {
    const { run } = open();
    expect(await run("pm grant com.a android.permission.CAMERA")).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(await run("pm grant com.a android.permission.X")).toMatchObject({
      code: 255,
      stderr:
        "\nException occurred while executing 'grant':\njava.lang.SecurityException: Package com.a has not requested permission android.permission.X\n",
    });
    expect((await run("pm uninstall none")).stdout).toBe("Failure [DELETE_FAILED_INTERNAL_ERROR]\n");
    expect((await run("pm uninstall com.a")).stdout).toBe("Success\n");
  });
});

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

describe("dumpsys", () => {
  const focus = "  mCurrentFocus=Window{5d2507e u0 com.a/com.a.Main}\n";

  test("tells the focus where each version tells it", async () => {
    const grep = "grep -E 'mCurrentFocus|mFocusedApp'";
    expect((await open().run(`dumpsys window displays | ${grep}`)).stdout).toBe(
      `${focus}  mFocusedApp=ActivityRecord{8730a17 u0 com.a/.Main t12}\n`,
    );
    expect((await open().run(`dumpsys window windows | ${grep}`)).stdout).toBe("");
    expect((await open({ api: 28 }).run(`dumpsys window windows | ${grep}`)).stdout).toBe(
      `${focus}  mFocusedApp=AppWindowToken{38600b56 token=Token{9ea1171 ActivityRecord{8730a17 u0 com.a/.Main t12}}}\n`,
    );
    expect((await open().run("dumpsys activity activities | grep -E '^  .*ResumedActivity'")).stdout).toBe(
      "    topResumedActivity=ActivityRecord{8730a17 u0 com.a/.Main t12}\n  topResumedActivity=ActivityRecord{8730a17 u0 com.a/.Main t12}\n  ResumedActivity: ActivityRecord{8730a17 u0 com.a/.Main t12}\n",
    );
  });

  test("tells battery, also when set by hand", async () => {
    const { run } = open();
    await run("dumpsys battery unplug; dumpsys battery set level 5");
    expect((await run("dumpsys battery")).stdout.split("\n").slice(0, 3)).toEqual([
      "Current Battery Service state:",
      "  (UPDATES STOPPED -- use 'reset' to restart)",
      "  AC powered: false",
    ]);
    expect((await run("dumpsys battery | grep -E ' level| status'")).stdout).toBe(
      "  status: 3\n  level: 5\n",
    );
  });

  test("runs into its time limit at a stuck service", async () => {
    const { phone, run } = open();
    phone.faults.stuckServices.add("window");
    expect((await run("dumpsys window")).stdout).toBe(
      "\n*** SERVICE 'window' DUMP TIMEOUT (10000ms) EXPIRED ***\n\n",
    );
  });

  test("has memory and frames of what runs only", async () => {
    const { run } = open();
    expect((await run("dumpsys meminfo none")).stdout).toBe("No process found for: none\n");
    expect((await run("dumpsys meminfo com.a")).stdout).toMatch(
      / Objects\n {15}Views: {7}85 {9}ViewRootImpl: {8}1\n/,
    );
    expect(
      (await run("dumpsys gfxinfo com.a | grep -E 'Total frames|Janky frames:|50th perc|99th perc'")).stdout,
    ).toBe(
      "Total frames rendered: 2\nJanky frames: 1 (50.00%)\n50th percentile: 7ms\n99th percentile: 40ms\n",
    );
    expect(
      (
        await run(
          "dumpsys gfxinfo com.a reset >/dev/null; dumpsys gfxinfo com.a | grep -E 'Total frames|50th perc'",
        )
      ).stdout,
    ).toBe("Total frames rendered: 0\n50th percentile: 4950ms\n");
  });

  test("knows packages, exits and windows", async () => {
    const { run } = open();
    expect((await run("dumpsys package com.a | grep -E 'versionName|CAMERA: granted'")).stdout).toBe(
      "    versionName=1.2\n        android.permission.CAMERA: granted=false, flags=[ USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED]\n",
    );
    expect((await run("dumpsys package none")).stdout).toBe("Unable to find package: none\n");
    expect((await run("dumpsys activity exit-info com.a")).stdout).toBe(
      "ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)\nLast Timestamp of Persistence Into Persistent Storage: 2026-03-02 09:41:00.020\n  package: com.a\n    Historical Process Exit for uid=10190\n",
    );
    expect(
      (await run("dumpsys -l")).stdout.startsWith("Currently running services:\n  SurfaceFlinger\n"),
    ).toBe(true);
  });
});

function withLines(): Opened {
  const opened = open();
  const { logs, clock } = opened.phone;
  logs.write({ buffer: "main", pid: 15_565, uid: 10_190, priority: "I", tag: "libc", message: "one" });
  clock.advance(11);
  logs.write({
    buffer: "crash",
    pid: 15_565,
    uid: 10_190,
    priority: "E",
    tag: "AndroidRuntime",
    message: "FATAL EXCEPTION: main\nProcess: com.a, PID: 15565",
  });
  clock.advance(1000);
  logs.write({
    buffer: "events",
    pid: 3062,
    tid: 5359,
    priority: "I",
    tag: "am_crash",
    message: "[15565,0,com.a]",
  });
  return opened;
}

describe("logcat", () => {
  test.each([
    [
      "logcat -d",
      "--------- beginning of main\n03-02 09:41:00.000 15565 15565 I libc    : one\n--------- beginning of crash\n03-02 09:41:00.011 15565 15565 E AndroidRuntime: FATAL EXCEPTION: main\n03-02 09:41:00.011 15565 15565 E AndroidRuntime: Process: com.a, PID: 15565\n",
    ],
    [
      "logcat -d -b events -v threadtime",
      "--------- beginning of events\n03-02 09:41:01.011  3062  5359 I am_crash: [15565,0,com.a]\n",
    ],
    ["logcat -d -b crash -v brief | tail -1", "E/AndroidRuntime(15565): Process: com.a, PID: 15565\n"],
    [
      "logcat -d -b crash -v time -t 1 | tail -1",
      "03-02 09:41:00.011 E/AndroidRuntime(15565): Process: com.a, PID: 15565\n",
    ],
    ["logcat -d -b main -v tag -s libc", "--------- beginning of main\nI/libc    : one\n"],
    ["logcat -d -b main -v process", "--------- beginning of main\nI(15565) one  (libc)\n"],
    ["logcat -d -b main -v raw", "--------- beginning of main\none\n"],
    [
      "logcat -d -b main -v long",
      "--------- beginning of main\n[ 03-02 09:41:00.000 15565:15565 I/libc     ]\none\n\n",
    ],
    [
      "logcat -d -b main -v year,usec,UTC | tail -1",
      "2026-03-02 09:41:00.000000 +0000 15565 15565 I libc    : one\n",
    ],
    ["logcat -d -b main -v uid | tail -1", "03-02 09:41:00.000 u0_a190 15565 15565 I libc    : one\n"],
    ["logcat -d -b main -v epoch | tail -1", "         1772444460.000 15565 15565 I libc    : one\n"],
    ["logcat -d '*:E' | grep -c Android", "2\n"],
    [
      "logcat -d -e FATAL -v raw -b crash",
      "--------- beginning of crash\nFATAL EXCEPTION: main\nProcess: com.a, PID: 15565\n",
    ],
    ["logcat -d -b all -T '03-02 09:41:01.000' -v raw", "--------- beginning of events\n[15565,0,com.a]\n"],
    ["logcat -d --pid=3062 -b all -v raw", "--------- beginning of events\n[15565,0,com.a]\n"],
    ["logcat -b all -c; logcat -d -b all", ""],
    [
      "logcat -g -b main",
      "main: ring buffer is 1024 KiB (0 KiB consumed, 0 KiB readable), max entry is 5120 B, max payload is 4068 B\n",
    ],
    [
      'export ANDROID_LOG_TAGS=""; exec logcat -d -b events -v raw',
      "--------- beginning of events\n[15565,0,com.a]\n",
    ],
  ])("%s", async (command, stdout) => {
    expect(await withLines().run(command)).toMatchObject({ stdout, stderr: "" });
  });

  test("refuses what it does not know", async () => {
    expect(await withLines().run("logcat -d -b nope")).toMatchObject({
      code: 1,
      stderr: "logcat: Unknown buffer 'nope'\n",
    });
    expect((await withLines().run("logcat -d -v nope")).stderr).toBe(
      'logcat: Invalid parameter "nope" to -v\n',
    );
  });

  test("follows through a pipe, until its reader has enough or the client hangs up", async () => {
    const { phone, run } = withLines();
    const write = (message: string): void => phone.logs.write({ pid: 1, priority: "I", tag: "t", message });
    const three = run("logcat -v raw -s t | grep --line-buffered '^m' | head -n 2; echo end");
    await new Promise(setImmediate);
    for (const each of ["m1", "skip", "m2", "m3"]) write(each);
    expect((await three).stdout).toBe("m1\nm2\nend\n");

    const stop = new AbortController();
    let seen = "";
    let arrived: (() => void) | undefined;
    const following = run('export ANDROID_LOG_TAGS=""; exec logcat -T 1 -v raw', {
      signal: stop.signal,
      onStdout(data) {
        seen += Buffer.from(data).toString();
        arrived?.();
      },
    });
    await new Promise(setImmediate);
    write("later");
    while (!seen.includes("later\n")) await new Promise<void>((resolve) => (arrived = resolve));
    stop.abort();
    await following;
    const length = seen.length;
    write("too late");
    await new Promise(setImmediate);
    expect(seen.length).toBe(length);
  });
});

describe("other programs", () => {
  test.each([
    ["date +%s.%N", "1772444460.005000000\n"],
    ["date", "Mon Mar  2 09:41:00 GMT 2026\n"],
    ["pidof com.a", "4242\n"],
    ["ps -A | grep com.a | tr -s ' '", "u0_a190 4242 320 14187000 187000 0 0 S com.a\n"],
    ["ps -o pid,name -p 4242", "   PID NAME\n  4242 com.a\n"],
    ["id -u; whoami", "2000\nshell\n"],
    ["printf '%s-%05d\\n' a 42 b", "a-00042\nb-00000\n"],
    ["printf 'b\\na\\n' | sort | sed 's/a/x/' | awk '{print NR \":\" $1}'", "1:x\n2:b\n"],
    ["printf 'k=v\\n' | cut -d= -f2", "v\n"],
    ["printf 'a\\nb\\nc\\n' | grep -n -v b", "1:a\n3:c\n"],
    ["printf 'a1\\nb\\n' | grep -o '[0-9]\\+'", "1\n"],
    ["printf 'x.y\\nxzy\\n' | grep -F x.y", "x.y\n"],
    ["printf 'abc' | wc -c", "3\n"],
    ["printf 'a b\\nc\\n' | wc", "2       3       6\n"],
    ["printf '한' | base64", "7ZWc\n"],
    ["echo aGk= | base64 -d", "hi"],
    ["printf hi | md5sum", "49f68a5c8493ec2c0bf489821c21fc3b  -\n"],
    ["printf 1 | gzip -1 | gunzip", "1"],
    ["echo a b | xargs -n 1 echo x", "x a\nx b\n"],
    ["seq 3 | tail -n 2 | head -1", "2\n"],
    ["timeout 2 sleep 9; echo $?", "124\n"],
    ["timeout 9 echo quick; echo $?", "quick\n0\n"],
    [
      "mkdir -p /sdcard/a/b; touch /sdcard/a/b/c; find /sdcard/a -type f; rm -r /sdcard/a; ls /sdcard/a",
      "/sdcard/a/b/c\n",
    ],
    ["cat /proc/uptime", "3600.01 11520.02\n"],
    ["tr '\\0' ' ' < /proc/4242/cmdline", "com.a "],
    ["printf 'old' > /sdcard/f; sed -i s/old/new/ /sdcard/f; cat /sdcard/f", "new"],
    [
      "df -k /data",
      "Filesystem       1K-blocks     Used Available Use% Mounted on\n/dev/block/dm-44   6082144  1843212   4238932  31% /data\n",
    ],
    ["which sh ls nope", "/system/bin/sh\n/system/bin/ls\n"],
    ["echo && screencap -p 2>/dev/null | head -c 4 | od -An -tx1", "\n 89 50 4e 47\n"],
  ])("%s", async (command, stdout) => {
    expect((await open().run(command)).stdout).toBe(stdout);
  });

  test("the storage can be full", async () => {
    const { phone, run } = open();
    phone.faults.storageFull = true;
    expect(await run("echo x > /sdcard/x")).toMatchObject({
      stderr: "/system/bin/sh: echo: No space left on device\n",
    });
    expect((await run("ls -l /sdcard/x")).stdout).toContain(" 0 ");
  });

  test("commands take the time of the latency profile on the phone's clock", async () => {
    const { phone, run } = open({ latency: "phone" });
    const before = phone.clock.now();
    await run("input tap 1 1");
    const tapped = phone.clock.now();
    expect(tapped - before).toBeGreaterThan(50);
    await run("uiautomator dump");
    expect(phone.clock.now() - tapped).toBeGreaterThan(600);
  });

  test("monkey starts the launcher activity", async () => {
    const { phone, run } = open();
    const { stdout, stderr, code } = await run("monkey -p com.a -c android.intent.category.LAUNCHER 1");
    expect(code).toBe(0);
    expect(stdout).toBe(
      "  bash arg: -p\n  bash arg: com.a\n  bash arg: -c\n  bash arg: android.intent.category.LAUNCHER\n  bash arg: 1\nEvents injected: 1\n## Network stats: elapsed time=35ms (0ms mobile, 0ms wifi, 35ms not connected)\n",
    );
    expect(stderr.startsWith("args: [-p, com.a, -c, android.intent.category.LAUNCHER, 1]\n")).toBe(true);
    expect(phone.asked.length).toBe(1);
    expect(await run("monkey -p none -c android.intent.category.LAUNCHER 1")).toMatchObject({ code: 252 });
  });
});
