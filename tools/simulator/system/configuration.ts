import type { Screen } from "../display/scene.ts";
import type { Configuration } from "../language.ts";
import type { Activity, Core } from "./state.ts";

const rightToLeft = new Set(["ar", "fa", "he", "iw", "ur", "yi"]);

/** The activity whose wish for an orientation counts: the one in front. */
function frontActivity(core: Core): Activity | undefined {
  return core.resumed ?? core.tasks[0]?.activities.findLast((activity) => !activity.finishing);
}

function rotationOf(core: Core): Screen["rotation"] {
  const wish = frontActivity(core)?.class.orientation;
  if (wish === "portrait") return 0;
  // With auto-rotation on, the sensor counts: the phone stands upright.
  const automatic = core.settings.get("system", "accelerometer_rotation") === "1";
  const user = automatic ? "0" : core.settings.get("system", "user_rotation");
  const rotation = user === "1" ? 1 : user === "2" ? 2 : user === "3" ? 3 : 0;
  if (wish === "landscape") return rotation === 3 ? 3 : 1;
  return rotation;
}

/** The screen as it is turned now, with overrides of `wm size` and `wm density`. */
export function screenOf(core: Core): Screen {
  const { width, height } = core.override.size ?? core.profile;
  const density = core.override.density ?? core.profile.density;
  const rotation = rotationOf(core);
  const turned = rotation === 1 || rotation === 3;
  return { width: turned ? height : width, height: turned ? width : height, density, rotation };
}

/** What an app of this package is told about the phone. */
export function configurationFor(core: Core, packageName: string): Configuration {
  const screen = screenOf(core);
  const own = core.appLocales.get(packageName);
  const locales =
    own !== undefined && own !== "" ? own : (core.settings.get("system", "system_locales") ?? "en-US");
  const locale = locales.split(",")[0] ?? "en-US";
  const scale = Number.parseFloat(core.settings.get("system", "font_scale") ?? "1");
  const dp = (pixels: number): number => Math.round((pixels * 160) / screen.density);
  return {
    orientation: screen.width > screen.height ? "landscape" : "portrait",
    night: core.nightMode === "yes",
    fontScale: Number.isFinite(scale) && scale > 0 ? scale : 1,
    locale,
    rtl: rightToLeft.has(locale.split("-")[0] ?? ""),
    widthDp: dp(screen.width),
    heightDp: dp(screen.height),
  };
}

/** Two configurations that need no recreation. */
export function sameConfiguration(a: Configuration, b: Configuration): boolean {
  return (
    a.orientation === b.orientation &&
    a.night === b.night &&
    a.fontScale === b.fontScale &&
    a.locale === b.locale &&
    a.widthDp === b.widthDp &&
    a.heightDp === b.heightDp
  );
}
