import { describe, expect, it } from "vitest";
import { trialPackage, tryApp } from "../trial/phone.ts";
import { trialApp } from "../trial/app.ts";

describe("a Java crash", () => {
  it("is written as Android 14 writes it, and the app vanishes without a dialog", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const pid = trial.pid();
    await trial.tap("crash");
    await trial.settle();
    expect(trial.logged("crash", "AndroidRuntime")).toEqual([
      [
        "FATAL EXCEPTION: main",
        `Process: ${trialPackage}, PID: ${pid}`,
        "java.lang.IllegalStateException: Cart is empty",
        "\tat com.example.trial.Main.failDeep(Main.kt:245)",
        "\tat com.example.trial.Main.onCrashClick(Main.kt:95)",
        "\tat android.view.View.performClick(View.java:7659)",
        "\tat com.google.android.material.button.MaterialButton.performClick(MaterialButton.java:1218)",
        "\tat android.view.View.performClickInternal(View.java:7636)",
        "\tat android.view.View.-$$Nest$mperformClickInternal(Unknown Source:0)",
        "\tat android.view.View$PerformClick.run(View.java:30156)",
        "\tat android.os.Handler.handleCallback(Handler.java:958)",
        "\tat android.os.Handler.dispatchMessage(Handler.java:99)",
        "\tat android.os.Looper.loopOnce(Looper.java:205)",
        "\tat android.os.Looper.loop(Looper.java:294)",
        "\tat android.app.ActivityThread.main(ActivityThread.java:8177)",
        "\tat java.lang.reflect.Method.invoke(Native Method)",
        "\tat com.android.internal.os.RuntimeInit$MethodAndArgsCaller.run(RuntimeInit.java:552)",
        "\tat com.android.internal.os.ZygoteInit.main(ZygoteInit.java:971)",
        "Caused by: java.io.IOException: disk",
        "\tat com.example.trial.Main.failDeep(Main.kt:245)",
        "\t... 14 more",
      ].join("\n"),
    ]);
    expect(trial.logged("events", "am_crash")).toEqual([
      `[${pid},0,${trialPackage},550026823,java.io.IOException,disk,Main.kt,245,0]`,
    ]);
    expect(trial.logged("events", "am_proc_died")).toEqual([`[0,${pid},${trialPackage},0,2]`]);
    expect(trial.logged("system", "ActivityManager")).toContain(
      `Process ${trialPackage} (pid ${pid}) has died: fg  TOP `,
    );
    expect(trial.logged("main", "Process")).toEqual([`Sending signal. PID: ${pid} SIG: 9`]);
    expect(trial.front()).toBe("NexusLauncherActivity");
    expect(trial.phone.windows.focused()?.title).toContain("NexusLauncherActivity");
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({
      reason: 4,
      importance: 100,
      description: "crash",
    });
    const [entry] = trial.phone.processes.dropbox();
    expect(entry?.tag).toBe("data_app_crash");
    expect(entry?.text).toContain("Package: com.example.trial v1 (1.0)\nForeground: Yes");
    expect(trial.phone.truth.map(({ bug, event }) => `${bug} ${event}`)).toEqual([
      "crash-on-tap reached",
      "crash-on-tap triggered",
    ]);
  });

  it("does nothing where the bug is switched off, and leaves no truth", async () => {
    const trial = tryApp(trialApp, { off: "all" });
    await trial.open();
    await trial.tap("crash");
    await trial.settle();
    expect(trial.texts()).toContain("answer no crash");
    expect(trial.phone.truth).toEqual([]);
  });

  it("a second time within a minute shows the dialog over what is left; closing it ends the process", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("crash");
    await trial.settle();
    await trial.open();
    const pid = trial.pid();
    await trial.tap("crash");
    await trial.settle();
    expect(trial.phone.windows.focused()).toMatchObject({
      package: "android",
      title: `Application Error: ${trialPackage}`,
    });
    expect(trial.box("alertTitle")?.text).toBe("Trial keeps stopping");
    expect(trial.box("aerr_close")?.resourceId).toBe("android:id/aerr_close");
    expect(trial.box("aerr_restart")).toBeUndefined();
    expect(trial.pid()).toBe(pid);
    await trial.tap("aerr_close");
    await trial.settle();
    expect(trial.pid()).toBeUndefined();
    expect(trial.front()).toBe("NexusLauncherActivity");
  });

  it.each(["force-stop", "clear data"])("its dialog goes when it is killed by %s", async (how) => {
    const trial = tryApp(trialApp);
    for (let time = 0; time < 2; time++) {
      await trial.open();
      await trial.tap("crash");
      await trial.settle();
    }
    expect(trial.texts()).toContain("Trial keeps stopping");
    if (how === "force-stop") trial.phone.processes.forceStop(trialPackage, 999);
    else trial.phone.packages.clear(trialPackage);
    await trial.settle();
    expect(trial.texts()).not.toContain("Trial keeps stopping");
    expect(trial.front()).toBe("NexusLauncherActivity");
  });

  it("two minutes later shows none", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("crash");
    await trial.phone.clock.sleep(120_000);
    await trial.open();
    await trial.tap("crash");
    await trial.settle();
    expect(trial.phone.windows.focused()?.package).toBe("com.google.android.apps.nexuslauncher");
  });

  it("in an activity above another brings that one back with its saved state, in a new process", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    const pid = trial.pid();
    await trial.tap("second");
    await trial.settle();
    await trial.phone.clock.sleep(1_000);
    await trial.tap("fail");
    await trial.settle();
    await trial.phone.clock.sleep(1_000);
    expect(trial.front()).toBe("Main");
    expect(trial.texts()).toContain("count 1 lost 0 total 1 opened 1");
    expect(trial.pid()).toBeGreaterThan(pid ?? 0);
    expect(trial.logged("crash")[0]).toContain(
      "java.lang.NullPointerException: Attempt to invoke virtual method 'java.lang.Object java.util.Map.getPrice()' on a null object reference",
    );
  });

  it("in a view that is made for the first time is the activity that cannot start", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("broken");
    await trial.settle();
    const [report = ""] = trial.logged("crash");
    expect(report).toContain(
      "java.lang.RuntimeException: Unable to start activity ComponentInfo{com.example.trial/com.example.trial.Broken}: java.lang.NullPointerException: Attempt to",
    );
    expect(report).toMatch(
      /Caused by: java.lang.NullPointerException: .*\n\tat com.example.trial.Broken.onCreate\(Broken.kt:\d+\)/,
    );
  });

  it("on a thread names the thread; in a dialog's button it is like any other", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("thread");
    await trial.phone.clock.sleep(1_000);
    expect(trial.logged("crash")[0]).toMatch(
      /^FATAL EXCEPTION: worker-1\nProcess: .*\njava.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 3/,
    );
    await trial.phone.clock.sleep(120_000);
    await trial.open();
    await trial.tap("failing");
    await trial.settle();
    await trial.tap("Throw");
    await trial.settle();
    expect(trial.logged("crash").at(-1)).toContain("java.lang.IllegalArgumentException: no");
    expect(trial.front()).toBe("NexusLauncherActivity");
  });

  it("in a service of another process leaves the app in front alone", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("remote");
    await trial.phone.clock.sleep(1_000);
    await trial.settle();
    expect(trial.logged("crash")[0]).toContain(`Process: ${trialPackage}:remote`);
    expect(trial.logged("crash")[0]).toContain(
      "java.lang.RuntimeException: Unable to start service com.example.trial.Sync@",
    );
    expect(trial.front()).toBe("Main");
  });

  it("of what an intent does not find, and of memory, has Android's words", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("browser");
    await trial.phone.clock.sleep(120_000);
    expect(trial.logged("crash")[0]).toContain(
      "android.content.ActivityNotFoundException: No Activity found to handle Intent { act=android.intent.action.VIEW dat=https://example.com/... }",
    );
    await trial.open();
    await trial.tap("memory");
    await trial.phone.clock.sleep(1_000);
    expect(trial.logged("crash").at(-1)).toContain(
      "java.lang.OutOfMemoryError: Failed to allocate a 524288016 byte allocation",
    );
  });
});

