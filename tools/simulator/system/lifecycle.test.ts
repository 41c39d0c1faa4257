import { describe, expect, it } from "vitest";
import { trialPackage, tryApp } from "../trial/phone.ts";
import { trialApp } from "../trial/app.ts";

const home = 3;
const back = 4;

function state(texts: readonly string[]): string {
  return texts.find((text) => text.startsWith("count")) ?? "";
}

describe("state of an activity", () => {
  it("over rotation: saved state and views with ids stay, fields and the rest are lost", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    await trial.tap("name");
    trial.phone.input.commit("Ann");
    await trial.tap("secret");
    trial.phone.input.commit("pw");
    await trial.key(back);
    await trial.tap("agree");
    expect(trial.texts()).toContain("Ann");
    expect(trial.box("secret")?.editable?.value).toBe("pw");
    trial.phone.settings.put("system", "user_rotation", "1");
    await trial.settle();
    expect(trial.texts()).toContain("landscape 1 day");
    expect(trial.phone.windows.screen()).toMatchObject({ width: 2400, height: 1080, rotation: 1 });
    trial.phone.settings.put("system", "user_rotation", "0");
    await trial.settle();
    expect(state(trial.texts())).toBe("count 1 lost 0 total 1 opened 3");
    expect(trial.box("name")?.editable?.value).toBe("Ann");
    expect(trial.box("secret")?.editable?.value).toBe("");
    expect(trial.box("agree")?.checked).toBe(true);
    expect(trial.logged("events", "wm_relaunch_resume_activity")).toHaveLength(2);
  });

  it("with auto-rotation on, the setting for the locked rotation does nothing", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    trial.phone.settings.put("system", "accelerometer_rotation", "1");
    trial.phone.settings.put("system", "user_rotation", "1");
    await trial.settle();
    expect(trial.phone.windows.screen().rotation).toBe(0);
    expect(state(trial.texts())).toContain("opened 1");
  });

  it("over process death in the background: as over rotation, in a new process with new statics", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    const before = trial.pid();
    trial.phone.processes.killBackground(trialPackage);
    expect(trial.pid()).toBe(before);
    await trial.key(home);
    await trial.phone.clock.sleep(2_000);
    trial.phone.processes.killBackground(trialPackage);
    expect(trial.pid()).toBeUndefined();
    await trial.open();
    expect(trial.pid()).toBeGreaterThan(before ?? 0);
    expect(state(trial.texts())).toBe("count 1 lost 0 total 1 opened 1");
    expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({
      reason: 13,
      description: "kill background",
    });
  });

  it("with activities that are not kept: as over process death, in the same process", async () => {
    const trial = tryApp(trialApp);
    trial.phone.settings.put("global", "always_finish_activities", "1");
    await trial.open();
    await trial.tap("add");
    const before = trial.pid();
    await trial.key(home);
    await trial.settle();
    await trial.phone.clock.sleep(1_000);
    expect(
      trial.phone.activities.tasks().find(({ package: name }) => name === trialPackage)?.records,
    ).toMatchObject([{ state: "DESTROYED", finishing: false }]);
    await trial.open();
    expect(trial.pid()).toBe(before);
    expect(state(trial.texts())).toBe("count 1 lost 0 total 1 opened 2");
  });

  it("after force-stop only the disk is left; after clearing data nothing is", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    trial.phone.processes.forceStop(trialPackage, 999);
    await trial.open();
    expect(state(trial.texts())).toBe("count 0 lost 0 total 1 opened 1");
    trial.phone.packages.clear(trialPackage);
    await trial.open();
    expect(state(trial.texts())).toBe("count 0 lost 0 total 0 opened 1");
  });

  it("in the background and back: nothing is lost and nothing is made anew", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("add");
    await trial.key(home);
    await trial.settle();
    expect(trial.front()).toBe("NexusLauncherActivity");
    await trial.open();
    expect(state(trial.texts())).toBe("count 1 lost 1 total 1 opened 1");
  });

  it("over a change of font, night, language and density", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    trial.phone.settings.put("system", "font_scale", "1.3");
    await trial.settle();
    trial.phone.nightMode = "yes";
    await trial.settle();
    trial.phone.appLocales.set(trialPackage, "ko-KR");
    await trial.settle();
    expect(trial.texts()).toEqual(expect.arrayContaining(["portrait 1.3 night", "안녕 Ann"]));
    trial.phone.displayOverride.density = 320;
    await trial.settle();
    expect(trial.phone.windows.screen().density).toBe(320);
    expect(state(trial.texts())).toContain("opened 5");
  });
});

