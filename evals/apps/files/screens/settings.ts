import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Cabinet } from "../disk.ts";

/** What the lists show and offer. */
export function addSettings(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity("SettingsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.scroll(
            (["hidden", "confirm"] as const).map((key) =>
              words.toggle(a.t(key), {
                id: `set_${key}`,
                checked: a.disk[key],
                summary: a.t(`${key}.about`),
                padding: [10, 16],
                onChange: (on) => {
                  a.disk[key] = on;
                },
              }),
            ),
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
