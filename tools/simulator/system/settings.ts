import type { Settings, SettingsNamespace } from "../phone.ts";

/** Settings of a phone in use, as an emulator image has them. */
const initial: Readonly<Record<SettingsNamespace, Readonly<Record<string, string>>>> = {
  system: {
    accelerometer_rotation: "0",
    user_rotation: "0",
    font_scale: "1.0",
    screen_off_timeout: "1800000",
    screen_brightness: "102",
    time_12_24: "24",
    system_locales: "en-US",
  },
  secure: {
    default_input_method: "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME",
    enabled_input_methods: "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME",
    show_ime_with_hard_keyboard: "1",
    ui_night_mode: "1",
    navigation_mode: "2",
    user_setup_complete: "1",
    anr_show_background: "0",
  },
  global: {
    adb_enabled: "1",
    boot_count: "1",
    airplane_mode_on: "0",
    animator_duration_scale: "1.0",
    transition_animation_scale: "1.0",
    window_animation_scale: "1.0",
    stay_on_while_plugged_in: "1",
    wifi_on: "1",
    mobile_data: "1",
    device_name: "sdk_gphone64_x86_64",
    development_settings_enabled: "1",
    device_provisioned: "1",
  },
};

/** The three tables of settings; `changed` is called after each change with the new value (undefined: deleted). */
export function createSettings(
  changed: (namespace: SettingsNamespace, key: string, value: string | undefined) => void,
): Settings {
  const tables: Record<SettingsNamespace, Map<string, string>> = {
    system: new Map(Object.entries(initial.system)),
    secure: new Map(Object.entries(initial.secure)),
    global: new Map(Object.entries(initial.global)),
  };
  return {
    get: (namespace, key) => tables[namespace].get(key),
    put(namespace, key, value) {
      const before = tables[namespace].get(key);
      tables[namespace].set(key, value);
      if (before !== value) changed(namespace, key, value);
    },
    delete(namespace, key) {
      const had = tables[namespace].delete(key);
      if (had) changed(namespace, key, undefined);
      return had ? 1 : 0;
    },
    list: (namespace) => [...tables[namespace]].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
