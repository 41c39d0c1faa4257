import { expect, it } from "vitest";
import type { Trial } from "../trial/phone.ts";
import { trialPackage, tryApp } from "../trial/phone.ts";
import { trialApp } from "../trial/app.ts";

async function blocked(api = 34): Promise<{ trial: Trial; place: [number, number]; pid: number }> {
  const trial = tryApp(trialApp, { api });
  await trial.open();
  const rect = trial.box("add")?.visible;
  if (!rect) throw new Error("no button");
  await trial.tap("block");
  return { trial, place: [rect.left + 5, rect.top + 5], pid: trial.pid() ?? 0 };
}

it("a busy main thread without input is no ANR: its work is seen when it is done", async () => {
  const { trial } = await blocked();
  expect(trial.texts()).toContain("answer ");
  await trial.phone.clock.sleep(9_000);
  expect(trial.texts()).toContain("answer unblocked");
  expect(trial.logged("events", "am_anr")).toEqual([]);
  expect(trial.logged("main", "Choreographer")[0]).toMatch(/^Skipped 539 frames!/);
});

it("input that waits five seconds: first the event, then the log, then the dialog", async () => {
  const { trial, place, pid } = await blocked();
  const { phone } = trial;
  const began = phone.clock.now();
  await phone.input.tap(...place);
  // The tap waits until the thread is free again; by then it was cancelled.
  expect(phone.clock.now() - began).toBeCloseTo(8_999, -1);
  await trial.settle();
  const entries = phone.logs.read(["events", "system"]);
  const anr = entries.find((entry) => entry.tag === "am_anr");
  const block = entries.find((entry) => entry.message.startsWith("ANR in com"));
  expect(anr?.message).toMatch(
    new RegExp(
      `^\\[0,${pid},${trialPackage},550026823,Input dispatching timed out \\([0-9a-f]{7} ${trialPackage}/${trialPackage}.Main \\(server\\) is not responding. Waited 5000ms for MotionEvent\\)\\]$`,
    ),
  );
  expect((anr?.time ?? 0) - began).toBeCloseTo(5_000, -1);
  expect(block?.time).toBeGreaterThan((anr?.time ?? 0) + 1_000);
  expect(block?.message.split("\n").slice(0, 2)).toEqual([
    `ANR in ${trialPackage} (${trialPackage}/.Main)`,
    `PID: ${pid}`,
  ]);
  expect(phone.windows.focused()).toMatchObject({
    package: "android",
    title: `Application Not Responding: ${trialPackage}`,
  });
  expect(trial.box("alertTitle")?.text).toBe("Trial isn't responding");
  expect(phone.processes.dropbox().map((entry) => entry.tag)).toEqual(["data_app_anr"]);
  expect(phone.activities.lastAnr()?.package).toBe(trialPackage);
  await trial.tap("aerr_wait");
  await trial.settle();
  expect(trial.texts()).toContain("answer unblocked");
  expect(trial.texts().some((text) => text.startsWith("count 0"))).toBe(true);
});

it("closing the app kills it with reason ANR", async () => {
  const { trial, place } = await blocked();
  const waiting = trial.phone.input.tap(...place);
  await waiting;
  await trial.settle();
  await trial.tap("aerr_close");
  await trial.settle();
  expect(trial.pid()).toBeUndefined();
  expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({
    reason: 6,
    description: "user request after error",
  });
  expect(trial.front()).toBe("NexusLauncherActivity");
});

it("a service that holds the main thread for twenty seconds is one without input", async () => {
  const trial = tryApp(trialApp);
  await trial.open();
  await trial.tap("slow");
  await trial.phone.clock.sleep(19_900);
  expect(trial.logged("events", "am_anr")).toEqual([]);
  await trial.phone.clock.sleep(3_000);
  expect(trial.logged("events", "am_anr")[0]).toContain(
    `executing service ${trialPackage}/${trialPackage}.Slow`,
  );
  await trial.settle();
  expect(trial.box("alertTitle")?.text).toBe("Trial isn't responding");
});

it("out of sight there is no dialog: the process is killed", async () => {
  const trial = tryApp(trialApp);
  await trial.open();
  await trial.tap("slow");
  await trial.key(3);
  await trial.phone.clock.sleep(30_000);
  expect(trial.pid()).toBeUndefined();
  expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({ reason: 6, description: "bg anr" });
  expect(trial.phone.windows.focused()?.package).toBe("com.google.android.apps.nexuslauncher");
});

it("a busy app gives no tree", async () => {
  const { trial } = await blocked();
  expect(trial.phone.windows.dump({ compressed: false })).toEqual({ ok: false, reason: "null-root" });
});

it("up to Android 10 the dispatcher gives its reason in other words", async () => {
  const { trial, place } = await blocked(29);
  await trial.phone.input.tap(...place);
  await trial.settle();
  expect(trial.logged("events", "am_anr")[0]).toContain(
    "Input dispatching timed out (Waiting to send non-key event because the touched window has not finished processing",
  );
});