describe("other ends of a process", () => {
  it("a native crash has its report, a tombstone and an exit record", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const pid = trial.pid();
    await trial.tap("native");
    await trial.settle();
    const lines = trial.logged("crash", "DEBUG");
    expect(trial.logged("crash", "libc")[0]).toMatch(
      new RegExp(`^Fatal signal 11 \\(SIGSEGV\\), code 1 \\(SEGV_MAPERR\\), fault addr 0x0 in tid ${pid} `),
    );
    expect(lines).toContain(`pid: ${pid}, tid: ${pid}, name: m.example.trial  >>> ${trialPackage} <<<`);
    expect(
      lines.some((line) =>
        /#00 pc [0-9a-f]{16} {2}\/data\/app\/.*\/lib\/arm64\/libpaint.so \(Java_com_example_trial_draw\+\d+\)/.test(
          line,
        ),
      ),
    ).toBe(true);
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({ reason: 5, status: 11 });
    expect(trial.logged("main", "Zygote")).toEqual([
      `Process ${pid} exited due to signal 11 (Segmentation fault)`,
    ]);
    expect(trial.files.asSystem.read("/data/tombstones/tombstone_00")?.toString()).toContain("backtrace:");
    expect(trial.front()).toBe("NexusLauncherActivity");
  });

  it("System.exit is clean: no report, reason EXIT_SELF", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("exit");
    await trial.settle();
    expect(trial.logged("crash")).toEqual([]);
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({
      reason: 1,
      reasonName: "EXIT_SELF",
    });
    expect(trial.logged("main", "Zygote")[0]).toContain("exited cleanly (0)");
    expect(trial.front()).toBe("NexusLauncherActivity");
  });

  it("am crash, the low-memory killer and revoking a permission leave their marks", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    trial.phone.processes.crash(trialPackage);
    await trial.phone.clock.sleep(120_000);
    expect(trial.logged("crash")[0]).toContain(
      "android.app.RemoteServiceException$CrashedByAdbException: shell-induced crash",
    );
    await trial.open();
    trial.phone.processes.lowMemoryKill(trial.pid() ?? 0);
    await trial.settle();
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({ reason: 3, status: 9 });
    trial.phone.packages.grant(trialPackage, "android.permission.CAMERA");
    await trial.open();
    expect(trial.phone.packages.revoke(trialPackage, "android.permission.CAMERA")).toEqual({ ok: true });
    expect(trial.pid()).toBeUndefined();
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({ reason: 8 });
  });
});
