import type { InputMethods, Settings } from "../phone.ts";
import type { Core } from "./state.ts";

const latin = "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME";
const adbKeyboard = "com.android.adbkeyboard/.AdbIME";

/** Keyboards that a package brings. */
const ofPackages: Readonly<Record<string, string>> = {
  "com.android.adbkeyboard": adbKeyboard,
  "io.appium.settings": "io.appium.settings/.UnicodeIME",
};

/** The keyboards of the phone; what is enabled and chosen stands in the secure settings, as on Android. */
export function createInputMethods(core: Core): InputMethods {
  const { settings }: { settings: Settings } = core;
  const all = (): string[] => [
    latin,
    ...Object.entries(ofPackages).flatMap(([name, id]) => (core.installed.has(name) ? [id] : [])),
  ];
  const enabled = (): string[] =>
    (settings.get("secure", "enabled_input_methods") ?? latin).split(":").filter((id) => id !== "");
  return {
    list: () => all().map((id) => ({ id, enabled: enabled().includes(id) })),
    current: () => settings.get("secure", "default_input_method") ?? latin,
    enable(id) {
      if (!all().includes(id)) return "unknown";
      if (enabled().includes(id)) return "already";
      settings.put("secure", "enabled_input_methods", [...enabled(), id].join(":"));
      return "enabled";
    },
    disable(id) {
      if (!all().includes(id)) return "unknown";
      settings.put(
        "secure",
        "enabled_input_methods",
        enabled()
          .filter((other) => other !== id)
          .join(":"),
      );
      if (settings.get("secure", "default_input_method") === id)
        settings.put("secure", "default_input_method", latin);
      return "disabled";
    },
    set(id) {
      if (!enabled().includes(id)) return "unknown";
      settings.put("secure", "default_input_method", id);
      return "set";
    },
    reset() {
      settings.put("secure", "enabled_input_methods", latin);
      settings.put("secure", "default_input_method", latin);
    },
  };
}
