import type { ViewNode } from "../../language.ts";
import { colours, page, row, toggle, type AddPage } from "./look.ts";

const fontScales = ["0.85", "1.0", "1.15", "1.3"] as const;
const languages = [
  { tag: "en-US", name: "English (United States)" },
  { tag: "ko-KR", name: "한국어 (대한민국)" },
] as const;

/** Wi-Fi, mobile data, airplane mode. */
export const addNetwork: AddPage = (app, words, phone) => {
  app.activity("NetworkDashboardActivity", {
    actions: ["android.settings.WIRELESS_SETTINGS", "android.settings.WIFI_SETTINGS"],
    exported: true,
    view: (a) =>
      page(words, a, a.t("network"), [
        toggle(words, a.t("wifi"), "wifi", phone.radios.wifi, (on) => {
          phone.radios.wifi = on;
        }),
        toggle(words, a.t("data"), "mobile_data", phone.radios.data, (on) => {
          phone.radios.data = on;
        }),
        toggle(words, a.t("airplane"), "airplane_mode", phone.radios.airplane, (on) => {
          phone.radios.airplane = on;
        }),
      ]),
  });
};

/** Dark theme, font size, rotation. */
export const addDisplay: AddPage = (app, words, phone) => {
  app.activity("DisplaySettingsActivity", {
    actions: ["android.settings.DISPLAY_SETTINGS"],
    exported: true,
    view: (a) => {
      const scale = phone.settings.get("system", "font_scale") ?? "1.0";
      const chosen = fontScales.findIndex((each) => Number(each) === Number(scale));
      return page(words, a, a.t("display"), [
        toggle(words, a.t("dark"), "dark_ui_mode", a.config.night, (on) => {
          phone.nightMode = on ? "yes" : "no";
        }),
        toggle(
          words,
          a.t("rotate"),
          "auto_rotate",
          phone.settings.get("system", "accelerometer_rotation") === "1",
          (on) => phone.settings.put("system", "accelerometer_rotation", on ? "1" : "0"),
        ),
        words.text(a.t("font"), {
          textSize: 18,
          color: colours(a).text,
          padding: { top: 16, right: 24, left: 24 },
        }),
        words.radioGroup({
          id: "font_size",
          options: fontScales.map((_, index) => a.t(`font.${index}`)),
          selectedIndex: chosen,
          padding: [4, 20],
          onSelect: (index) => phone.settings.put("system", "font_scale", fontScales[index] ?? "1.0"),
        }),
      ]);
    },
  });
};

/** Language of the phone. */
export const addLanguages: AddPage = (app, words, phone) => {
  app.activity("LanguageSettingsActivity", {
    actions: ["android.settings.LOCALE_SETTINGS"],
    exported: true,
    view: (a) =>
      page(words, a, a.t("languages"), [
        words.radioGroup({
          id: "language",
          options: languages.map((language) => language.name),
          selectedIndex: languages.findIndex((language) => language.tag === a.config.locale),
          padding: [8, 20],
          onSelect: (index) =>
            phone.settings.put("system", "system_locales", languages[index]?.tag ?? "en-US"),
        }),
      ]),
  });
};

/** Battery level. */
export const addBattery: AddPage = (app, words, phone) => {
  app.activity("BatteryActivity", {
    view: (a): ViewNode =>
      page(words, a, a.t("battery"), [
        row(words, a, {
          key: "level",
          icon: "battery",
          title: a.t("level"),
          summary: `${phone.battery.level}% · ${a.t(phone.battery.plugged ? "charging" : "discharging")}`,
        }),
        words.progressBar(phone.battery.level, 100, { id: "battery_level", margin: [8, 24] }),
      ]),
  });
};

/** Model, version, serial number. */
export const addAboutPhone: AddPage = (app, words, phone) => {
  app.activity("MyDeviceInfoActivity", {
    actions: ["android.settings.DEVICE_INFO_SETTINGS"],
    exported: true,
    view: (a) =>
      page(words, a, a.t("phone"), [
        row(words, a, { key: "model", title: a.t("model"), summary: phone.profile.model }),
        row(words, a, { key: "android", title: a.t("android"), summary: phone.profile.release }),
        row(words, a, { key: "serial", title: a.t("serial"), summary: phone.serial }),
      ]),
  });
};
