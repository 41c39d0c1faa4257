import { describe, expect, it } from "vitest";
import { trialPackage, tryApp } from "../trial/phone.ts";
import { trialApp } from "../trial/app.ts";

const home = 3;
const back = 4;
const camera = "android.permission.CAMERA";

describe("permissions", () => {
  it("are asked for by the system's own activity, and the answer comes back", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("camera");
    await trial.settle();
    expect(trial.phone.windows.focused()?.title).toBe(
      "com.google.android.permissioncontroller/com.android.permissioncontroller.permission.ui.GrantPermissionsActivity",
    );
    expect(trial.box("permission_allow_foreground_only_button")).toMatchObject({
      resourceId: "com.android.permissioncontroller:id/permission_allow_foreground_only_button",
      text: "While using the app",
    });
    expect(trial.box("permission_message")?.text).toBe("Allow Trial to take pictures and record video?");
    await trial.tap("permission_allow_foreground_only_button");
    await trial.settle();
    expect(trial.texts()).toContain("answer granted");
    expect(trial.phone.packages.get(trialPackage)?.granted.get(camera)?.state).toBe("granted");
  });

  it("a second denial is for ever; BACK denies too", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("camera");
    await trial.settle();
    await trial.key(back);
    await trial.settle();
    expect(trial.texts()).toContain("answer denied denied");
    await trial.tap("camera");
    await trial.settle();
    await trial.tap("permission_deny_button");
    await trial.settle();
    expect(trial.texts()).toContain("answer denied denied-forever");
    await trial.tap("camera");
    await trial.settle();
    expect(trial.phone.windows.focused()?.package).toBe(trialPackage);
  });
});

/** The permission dialog after so many denials. */
const asked = async (api: number, denials: number) => {
  const trial = tryApp(trialApp, { api });
  await trial.open();
  for (let count = 0; count < denials; count++) {
    await trial.tap("camera");
    await trial.settle();
    await trial.tap("permission_deny_button");
    await trial.settle();
  }
  await trial.tap("camera");
  await trial.settle();
  return trial;
};

describe("permissions on other versions", () => {
  it("Android 9 has capitals, and a box against further questions from the second time on", async () => {
    expect((await asked(28, 0)).texts()).toEqual(expect.arrayContaining(["DENY", "ALLOW"]));
    const again = await asked(28, 1);
    await again.tap("do_not_ask_checkbox");
    await again.tap("DENY");
    await again.settle();
    expect(again.phone.packages.get(trialPackage)?.granted.get(camera)?.state).toBe("denied-forever");
    const asks = await asked(28, 3);
    expect(asks.box("permission_message")).toBeDefined();
  });

  it("Android 10 offers to deny for ever, the later ones take a second denial for it", async () => {
    expect((await asked(29, 1)).box("permission_deny_and_dont_ask_again_button")).toBeDefined();
    expect((await asked(31, 2)).box("permission_message")).toBeUndefined();
  });
});

describe("focus and quiet", () => {
  it("there is no focus in a transition, and the splash screen is not looked into", async () => {
    const trial = tryApp(trialApp);
    const component = { package: trialPackage, activity: "Main" };
    await trial.phone.activities.start({ component }, { wait: false, stopFirst: false, caller: "shell" });
    expect(trial.phone.windows.focused()).toBeUndefined();
    expect(trial.phone.windows.all().map((window) => window.title)).toContain(
      `Splash Screen ${trialPackage}`,
    );
    expect(trial.phone.windows.dump({ compressed: false })).toEqual({ ok: false, reason: "no-idle" });
    await trial.settle();
    expect(trial.phone.windows.dump({ compressed: false })).toMatchObject({ ok: true });
  });

  it("a spinner never rests; a short delay is waited for", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("later");
    expect(trial.phone.windows.idle()).toBe(false);
    await trial.settle();
    expect(trial.texts()).toContain("answer later");
    await trial.open("Spinning");
    const before = trial.phone.clock.now();
    expect(await trial.phone.clock.until(() => trial.phone.windows.idle(), 10_000)).toBe(false);
    expect(trial.phone.clock.now() - before).toBe(10_000);
    expect(trial.phone.windows.dump({ compressed: false })).toEqual({ ok: false, reason: "no-idle" });
    expect(trial.phone.windows.idle({ compressed: true })).toBe(true);
    expect(trial.phone.windows.dump({ compressed: true }).ok).toBe(true);
  });
});

it("a web page is empty when it is first looked at, and full when it is quiet again", async () => {
  const trial = tryApp(trialApp);
  await trial.open("Web");
  const { windows, clock } = trial.phone;
  const first = windows.dump({ compressed: false });
  expect(first.ok && first.xml.includes("inside")).toBe(false);
  await clock.until(() => windows.idle(), 10_000);
  const second = windows.dump({ compressed: false });
  expect(second.ok && second.xml.includes("inside")).toBe(true);
});

describe("the keyboard", () => {
  it("comes with a field, makes room, and goes with BACK before anything else does", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const before = trial.box("page")?.rect.bottom ?? 0;
    await trial.tap("name");
    await trial.settle();
    expect(trial.phone.windows.keyboard()).toMatchObject({ shown: true, package: trialPackage });
    expect(trial.box("page")?.rect.bottom).toBeLessThan(before);
    for (const character of "Ann") await trial.phone.input.character(character);
    await trial.key(67);
    await trial.key(29);
    expect(trial.box("name")?.editable?.value).toBe("Ana");
    await trial.key(back);
    await trial.settle();
    expect(trial.phone.windows.keyboard().shown).toBe(false);
    expect(trial.front()).toBe("Main");
    expect(trial.phone.input.clearField()).toBe(true);
    expect(trial.box("name")?.editable?.value).toBe("");
  });

  it("text without a field goes nowhere", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    expect(trial.phone.input.commit("lost")).toBe(false);
  });
});

