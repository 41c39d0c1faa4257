import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Wallet, type WalletActivity, won } from "../disk.ts";

interface Saved {
  amount: number | null;
  agreed: boolean;
}

type Page = WalletActivity<Saved, { moving: boolean }>;

const amounts = [10_000, 50_000, 100_000, 300_000] as const;

/** Moves money from the savings. */
export function addTopUp(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<Saved, { moving: boolean }>("TopUpActivity", {
    saved: () => ({ amount: null, agreed: false }),
    fields: () => ({ moving: false }),
    view: (a) => {
      const { amount, agreed } = a.saved;
      const ready = amount !== null && (agreed || a.bug("topup-without-consent"));
      return words.column(
        [
          words.toolbar({ title: a.t("topup.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.text(a.t("topup.from", { amount: won(a.disk.savings) }), {
                id: "topup_from",
                textSize: 15,
                color: "textSecondary",
              }),
              words.row(
                amounts.map((each) =>
                  words.chip(won(each), {
                    id: `topup_${each}`,
                    minHeight: 48,
                    checkable: true,
                    selected: amount === each,
                    onTap: () => {
                      a.saved.amount = each;
                    },
                  }),
                ),
                { gap: 10, wrap: true },
              ),
              words.checkbox(a.t("topup.agree"), {
                id: "topup_agree",
                checked: agreed,
                onChange: (on) => {
                  a.saved.agreed = on;
                },
              }),
              words.button(a.t("topup.go"), {
                id: "topup_go",
                minHeight: 52,
                enabled: ready && !a.fields.moving,
                onTap: () => move(a),
              }),
              a.fields.moving && words.progressSpinner({ id: "topup_progress" }),
            ],
            { id: "topup_scroll", flex: 1, gap: 18, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function move(a: Page): void {
  const { amount } = a.saved;
  if (amount === null) return;
  a.fields.moving = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.moving = false;
      if (!answer.ok && !a.bug("topup-offline-success")) {
        a.snackbar(a.t("offline"));
        return;
      }
      if (answer.ok) {
        a.disk.balance += amount;
        a.disk.savings -= amount;
      }
      a.saved.amount = null;
      a.saved.agreed = false;
      a.snackbar(a.t("topup.done", { amount: won(amount) }));
    },
    900,
  );
}
