/** The phone's settings; every switch works on the phone itself. */

import type { AppFile } from "../../language.ts";
import type { Phone } from "../../phone.ts";
import { addAppInfo, addApps } from "./apps.ts";
import { colours, dark, light, row } from "./look.ts";
import { addAboutPhone, addBattery, addDisplay, addLanguages, addNetwork } from "./pages.ts";
import { strings } from "./words.ts";

const entries = [
  { key: "network", icon: "wifi", activity: "NetworkDashboardActivity" },
  { key: "apps", icon: "apps", activity: "ManageApplicationsActivity" },
  { key: "display", icon: "brightness-6", activity: "DisplaySettingsActivity" },
  { key: "battery", icon: "battery", activity: "BatteryActivity" },
  { key: "languages", icon: "web", activity: "LanguageSettingsActivity" },
  { key: "phone", icon: "cellphone", activity: "MyDeviceInfoActivity" },
] as const;

/** The settings app of a phone. */
export const settings =
  (phone: Phone): AppFile =>
  (words) => {
    const app = words.defineApp({
      package: "com.android.settings",
      label: { en: strings.en.app, ko: strings.ko.app },
      versionName: phone.profile.release,
      versionCode: phone.profile.api,
      targetSdk: phone.profile.api,
      icon: { name: "cog", color: "#FFFFFF", background: "#5B6470" },
      theme: {
        primary: light.primary,
        background: light.background,
        text: light.text,
        textSecondary: light.secondary,
        dark: {
          primary: dark.primary,
          background: dark.background,
          text: dark.text,
          textSecondary: dark.secondary,
        },
      },
      coldStartMs: 250,
      strings,
      disk: () => ({}),
      statics: () => ({}),
    });
    app.activity("Settings", {
      launcher: true,
      launchMode: "singleTask",
      actions: ["android.settings.SETTINGS"],
      view: (a) => {
        const palette = colours(a);
        return words.column(
          [
            words.scroll(
              [
                words.text(a.t("app"), {
                  id: "homepage_title",
                  textSize: 36,
                  color: palette.text,
                  padding: { top: 48, right: 24, bottom: 16, left: 24 },
                }),
                ...entries.map((entry) =>
                  row(words, a, {
                    key: entry.key,
                    icon: entry.icon,
                    title: a.t(entry.key),
                    summary:
                      entry.key === "phone"
                        ? phone.profile.model
                        : a.t(`${entry.key}.about`, { n: phone.battery.level }),
                    onTap: () => a.start(entry.activity),
                  }),
                ),
              ],
              { id: "main_content_scrollable_container", flex: 1 },
            ),
          ],
          { flex: 1, background: palette.background },
        );
      },
    });
    addNetwork(app, words, phone);
    addApps(app, words, phone);
    addAppInfo(app, words, phone);
    addDisplay(app, words, phone);
    addBattery(app, words, phone);
    addLanguages(app, words, phone);
    addAboutPhone(app, words, phone);
    return app;
  };