describe("tasks", () => {
  it("a result comes back, BACK is the activity's first and then leaves it", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("second");
    await trial.settle();
    expect(trial.texts()).toContain('second from "main" steps 0');
    await trial.tap("step");
    await trial.key(back);
    await trial.settle();
    expect(trial.texts()).toContain('second from "main" steps 0');
    await trial.tap("done");
    await trial.settle();
    expect(trial.texts()).toContain('result Second: "ok"');
    await trial.tap("second");
    await trial.settle();
    await trial.key(back);
    await trial.settle();
    expect(trial.front()).toBe("Main");
  });

  it("BACK on the root puts the task behind since Android 12 and ends it before", async () => {
    const modern = tryApp(trialApp);
    await modern.open();
    await modern.tap("add");
    await modern.key(back);
    await modern.settle();
    expect(modern.front()).toBe("NexusLauncherActivity");
    await modern.open();
    expect(state(modern.texts())).toContain("count 1");
    const old = tryApp(trialApp, { api: 29 });
    await old.open();
    await old.tap("add");
    await old.key(back);
    await old.settle();
    await old.open();
    expect(state(old.texts())).toContain("count 0");
  });

  it("an activity started again comes to the front, and says so", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    const component = { package: trialPackage, activity: "Main" };
    const again = await trial.phone.activities.start(
      { component },
      { wait: true, stopFirst: false, caller: "shell" },
    );
    expect(again.kind).toBe("brought-to-front");
    expect(
      await trial.phone.activities.start(
        { component: { package: trialPackage, activity: "None" } },
        { wait: false, stopFirst: false, caller: "shell" },
      ),
    ).toEqual({ kind: "not-found" });
    expect(
      await trial.phone.activities.start(
        { component: { package: trialPackage, activity: "Broken" } },
        { wait: false, stopFirst: false, caller: "shell" },
      ),
    ).toEqual({ kind: "not-exported" });
  });
});

describe("dialogs", () => {
  it("a plain one leaks over rotation, a retained one comes back", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("plain");
    await trial.settle();
    expect(trial.phone.windows.focused()).toMatchObject({
      kind: "dialog",
      title: `${trialPackage}/${trialPackage}.Main`,
    });
    trial.phone.settings.put("system", "user_rotation", "1");
    await trial.settle();
    expect(trial.phone.windows.focused()?.kind).toBe("activity");
    expect(trial.logged("main", "WindowManager")[0]).toContain(
      "android.view.WindowLeaked: Activity com.example.trial.Main",
    );
    trial.phone.settings.put("system", "user_rotation", "0");
    await trial.settle();
    await trial.tap("kept");
    await trial.settle();
    await trial.tap("nick");
    trial.phone.input.commit("앤");
    trial.phone.settings.put("system", "user_rotation", "1");
    await trial.settle();
    expect(trial.texts()).toContain("Kept");
    expect(trial.box("nick")?.editable?.value).toBe("앤");
  });

  it("BACK and a tap outside dismiss what may be dismissed; a button does so too", async () => {
    const trial = tryApp(trialApp);
    await trial.open();
    await trial.tap("plain");
    await trial.settle();
    await trial.key(back);
    await trial.settle();
    expect(trial.phone.windows.focused()?.kind).toBe("activity");
    await trial.tap("plain");
    await trial.settle();
    await trial.phone.input.tap(20, 200);
    await trial.settle();
    expect(trial.phone.windows.focused()?.kind).toBe("activity");
    await trial.tap("kept");
    await trial.settle();
    await trial.key(back);
    await trial.settle();
    expect(trial.phone.windows.focused()?.kind).toBe("dialog");
    await trial.tap("Fine");
    await trial.settle();
    expect(trial.phone.windows.focused()?.kind).toBe("activity");
  });
});

it("BACK closes an open drawer first, and leaves with the next", async () => {
  const trial = tryApp(trialApp);
  await trial.open("Drawer");
  expect(trial.texts()).toContain("menu");
  await trial.key(back);
  await trial.settle();
  expect(trial.front()).toBe("Drawer");
  expect(trial.texts()).not.toContain("menu");
  await trial.key(back);
  await trial.settle();
  expect(trial.front()).not.toBe("Drawer");
});
