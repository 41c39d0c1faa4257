import { describe, expect, it } from "vitest";
import { parseDropbox, parseExitInfo } from "./exits.ts";
import { errorDialog, isPassing, parseComponent, parseFocus } from "./focus.ts";
import { parsePackage } from "./package.ts";
import { parseResolved, parseStart } from "./start.ts";
import {
  parseDensity,
  parseDeviceTime,
  parseKeyboardShown,
  parsePids,
  parseProperties,
  parseSize,
} from "./state.ts";

const dialogOf = (title: string): ReturnType<typeof errorDialog> =>
  errorDialog(parseFocus(`mCurrentFocus=Window{1a u0 ${title}}`).window);

describe("focus", () => {
  it("reads Android 12 and newer", () => {
    const text = `  mCurrentFocus=Window{5d2507e u0 com.a/com.a.MainActivity}
  mFocusedApp=ActivityRecord{8730a17 u0 com.a/.MainActivity t1032}`;
    expect(parseFocus(text)).toEqual({
      window: "com.a/com.a.MainActivity",
      component: { package: "com.a", activity: "com.a.MainActivity" },
      app: { package: "com.a", activity: "com.a.MainActivity" },
    });
  });

  it("reads Android 8 to 11", () => {
    const text = `  mCurrentFocus=Window{5d2507e u0 com.a/com.a.Main}
  mFocusedApp=AppWindowToken{38600b56 token=Token{9ea1171 ActivityRecord{2c7c4318 u0 com.a/.Main t181}}}`;
    expect(parseFocus(text)).toMatchObject({ app: { package: "com.a", activity: "com.a.Main" } });
  });

  it("reads an activity that is finishing", () => {
    expect(parseFocus("mFocusedApp=ActivityRecord{d1708bf u0 com.a/.Main t7092 f}}").app?.activity).toBe(
      "com.a.Main",
    );
  });

  it("takes the display that has a focus, in whatever order they come", () => {
    const text = "mCurrentFocus=null\nmCurrentFocus=Window{1a u0 NotificationShade}\nmCurrentFocus=null";
    expect(parseFocus(text)).toMatchObject({ window: "NotificationShade", component: null });
  });

  it("knows transitions and splash screens as passing", () => {
    expect(isPassing(parseFocus("mCurrentFocus=null"))).toBe(true);
    expect(isPassing(parseFocus("mCurrentFocus=Window{1a u0 Splash Screen com.a}"))).toBe(true);
    expect(isPassing(parseFocus("mCurrentFocus=Window{1a u0 SnapshotStartingWindow for taskId=12}"))).toBe(
      true,
    );
    expect(isPassing(parseFocus("mCurrentFocus=Window{1a u0 com.a/com.a.Main}"))).toBe(false);
  });

  it("reads the trailing words of old versions", () => {
    expect(parseFocus("mCurrentFocus=Window{1a u0 com.a/com.a.Main paused=false}").window).toBe(
      "com.a/com.a.Main",
    );
  });

  it("names the process that an error dialog is about", () => {
    expect(dialogOf("Application Not Responding: com.a")).toEqual({ kind: "anr", process: "com.a" });
    expect(dialogOf("Application Error: com.a:remote")).toEqual({ kind: "crash", process: "com.a:remote" });
    expect(dialogOf("com.a/com.a.Main")).toBeNull();
  });

  it("expands short class names and refuses what is no component", () => {
    expect(parseComponent("com.a/.Main$Inner")).toEqual({ package: "com.a", activity: "com.a.Main$Inner" });
    expect(parseComponent("PopupWindow:7c4c3b1")).toBeNull();
  });
});

describe("state", () => {
  it("believes the keyboard's own process over the system's flag", () => {
    expect(parseKeyboardShown("mShowRequested=true mShowForced=false mInputShown=true")).toBe(true);
    expect(parseKeyboardShown("mInputShown=true\nmIsInputViewShown=false")).toBe(false);
    expect(parseKeyboardShown("mInputShown=false")).toBe(false);
  });

  it("takes overrides of size and density", () => {
    expect(parseSize("Physical size: 1080x2400\nOverride size: 720x1600")).toEqual({
      width: 720,
      height: 1600,
    });
    expect(parseDensity("Physical density: 420")).toBe(420);
    expect(parseSize("error")).toBeNull();
  });

  it("finds a package's processes and its children, not its namesakes", () => {
    const text = "USER PID NAME\n 4242 com.a\n4250 com.a:remote\n4300 com.ab\nu0_a1 4400 1 S com.b.com.a";
    expect(parsePids(text, "com.a")).toEqual({ "com.a": 4242, "com.a:remote": 4250 });
  });

  it("reads the device's clock with and without fractions", () => {
    expect(parseDeviceTime("1700000000.123456789")).toBeCloseTo(1_700_000_000_123, 0);
    expect(parseDeviceTime("x\n1700000000\n")).toBe(1_700_000_000_000);
    expect(parseDeviceTime("date: bad format")).toBeNull();
  });

  it("reads properties with brackets and colons in them", () => {
    expect(parseProperties("[ro.a]: [x: y]\n[ro.b]: []").get("ro.a")).toBe("x: y");
  });
});

