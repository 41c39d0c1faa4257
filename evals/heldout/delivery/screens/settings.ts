import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Delivery } from "../disk.ts";
import { screen } from "../look.ts";

/** Messages, cutlery, and what was searched for. */
export function addSettings(delivery: Delivery, words: AppLanguage): void {
  delivery.activity("SettingsActivity", {
    view: (a) => {
      const toggle = (key: "push" | "offers" | "cutlery"): ViewNode =>
        words.toggle(a.t(`set.${key}`), {
          id: `set_${key}`,
          checked: a.disk[key],
          summary: a.t(`set.${key}.about`),
          padding: [10, 16],
          onChange: (on) => {
            a.disk[key] = on;
          },
        });
      return screen(words, a, a.t("my.settings"), [
        words.scroll(
          [
            toggle("push"),
            toggle("offers"),
            toggle("cutlery"),
            words.divider(),
            words.row(
              [
                words.icon("history", { color: "primary" }),
                words.column(
                  [
                    words.text(a.t("set.recent"), { textSize: 16 }),
                    words.text(a.disk.recent.length === 0 ? a.t("recent.none") : a.disk.recent.join(", "), {
                      id: "set_recent_about",
                      color: "textSecondary",
                    }),
                  ],
                  { flex: 1, gap: 2 },
                ),
              ],
              {
                id: "set_recent",
                gap: 16,
                padding: [12, 16],
                minHeight: 72,
                enabled: a.disk.recent.length > 0,
                onTap: () => {
                  a.disk.recent = [];
                  a.snackbar(a.t("set.recent.done"));
                },
              },
            ),
            words.divider(),
            words.text(a.t("set.version"), { id: "set_version", color: "textSecondary", padding: 16 }),
          ],
          { id: "settings_scroll", flex: 1 },
        ),
      ]);
    },
  });
}
