import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { byLast, type Contacts } from "../disk.ts";

/** How names are ordered and shown. */
export function addSettings(contacts: Contacts, words: AppLanguage): void {
  contacts.activity("SettingsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.toggle(a.t("set.last"), {
            id: "set_last",
            summary: a.t("set.last.about"),
            padding: [12, 16],
            checked: byLast(a),
            onChange: (on) => {
              // The bug sets the field and forgets to write the preference.
              if (a.bug("order-forgotten")) a.statics.byLast = on;
              else a.disk.byLast = on;
            },
          }),
          words.toggle(a.t("set.numbers"), {
            id: "set_numbers",
            summary: a.t("set.numbers.about"),
            padding: [12, 16],
            checked: a.disk.showNumbers,
            onChange: (on) => {
              a.disk.showNumbers = on;
            },
          }),
          words.divider(),
          words.text(a.t("version"), {
            id: "set_version",
            textSize: 13,
            color: "textSecondary",
            padding: 16,
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
