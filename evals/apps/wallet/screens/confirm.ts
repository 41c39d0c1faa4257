import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { fee, named, people, type Wallet, type WalletActivity, won } from "../disk.ts";
import { line } from "../look.ts";

interface Fields {
  sending: boolean;
}

type Page = WalletActivity<object, Fields>;

/** The last look at a transfer; not to be photographed. */
export function addConfirm(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<object, Fields>("ConfirmActivity", {
    secure: true,
    handlesConfigChanges: true,
    fields: () => ({ sending: false }),
    view: (a) => {
      const person = people[Number(a.extras["to"])];
      const amount = Number(a.extras["amount"]);
      return words.column(
        [
          words.toolbar({ title: a.t("confirm.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.row(
                [
                  words.image({ kind: "avatar", name: person?.en ?? "" }, { width: 56, height: 56 }),
                  words.column(
                    [
                      words.text(person === undefined ? "" : named(a, person), {
                        id: "confirm_name",
                        textSize: 20,
                        weight: "medium",
                      }),
                      words.text(person?.account ?? "", { id: "confirm_account", color: "textSecondary" }),
                    ],
                    { flex: 1, gap: 2 },
                  ),
                ],
                { gap: 16 },
              ),
              words.column(
                [
                  line(words, a.t("confirm.amount"), won(amount), "confirm_amount"),
                  line(words, a.t("confirm.fee"), won(fee), "confirm_fee"),
                  words.divider(),
                  line(words, a.t("confirm.total"), won(amount + fee), "confirm_total", true),
                ],
                { padding: 16, gap: 6, corner: 18, background: "surface", border: "divider" },
              ),
              words.button(a.t(a.fields.sending ? "confirm.sending" : "confirm.send"), {
                id: "confirm_send",
                minHeight: 52,
                onTap: () => send(a),
              }),
            ],
            { id: "confirm_scroll", flex: 1, gap: 20, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

/** Sends the money once; the bug does not look whether it is on its way already. */
function send(a: Page): void {
  if (a.fields.sending && !a.bug("sent-twice")) return;
  a.fields.sending = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.sending = false;
      if (answer.ok) book(a);
      else a.snackbar(a.t("offline"));
    },
    900,
  );
}

function book(a: Page): void {
  const person = people[Number(a.extras["to"])];
  const amount = Number(a.extras["amount"]);
  const { note } = a.extras;
  a.disk.movements.unshift({
    id: a.disk.nextId,
    en: person?.en ?? "",
    ko: person?.ko ?? "",
    amount: -(amount + fee),
    at: a.now(),
    icon: "send",
    pending: false,
    note: typeof note === "string" ? note : "",
  });
  a.disk.nextId += 1;
  a.disk.balance -= amount + fee;
  a.toast(a.t("done.sent"));
  a.start("MainActivity", {}, { clearTop: true });
}
