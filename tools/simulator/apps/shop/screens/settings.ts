import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { colours, menuRow } from "../look.ts";

type Settings = ShopActivity<object, { exporting: boolean }>;

/** Switches, and what concerns one's own data. */
export function addSettings(shop: Shop, words: AppLanguage): void {
  shop.activity<object, { exporting: boolean }>("SettingsActivity", {
    handlesConfigChanges: true,
    fields: () => ({ exporting: false }),
    view: (a) => {
      const palette = colours(a);
      const section = (key: string) =>
        words.text(a.t(key), {
          textSize: 14,
          weight: "medium",
          color: palette.primary,
          padding: { top: 20, right: 16, bottom: 4, left: 16 },
        });
      return words.column(
        [
          words.toolbar({ title: a.t("settings.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              section("settings.notifications"),
              toggle(words, a, "deals", dealAlerts(a), (on) => setDealAlerts(a, on)),
              toggle(words, a, "updates", a.disk.orderUpdates, (on) => {
                a.disk.orderUpdates = on;
              }),
              section("settings.display"),
              toggle(words, a, "list", a.disk.listView, (on) => {
                a.disk.listView = on;
              }),
              section("settings.data"),
              row(words, a, "clear", "history", () => clearHistory(a)),
              row(words, a, "export", "file-export-outline", () => exportData(a)),
              a.fields.exporting && exporting(words, a),
            ],
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: palette.background },
      );
    },
  });
}

function toggle(
  words: AppLanguage,
  a: Settings,
  key: string,
  on: boolean,
  onChange: (on: boolean) => void,
): ViewNode {
  return words.toggle(a.t(`settings.${key}`), {
    id: `settings_${key}`,
    checked: on,
    summary: a.t(`settings.${key}.about`),
    padding: [8, 16],
    onChange,
  });
}

function row(words: AppLanguage, a: Settings, key: string, icon: string, onTap: () => void): ViewNode {
  return menuRow(words, a, {
    id: `settings_${key}`,
    icon,
    label: a.t(`settings.${key}`),
    about: a.t(`settings.${key}.about`),
    onTap,
  });
}

function dealAlerts(a: Settings): boolean {
  return a.statics.dealAlerts ?? a.disk.dealAlerts;
}

/** Kept on disk, or (the bug) only in memory. */
function setDealAlerts(a: Settings, on: boolean): void {
  if (a.bug("deal-alerts-forgotten")) a.statics.dealAlerts = on;
  else a.disk.dealAlerts = on;
}

/** Empties the recent searches; the bug is a listener that was never set on this row. */
function clearHistory(a: Settings): void {
  if (a.bug("clear-history-dead")) return;
  a.disk.searches = [];
  a.snackbar(a.t("settings.cleared"));
}

function exportData(a: Settings): void {
  if (a.fields.exporting) return;
  if (a.bug("export-on-main-thread")) {
    a.block(8000);
    a.snackbar(a.t("settings.exported"));
    return;
  }
  a.fields.exporting = true;
  a.thread(
    "export",
    2400,
    () => a.log("I", "DataExport", `${a.disk.orders.length} orders written`),
    () => {
      a.fields.exporting = false;
      if (a.alive) a.snackbar(a.t("settings.exported"));
    },
  );
}

function exporting(words: AppLanguage, a: Settings): ViewNode {
  return words.row(
    [
      words.progressSpinner({ id: "settings_progress", width: 24, height: 24 }),
      words.text(a.t("settings.exporting"), { textSize: 14, color: colours(a).secondary, flex: 1 }),
    ],
    { align: "center", gap: 16, padding: [8, 16] },
  );
}
