import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Movement, type Wallet, type WalletActivity, won } from "../disk.ts";
import { line, movementRow } from "../look.ts";

type Filter = "all" | "out" | "in";
type Page = WalletActivity<{ filter: Filter }, object>;

/** All movements, with what was spent and received. */
export function addTransactions(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<{ filter: Filter }>("TransactionsActivity", {
    saved: () => ({ filter: "all" }),
    view: (a) => {
      const { filter } = a.saved;
      const rows = a.disk.movements.filter(
        (each) => filter === "all" || each.amount < 0 === (filter === "out"),
      );
      return words.column(
        [
          words.toolbar({ title: a.t("tx.title"), onUp: () => a.finish() }),
          words.tabs({
            selected: `tx_tab_${filter}`,
            items: (["all", "out", "in"] as const).map((each) => ({
              id: `tx_tab_${each}`,
              label: a.t(`filter.${each}`),
              onTap: () => {
                a.saved.filter = each;
              },
            })),
          }),
          words.column(
            [
              line(words, a.t("tx.out"), won(spent(a)), "tx_out", true),
              line(words, a.t("tx.in"), won(received(a)), "tx_in", true),
              words.text(a.t("tx.note"), { id: "tx_note", textSize: 13, color: "textSecondary" }),
            ],
            { margin: 16, padding: 16, corner: 18, background: "surface", border: "divider" },
          ),
          words.list({
            id: "tx_list",
            flex: 1,
            items: rows,
            key: (movement) => String(movement.id),
            row: (movement) =>
              movementRow(words, a, movement, () =>
                a.start("TransactionActivity", { movement: movement.id }),
              ),
          }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

const sum = (movements: readonly Movement[]): number =>
  movements.reduce((total, movement) => total + movement.amount, 0);

/** What left the account and is booked; the bug's loop ends one too early. */
function spent(a: Page): number {
  const booked = a.disk.movements.filter((movement) => !movement.pending && movement.amount < 0);
  return -sum(a.bug("spent-without-last") ? booked.slice(0, -1) : booked);
}

function received(a: Page): number {
  return sum(a.disk.movements.filter((movement) => !movement.pending && movement.amount > 0));
}