describe("am start", () => {
  it("reads a cold start", () => {
    const text = `Starting: Intent { cmp=com.a/.Main }
Status: ok
LaunchState: COLD
Activity: com.a/.Login
TotalTime: 812
WaitTime: 845
Complete`;
    expect(parseStart(text)).toEqual({
      ok: true,
      activity: { package: "com.a", activity: "com.a.Login" },
      state: "COLD",
      totalTime: 812,
      slow: false,
    });
  });

  it("takes a time-out for slow, not for failed", () => {
    const text =
      "Status: timeout\nLaunchState: UNKNOWN (-1)\nActivity: com.a/.Main\nWaitTime: 11639\nComplete";
    expect(parseStart(text)).toMatchObject({ ok: true, slow: true, totalTime: null });
  });

  it("takes a task brought to the front for started", () => {
    const text = "Warning: Activity not started, its current task has been brought to the front\nStatus: ok";
    expect(parseStart(text)).toMatchObject({ ok: true });
  });

  it.each([
    ["Error type 3\nError: Activity class {com.a/com.a.Nope} does not exist.", "not-found"],
    [
      "Error: Activity not started, unable to resolve Intent { act=android.intent.action.VIEW dat=foo: flg=0x10000000 }",
      "unresolved",
    ],
    [
      "Exception occurred while executing 'start':\njava.lang.SecurityException: Permission Denial: starting Intent { cmp=com.a/.Hidden } from null not exported from uid 10190",
      "not-allowed",
    ],
    ["Error: Activity not started, unknown error code 102", "other"],
  ])("names why nothing came up: %s", (text, reason) => {
    expect(parseStart(text)).toMatchObject({ ok: false, reason });
  });

  it("takes the resolved activity from the last line, but not the chooser", () => {
    expect(parseResolved("priority=0 preferredOrder=0\ncom.a/.Main\n")?.activity).toBe("com.a.Main");
    expect(parseResolved("priority=0\nandroid/com.android.internal.app.ResolverActivity")).toBeNull();
    expect(parseResolved("No activity found")).toBeNull();
  });
});

describe("exits", () => {
  it("reads exit-info", () => {
    const text = `ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)
  package: com.a
    Historical Process Exit for uid=10190
        ApplicationExitInfo #0:
          timestamp=2026-06-16 01:41:25.117 pid=4242 realUid=10190 packageUid=10190 definingUid=10190 user=0
          process=com.a reason=4 (APP CRASH(EXCEPTION)) subreason=0 (UNKNOWN) status=0
          importance=100 pss=0.00 rss=187MB description=crash state=empty trace=null
        ApplicationExitInfo #1:
          timestamp=2026-06-16 01:40:00.000 pid=4000 realUid=10190 packageUid=10190 definingUid=10190 user=0
          process=com.a:remote reason=10 (USER REQUESTED) subreason=21 (FORCE STOP) status=0
          importance=400 pss=0.00 rss=1MB description=stop com.a due to from pid 12345 state=empty trace=null`;
    expect(parseExitInfo(text)).toMatchObject([
      {
        pid: 4242,
        process: "com.a",
        reason: 4,
        reasonName: "APP CRASH(EXCEPTION)",
        importance: 100,
        description: "crash",
      },
      {
        pid: 4000,
        process: "com.a:remote",
        reason: 10,
        subreasonName: "FORCE STOP",
        description: "stop com.a due to from pid 12345",
      },
    ]);
  });

  it("reads the dropbox", () => {
    const text = `Drop box contents: 312 entries

========================================
2026-06-16 01:41:25 data_app_crash (text, 2311 bytes)
Process: com.a
PID: 4242
Flags: 0x20e8be44

java.lang.IllegalStateException: x
`;
    expect(parseDropbox(text)).toMatchObject([{ tag: "data_app_crash", process: "com.a", pid: 4242 }]);
  });
});

it("reads an app's facts, and null for one that is not installed", () => {
  const text = `Activity Resolver Table:
  Non-Data Actions:
      android.intent.action.MAIN:
        4c2e11 com.a/.Main filter 4d5f
        4c2e12 com.a/com.a.ui.Login filter 4d60
Receiver Resolver Table:
        4c2e13 com.a/.Boot filter 4d61
Packages:
  Package [com.a] (a896baa):
    appId=10064
    versionCode=125 minSdk=26 targetSdk=34
    versionName=2.6.0
    flags=[ DEBUGGABLE HAS_CODE ALLOW_CLEAR_USER_DATA ]
    requested permissions:
      android.permission.CAMERA
      android.permission.INTERNET
    install permissions:
      android.permission.INTERNET: granted=true
    User 0: ceDataInode=1 installed=true
      runtime permissions:
        android.permission.CAMERA: granted=false, flags=[ USER_SET]
`;
  expect(parsePackage(text, "com.a")).toEqual({
    versionName: "2.6.0",
    versionCode: 125,
    targetSdk: 34,
    debuggable: true,
    activities: ["com.a.Main", "com.a.ui.Login"],
    permissions: [
      { name: "android.permission.CAMERA", runtime: true, granted: false },
      { name: "android.permission.INTERNET", runtime: false, granted: true },
    ],
  });
  expect(parsePackage("Unable to find package: com.b", "com.b")).toBeNull();
});
