import { createDisplay } from "../display/display.ts";
import type { AppFile } from "../language.ts";
import type { Phone } from "../phone.ts";
import { createFiles } from "../shell/files.ts";
import { createClock } from "../system/clock.ts";
import { createPhone } from "../system/create.ts";
import { createLatency } from "../system/latency.ts";
import { profileFor } from "../system/profile.ts";
import { language } from "../words/language.ts";
import { launcher } from "./launcher/launcher.ts";
import { settings } from "./settings/settings.ts";

/** A phone without a shell, in virtual time, with the system's apps and one more: for tests of that app. */
export function phoneWith(app: AppFile, off: readonly string[] | "all"): Phone {
  const clock = createClock("virtual");
  const phone = createPhone({
    serial: "emulator-5590",
    seed: 1,
    clock,
    profile: profileFor(34),
    latency: createLatency("none", 1),
    display: createDisplay(),
    files: createFiles({ clock, faults: { storageFull: false } }),
    shell: () => () => Promise.resolve(0),
  });
  phone.packages.installApp(launcher(phone)(language), { system: true });
  phone.packages.installApp(settings(phone)(language), { system: true });
  phone.packages.installApp(app(language), { off });
  return phone;
}
