import { expect, it } from "vitest";
import { trialApp } from "../trial/app.ts";
import { trialPackage, tryApp } from "../trial/phone.ts";

it.each([
  [34, "android.os.strictmode.DiskReadViolation"],
  [27, "android.os.StrictMode$StrictModeDiskReadViolation: policy=65543 violation=2"],
])("with API %i, disk work on the main thread is told of as %s", async (api, name) => {
  const trial = tryApp(trialApp, { api });
  await trial.open();
  await trial.tap("disk");
  await trial.phone.clock.sleep(200);
  const [first = "", ...others] = trial.logged("main", "StrictMode");
  expect(others).toEqual([]);
  expect(first.split("\n").slice(0, 2)).toEqual([
    `StrictMode policy violation; ~duration=120 ms: ${name}`,
    "\tat android.os.StrictMode$AndroidBlockGuardPolicy.onReadFromDisk(StrictMode.java:1666)",
  ]);
  expect(first).toContain(`\tat ${trialPackage}.Main.`);
  expect(
    trial.phone.processes
      .all()
      .find(({ name: each }) => each === trialPackage)
      ?.frames.at(-1)?.ms,
  ).toBe(120);
});

it("the network on the main thread is a crash", async () => {
  const trial = tryApp(trialApp);
  await trial.open();
  await trial.tap("network");
  await trial.settle();
  expect(trial.logged("crash")[0]).toContain("android.os.NetworkOnMainThreadException");
});
