import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { day, named, time, type Wallet, won } from "../disk.ts";
import { line } from "../look.ts";

const hour = 3_600_000;

/** One movement of money. */
export function addTransaction(wallet: Wallet, words: AppLanguage): void {
  wallet.activity("TransactionActivity", {
    view: (a) => {
      const movement = a.disk.movements.find((each) => each.id === a.extras["movement"]);
      if (movement === undefined) return words.column([]);
      // The server tells the time of Seoul; the bug subtracts the nine hours a second time.
      const early = new Date(movement.at).getUTCHours() < 9;
      const shown = early && a.bug("detail-day-before") ? movement.at - 9 * hour : movement.at;
      return words.column(
        [
          words.toolbar({ title: a.t("detail.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.icon(movement.icon, { size: 48, color: "primary", alignSelf: "center" }),
                  words.text(named(a, movement), {
                    id: "detail_name",
                    textSize: 20,
                    weight: "medium",
                    textAlign: "center",
                  }),
                  words.text(won(movement.amount), {
                    id: "detail_amount",
                    textSize: 30,
                    weight: "bold",
                    textAlign: "center",
                  }),
                ],
                { gap: 10, padding: 20 },
              ),
              words.column(
                [
                  line(words, a.t("detail.date"), day(a, shown), "detail_date"),
                  line(words, a.t("detail.time"), time(movement.at), "detail_time"),
                  line(
                    words,
                    a.t("detail.state"),
                    a.t(movement.pending ? "pending" : "detail.booked"),
                    "detail_state",
                  ),
                  line(
                    words,
                    a.t("detail.note"),
                    movement.note === "" ? a.t("detail.none") : movement.note,
                    "detail_note",
                  ),
                ],
                { margin: 16, padding: 16, gap: 4, corner: 18, background: "surface", border: "divider" },
              ),
            ],
            { id: "detail_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}
