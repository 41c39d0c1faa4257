import { expect, it } from "vitest";
import { createDisplay } from "../display/display.ts";
import { createFiles } from "../shell/files.ts";
import { trialApp } from "../trial/app.ts";
import { trialPackage } from "../trial/phone.ts";
import { language } from "../words/language.ts";
import { createClock } from "./clock.ts";
import { createPhone } from "./create.ts";
import { createLatency } from "./latency.ts";
import { profileFor } from "./profile.ts";

it("on the host's clock a cold start takes the time that the app says", async () => {
  const clock = createClock("real");
  const phone = createPhone({
    serial: "real",
    seed: 1,
    clock,
    profile: profileFor(34),
    latency: createLatency("none", 1),
    display: createDisplay(),
    files: createFiles({ clock, faults: { storageFull: false } }),
    shell: () => () => Promise.resolve(0),
  });
  phone.packages.installApp(trialApp(language));
  const began = performance.now();
  const component = { package: trialPackage, activity: "Main" };
  const started = await phone.activities.start(
    { component },
    { wait: true, stopFirst: false, caller: "shell" },
  );
  expect(started).toMatchObject({ kind: "started", state: "COLD", timedOut: false });
  expect(performance.now() - began).toBeGreaterThanOrEqual(340);
  await clock.until(() => phone.windows.focused()?.package === trialPackage && phone.windows.idle(), 5_000);
  expect(phone.windows.dump({ compressed: false }).ok).toBe(true);
  await phone.close();
});