describe("strokes", () => {
  it("scroll by their length, run on by their speed, and hold for a long press", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const top = (): number => trial.box("page")?.scroll?.offset ?? -1;
    await trial.phone.input.swipe(540, 1_600, 540, 1_200, 1_000);
    await trial.settle();
    expect(top()).toBe(400);
    await trial.phone.input.swipe(540, 1_000, 540, 1_400, 1_000);
    await trial.settle();
    expect(top()).toBe(0);
    await trial.phone.input.swipe(540, 1_600, 540, 1_400, 100);
    await trial.settle();
    expect(top()).toBeGreaterThan(300);
  });

  it("by single motions scroll exactly where the finger rests before it leaves", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const { input, clock } = trial.phone;
    for (const [action, y] of [
      ["DOWN", 1_600],
      ["MOVE", 1_500],
      ["MOVE", 1_400],
      ["UP", 1_400],
    ] as const) {
      await input.motion(action, 540, y);
      await clock.sleep(60);
    }
    await trial.settle();
    expect(trial.box("page")?.scroll?.offset).toBe(200);
    await input.motion("DOWN", 540, 1_000);
    await input.motion("CANCEL", 540, 1_400);
    await input.motion("UP", 540, 1_400);
    expect(trial.box("page")?.scroll?.offset).toBe(200);
  });

  it("from the edges go back, home, and pull the shade down", async () => {
    const trial = tryApp(trialApp);
    await trial.open("Second");
    await trial.phone.input.swipe(2, 1_200, 500, 1_200, 150);
    await trial.settle();
    expect(trial.front()).not.toBe("Second");
    await trial.open();
    await trial.phone.input.swipe(540, 2_395, 540, 1_200, 150);
    await trial.settle();
    expect(trial.front()).toBe("NexusLauncherActivity");
    await trial.phone.input.swipe(540, 2, 540, 1_200, 150);
    await trial.settle();
    expect(trial.phone.windows.focused()).toMatchObject({
      package: "com.android.systemui",
      title: "NotificationShade",
    });
    await trial.key(back);
    await trial.settle();
    expect(trial.phone.windows.focused()?.package).toBe("com.google.android.apps.nexuslauncher");
  });
});

describe("screen and lock", () => {
  it("asleep there is nothing to see; awake the keyguard stands before the app", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    await trial.key(223);
    await trial.settle();
    expect(trial.phone.power.wakefulness).toBe("Asleep");
    expect(trial.phone.windows.dump({ compressed: false })).toEqual({ ok: false, reason: "null-root" });
    await trial.key(224);
    await trial.settle();
    expect(trial.phone.windows.focused()?.package).toBe("com.android.systemui");
    await trial.phone.input.swipe(540, 2_000, 540, 800, 200);
    await trial.settle();
    expect(trial.front()).toBe("Main");
    expect(trial.texts().some((text) => text.startsWith("count 1 lost 1"))).toBe(true);
  });

  it("recent apps are shown, gone to and cleared", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.key(home);
    await trial.settle();
    await trial.key(187);
    await trial.settle();
    await trial.tap("Trial");
    await trial.settle();
    expect(trial.front()).toBe("Main");
    await trial.key(187);
    await trial.settle();
    await trial.tap("clear_all");
    await trial.settle();
    expect(trial.pid()).toBeUndefined();
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({
      reason: 10,
      subreasonName: "REMOVE TASK",
    });
    expect(trial.front()).toBe("NexusLauncherActivity");
  });
});

describe("what an app shows besides", () => {
  it("a snackbar is in its window, a toast is not; both go by themselves", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("toast");
    expect(trial.phone.windows.frame().toast).toBe("hi");
    expect(trial.phone.toasts()).toMatchObject([{ number: 1, text: "hi" }]);
    await trial.phone.clock.sleep(2_500);
    expect(trial.phone.windows.frame().toast).toBeNull();
    await trial.tap("snack");
    expect(trial.box("snackbar_text")?.text).toBe("Saved");
    await trial.tap("snackbar_action");
    await trial.phone.clock.sleep(10);
    expect(trial.box("snackbar_text")).toBeUndefined();
    expect(trial.texts()).toContain("answer undone");
  });

  it("a request fails while the phone is offline", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("online");
    await trial.settle();
    expect(trial.texts()).toContain("answer 42");
    trial.phone.radios.wifi = false;
    trial.phone.radios.airplane = true;
    await trial.tap("online");
    await trial.settle();
    expect(trial.texts().some((text) => text.includes("java.net.UnknownHostException"))).toBe(true);
  });
});

async function play(): Promise<unknown> {
  const trial = tryApp(trialApp);
  const seen: unknown[] = [];
  await trial.open();
  for (const words of ["add", "second", "step", "fail", "snack", "crash"]) {
    await trial.tap(words);
    await trial.settle();
    seen.push(trial.phone.windows.dump({ compressed: false }));
  }
  return {
    seen,
    logs: trial.phone.logs.read(["main", "system", "crash", "events"]),
    truth: trial.phone.truth,
  };
}

it("the same commands give the same logs, trees and truth", async () => {
  expect(await play()).toEqual(await play());
});
