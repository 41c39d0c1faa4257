import { describe, expect, test } from "vitest";
import { open } from "../open.ts";

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

  test("knows the words of toasts since Android 11", async () => {
    const toast = { number: 1, package: "com.a", pid: 4242, uid: 10_190, text: "Saved" };
    const queue = async (api: number): Promise<string> => {
      const { phone, run } = open({ api });
      phone.toasts = () => [toast];
      return (await run("dumpsys notification --package com.a | grep -A1 'Toast Queue'")).stdout;
    };
    expect(await queue(34)).toMatch(
      /^ {2}Toast Queue:\n {4}TextToastRecord\{[0-9a-f]+ 4242:com\.a\/u0a190 isSystemToast=false token=android\.os\.BinderProxy@[0-9a-f]+ text=Saved duration=0\}\n$/,
    );
    expect(await queue(29)).toMatch(/^ {2}Toast Queue:\n {4}ToastRecord\{[0-9a-f]+ pkg=com\.a callback=/);
    expect((await open().run("dumpsys notification")).stdout).toBe("Current Notification Manager state:\n");
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
