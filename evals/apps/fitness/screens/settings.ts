import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { inMiles, type Stride } from "../disk.ts";

/** Units and reminders. */
export function addSettings(stride: Stride, words: AppLanguage): void {
  stride.activity("SettingsActivity", {
    view: (a) =>
      words.flutter(
        words.column(
          [
            words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
            words.scroll(
              [
                words.toggle(a.t("miles"), {
                  checked: inMiles(a),
                  minHeight: 56,
                  onChange: (on) => {
                    a.statics.miles = null;
                    if (a.bug("miles-forgotten")) a.statics.miles = on;
                    else a.disk.miles = on;
                  },
                }),
                words.toggle(a.t("reminders"), {
                  checked: a.disk.reminders,
                  minHeight: 56,
                  onChange: (on) => {
                    a.disk.reminders = on;
                  },
                }),
                words.text(a.t("about"), { color: "textSecondary", margin: { top: 12 } }),
              ],
              { id: "settings_scroll", flex: 1, padding: 16 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}
