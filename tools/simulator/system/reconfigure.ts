import { runOnMain } from "../runtime/main-thread.ts";
import { activityEvent } from "./log-lines.ts";
import { configurationFor, sameConfiguration } from "./configuration.ts";
import type { Core } from "./state.ts";
import { relaunch } from "./front.ts";
import { beginTransition, drawWindow, visibleActivities } from "./windows.ts";

/**
 * The configuration may have changed: activities in sight that do not handle it themselves are made anew; those out of
 * sight follow when they come back.
 */
export function reconfigure(core: Core, ms = 500): void {
  const visible = visibleActivities(core);
  const changed = visible.filter((activity) => {
    const { configuration } = activity;
    return (
      configuration !== undefined &&
      !sameConfiguration(configuration, configurationFor(core, activity.package))
    );
  });
  if (changed.length > 0) {
    activityEvent(core, "configuration_changed", [0x80 | 0x400]);
    beginTransition(core, ms);
  }
  for (const activity of changed) {
    if (!activity.class.handlesConfigChanges) {
      relaunch(core, activity);
      continue;
    }
    activity.configuration = configurationFor(core, activity.package);
    if (activity.process) runOnMain(core, activity.process, { kind: "view", owner: activity.name }, () => {});
  }
  for (const window of core.systemWindows) drawWindow(core, window);
}

/** Settings that change the configuration. */
const configures = new Set(["user_rotation", "accelerometer_rotation", "font_scale", "system_locales"]);

/** A setting has a new value (undefined: deleted): what must follow. */
export function settingChanged(core: Core, key: string, value: string | undefined): void {
  if (configures.has(key)) reconfigure(core);
  if (key === "ui_night_mode") {
    core.nightMode = value === "2" ? "yes" : value === "0" ? "auto" : "no";
    reconfigure(core, 300);
  }
  if (key === "airplane_mode_on") core.radios.airplane = value === "1";
  if (key === "wifi_on") core.radios.wifi = value === "1";
  if (key === "mobile_data") core.radios.data = value === "1";
}
