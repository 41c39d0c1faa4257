import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Wallet, type WalletActivity, won } from "../disk.ts";
import { isHidden } from "../look.ts";

type Page = WalletActivity<object, { preparing: boolean }>;

const limits = [1_000_000, 3_000_000, 5_000_000] as const;

/** Alerts, what is shown, a limit, and statements. */
export function addSettings(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<object, { preparing: boolean }>("SettingsActivity", {
    handlesConfigChanges: true,
    fields: () => ({ preparing: false }),
    view: (a) => {
      const toggle = (key: string, checked: boolean, onChange: (on: boolean) => void): ViewNode =>
        words.toggle(a.t(`set.${key}`), {
          id: `set_${key}`,
          checked,
          summary: a.t(`set.${key}.about`),
          padding: [10, 16],
          onChange,
        });
      return words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.scroll(
            [
              toggle("alerts", a.disk.alerts, (on) => {
                a.disk.alerts = on;
              }),
              toggle("hidden", isHidden(a), (on) => hide(a, on)),
              words.divider(),
              limit(words, a),
              statement(words, a),
            ],
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      limit: (a) => ({
        title: a.t("set.limit.choose"),
        items: limits.map((each) => ({
          id: `limit_${each}`,
          label: won(each),
          onTap: () => {
            a.disk.limit = each;
          },
        })),
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

/** Kept on disk, or (the bug) in a static field. */
function hide(a: Page, on: boolean): void {
  a.statics.hidden = null;
  if (a.bug("hidden-forgotten")) a.statics.hidden = on;
  else a.disk.hidden = on;
}

function limit(words: AppLanguage, a: Page): ViewNode {
  const korean = a.config.locale.startsWith("ko");
  const label = korean && a.bug("limit-in-english") ? "Monthly limit" : a.t("set.limit");
  return row(words, "gauge", "set_limit", label, won(a.disk.limit), () =>
    a.show("limit", null, { retained: true }),
  );
}

function statement(words: AppLanguage, a: Page): ViewNode {
  if (!a.fields.preparing) {
    return row(
      words,
      "file-document-outline",
      "set_statement",
      a.t("set.statement"),
      a.t("set.statement.about"),
      () => prepare(a),
    );
  }
  return words.row(
    [
      words.progressSpinner({ id: "set_progress", width: 28, height: 28 }),
      words.text(a.t("set.preparing"), { color: "textSecondary" }),
    ],
    { gap: 16, padding: [12, 16], minHeight: 72 },
  );
}

function row(
  words: AppLanguage,
  icon: string,
  id: string,
  label: string,
  about: string,
  onTap: () => void,
): ViewNode {
  return words.row(
    [
      words.icon(icon, { color: "primary" }),
      words.column(
        [
          words.text(label, { id: `${id}_label`, textSize: 16 }),
          words.text(about, { id: `${id}_about`, color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    { id, gap: 16, padding: [12, 16], minHeight: 72, onTap },
  );
}

/** Writes the statement on a thread; the bug does it where the screen is drawn. */
function prepare(a: Page): void {
  const n = a.disk.movements.length;
  if (a.bug("statement-freezes")) {
    a.block(9000);
    a.snackbar(a.t("set.prepared", { n }));
    return;
  }
  a.fields.preparing = true;
  a.thread(
    "statement",
    3000,
    () => a.log("I", "Statement", `${n} transactions written`),
    () => {
      a.fields.preparing = false;
      a.snackbar(a.t("set.prepared", { n }));
    },
  );
}
