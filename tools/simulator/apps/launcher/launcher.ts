/** The home screen: clock, apps, dock. */

import type { AppFile, AppLanguage, ComponentContext, ViewNode } from "../../language.ts";
import type { InstalledPackage, Phone } from "../../phone.ts";
import { homeScreenApps } from "./installed.ts";

type Code = ComponentContext<object, object>;

/** The launcher of a phone; it shows what is installed there. */
export const launcher =
  (phone: Phone): AppFile =>
  (words) => {
    const home = words.defineApp({
      package: "com.google.android.apps.nexuslauncher",
      label: "Pixel Launcher",
      versionName: phone.profile.release,
      versionCode: phone.profile.api,
      targetSdk: phone.profile.api,
      icon: { name: "home", color: "#FFFFFF", background: "#3B6EA8" },
      coldStartMs: 120,
      strings: {
        en: { apps: "Apps list", cannot: "App isn't installed" },
        ko: { apps: "앱 목록", cannot: "앱이 설치되어 있지 않습니다" },
      },
    });
    home.activity<{ drawer: boolean }>("NexusLauncherActivity", {
      label: "Pixel Launcher",
      launcher: true,
      launchMode: "singleTask",
      saved: () => ({ drawer: false }),
      onNewIntent: (a) => {
        a.saved.drawer = false;
      },
      onBack: (a) => {
        a.saved.drawer = false;
        return true;
      },
      view: (a) => {
        const apps = homeScreenApps(phone, a.config.locale);
        return words.stack(
          [
            wallpaper(words, a),
            a.saved.drawer
              ? allApps(words, a, apps)
              : workspace(words, a, apps, () => {
                  a.saved.drawer = true;
                }),
          ],
          { id: "launcher", flex: 1 },
        );
      },
    });
    return home;
  };

function wallpaper(words: AppLanguage, a: Code): ViewNode {
  const palette = a.config.night ? ["#0B1324", "#1F2F4F", "#3A4C74"] : ["#274A72", "#6F9CB5", "#E9C9A4"];
  return words.image(
    { kind: "scene", seed: 7, palette, motif: "mountains" },
    { width: "100%", height: "100%" },
  );
}

function workspace(
  words: AppLanguage,
  a: Code,
  apps: readonly InstalledPackage[],
  onAll: () => void,
): ViewNode {
  return words.column(
    [
      words.column([clock(words, a)], { id: "smartspace", padding: [28, 24] }),
      words.spacer({ flex: 1 }),
      words.row(
        apps.slice(0, 8).map((app) => appIcon(words, a, app, "25%", true)),
        { id: "workspace", wrap: true, align: "start", padding: [0, 12] },
      ),
      words.row(
        [
          words.icon("chevron-up", {
            id: "all_apps_handle",
            size: 28,
            width: 56,
            height: 48,
            color: "#FFFFFF",
            desc: a.t("apps"),
            onTap: onAll,
          }),
        ],
        { justify: "center" },
      ),
      words.row(
        apps.slice(0, 4).map((app) => appIcon(words, a, app, "25%", false)),
        { id: "hotseat", align: "center", padding: { top: 4, right: 12, bottom: 20, left: 12 } },
      ),
    ],
    { width: "100%", height: "100%" },
  );
}

function allApps(words: AppLanguage, a: Code, apps: readonly InstalledPackage[]): ViewNode {
  return words.column(
    [
      words.scroll(
        [
          words.row(
            apps.map((app) => appIcon(words, a, app, "25%", true)),
            { wrap: true, align: "start", padding: [24, 12] },
          ),
        ],
        { id: "apps_list_view", flex: 1 },
      ),
    ],
    { id: "apps_view", width: "100%", height: "100%", background: "#101827D0" },
  );
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function clock(words: AppLanguage, a: Code): ViewNode {
  const now = new Date(a.now());
  const korean = a.config.locale.startsWith("ko");
  const weekday = new Intl.DateTimeFormat(korean ? "ko-KR" : "en-GB", {
    weekday: korean ? "long" : "short",
    month: korean ? "long" : "short",
    day: "numeric",
    timeZone: "UTC",
  }).format(now);
  return words.column(
    [
      words.text(`${twoDigits(now.getUTCHours())}:${twoDigits(now.getUTCMinutes())}`, {
        id: "clock",
        textSize: 64,
        fixedSize: true,
        color: "#FFFFFF",
      }),
      words.text(weekday, { id: "date", textSize: 18, fixedSize: true, color: "#FFFFFF" }),
    ],
    { gap: 2 },
  );
}

/** An icon that starts its app; in the dock it stands without its name. */
function appIcon(words: AppLanguage, a: Code, app: InstalledPackage, width: "25%", named: boolean): ViewNode {
  const icon = app.app?.manifest.icon ?? { name: "android", color: "#FFFFFF", background: "#5F8D6B" };
  const label = labelOf(app, a.config.locale);
  return words.column(
    [
      words.image({ kind: "icon", ...icon }, { width: 56, height: 56, corner: 28 }),
      named &&
        words.text(label, {
          textSize: 12,
          fixedSize: true,
          color: "#FFFFFF",
          textAlign: "center",
          maxLines: 1,
        }),
    ],
    {
      key: app.name,
      width,
      align: "center",
      gap: 6,
      padding: [10, 4],
      desc: label,
      onTap: () => open(a, app),
    },
  );
}

/** A package whose code this phone cannot run is there, and does not open. */
function open(a: Code, app: InstalledPackage): void {
  try {
    a.startExternal({ action: "android.intent.action.MAIN", package: app.name });
  } catch {
    a.toast(a.t("cannot"));
  }
}

function labelOf(app: InstalledPackage, locale: string): string {
  const label = app.app?.manifest.label ?? app.label;
  if (typeof label === "string") return label;
  return label[locale.split("-")[0] ?? "en"] ?? label["en"] ?? app.label;
}
