import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Kitchen } from "../disk.ts";

/** Switches; one of them lasts only until the app is closed, and says so. */
export function addSettings(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity<{ awake: boolean }>("SettingsActivity", {
    handlesConfigChanges: true,
    saved: () => ({ awake: false }),
    onCreate: (a) => {
      // Android may have ended the process meanwhile: that is not the user closing the app.
      if (a.saved.awake) a.statics.awake = true;
    },
    view: (a) => {
      const toggle = (key: string, checked: boolean, onChange: (on: boolean) => void): ViewNode =>
        words.toggle(a.t(`set.${key}`), {
          id: `set_${key}`,
          checked,
          summary: a.t(`set.${key}.about`),
          padding: [10, 16],
          onChange,
        });
      return words.compose(
        words.column(
          [
            words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
            words.scroll(
              [
                toggle("reminders", a.disk.reminders, (on) => {
                  a.disk.reminders = on;
                }),
                toggle("large", a.disk.largeSteps, (on) => {
                  a.disk.largeSteps = on;
                }),
                toggle("awake", a.statics.awake, (on) => {
                  a.statics.awake = on;
                  a.saved.awake = on;
                }),
                words.divider(),
                words.text(a.t("set.about"), { padding: 16, color: "textSecondary" }),
              ],
              { id: "settings_scroll", flex: 1 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}
