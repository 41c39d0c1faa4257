import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { named, type Wallet, type WalletActivity } from "../disk.ts";
import { amountOf, isHidden, movementRow } from "../look.ts";

type Home = WalletActivity<object, object>;

/** What one has, and what one does with it. */
export function addMain(wallet: Wallet, words: AppLanguage): void {
  wallet.activity("MainActivity", {
    launcher: true,
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t("app"),
            actions: [
              {
                id: "action_settings",
                icon: "cog-outline",
                label: a.t("settings"),
                onTap: () => a.start("SettingsActivity"),
              },
            ],
          }),
          words.scroll([balance(words, a), actions(words, a), ...recent(words, a)], {
            id: "home_scroll",
            flex: 1,
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function balance(words: AppLanguage, a: Home): ViewNode {
  const ink = a.config.night ? "#DDF3F8" : "#FFFFFF";
  const faint = a.config.night ? "#B9D9E0" : "#D5E6EA";
  const cut = a.config.fontScale >= 1.5 && a.bug("balance-clipped");
  const hidden = isHidden(a);
  return words.column(
    [
      words.row(
        [
          words.text(a.t("balance"), { flex: 1, textSize: 15, color: faint }),
          words.icon(hidden ? "eye-off-outline" : "eye-outline", {
            id: "home_hide",
            color: ink,
            desc: a.t(hidden ? "show" : "hide"),
            onTap: () => {
              a.disk.hidden = !hidden;
              a.statics.hidden = null;
            },
          }),
        ],
        { gap: 8 },
      ),
      words.text(amountOf(a, a.disk.balance), {
        id: "home_balance",
        textSize: 32,
        weight: "bold",
        color: ink,
        ...(cut ? { height: 42, maxLines: 1, ellipsis: false } : {}),
      }),
      words.row(
        [
          words.icon("piggy-bank-outline", { size: 18, color: faint }),
          words.text(`${a.t("savings")} ${amountOf(a, a.disk.savings)}`, {
            id: "home_savings",
            color: faint,
          }),
        ],
        { gap: 8, margin: { top: 8 } },
      ),
    ],
    { margin: 16, padding: 20, corner: 24, background: a.config.night ? "#15414D" : "#0F4C5C" },
  );
}

function actions(words: AppLanguage, a: Home): ViewNode {
  const action = (id: string, icon: string, activity: string): ViewNode =>
    words.column(
      [
        words.icon(icon, { size: 26, color: "primary" }),
        words.text(a.t(id), { textSize: 14, weight: "medium", textAlign: "center" }),
      ],
      {
        id: `home_${id}`,
        flex: 1,
        align: "center",
        gap: 6,
        padding: [14, 4],
        corner: 18,
        background: "surface",
        border: "divider",
        onTap: () => a.start(activity),
      },
    );
  return words.row(
    [
      action("send", "send-outline", "SendActivity"),
      action("topup", "plus-circle-outline", "TopUpActivity"),
      action("card", "credit-card-outline", "CardActivity"),
    ],
    { gap: 12, padding: [0, 16] },
  );
}

function recent(words: AppLanguage, a: Home): readonly ViewNode[] {
  const rows = a.disk.movements.slice(0, 4);
  return [
    words.row(
      [
        words.text(a.t("recent"), { flex: 1, textSize: 18, weight: "medium" }),
        words.button(a.t("all"), {
          id: "home_all",
          style: "text",
          minHeight: 48,
          onTap: () => a.start("TransactionsActivity"),
        }),
      ],
      { gap: 8, padding: { top: 16, left: 16, right: 4, bottom: 0 } },
    ),
    ...rows.map((movement) =>
      movementRow(words, a, movement, () =>
        a.start("TransactionActivity", { movement: movement.id, name: named(a, movement) }),
      ),
    ),
  ];
}
