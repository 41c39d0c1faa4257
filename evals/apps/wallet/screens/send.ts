import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { fee, named, people, type Wallet, type WalletActivity, won } from "../disk.ts";

interface Saved {
  to: number;
  amount: string;
  note: string;
  error: string;
}

type Form = WalletActivity<Saved, object>;

/** Whom to send how much. */
export function addSend(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<Saved>("SendActivity", {
    saved: () => ({ to: 0, amount: "", note: "", error: "" }),
    onCreate: (a) => {
      // The draft lives in memory: a new process has none.
      const drafted = a.saved.amount !== "" || a.saved.note !== "";
      if (drafted && !a.statics.warm && a.bug("transfer-lost-in-background")) {
        Object.assign(a.saved, { to: 0, amount: "", note: "" });
      }
      a.statics.warm = true;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("send.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.text(a.t("send.to"), { textSize: 14, color: "textSecondary" }),
              words.spinner({
                id: "send_to",
                options: people.map((person) => `${named(a, person)} · ${person.account}`),
                selectedIndex: a.saved.to,
                onSelect: (index) => {
                  a.saved.to = index;
                },
              }),
              words.field({
                id: "send_amount",
                hint: a.t("send.amount"),
                input: "number",
                icon: "currency-krw",
                maxLength: 9,
                value: a.saved.amount,
                ...(a.saved.error === "" ? {} : { error: a.t(a.saved.error) }),
                onChange: (text) => {
                  a.saved.amount = text;
                  a.saved.error = "";
                },
              }),
              words.text(a.t("send.have", { amount: won(a.disk.balance) }), {
                id: "send_have",
                color: "textSecondary",
              }),
              words.field({
                id: "send_note",
                hint: a.t("send.note"),
                value: a.saved.note,
                maxLength: 60,
                onChange: (text) => {
                  a.saved.note = text;
                },
              }),
              words.button(a.t("send.next"), {
                id: "send_next",
                minHeight: 48,
                margin: { top: 8 },
                onTap: () => onContinue(words, a),
              }),
            ],
            { id: "send_scroll", flex: 1, gap: 14, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function onContinue(words: AppLanguage, a: Form): void {
  a.hideKeyboard();
  const { amount, note, to } = a.saved;
  if (amount === "" && a.bug("empty-amount-crash")) {
    throw words.exception("java.lang.NumberFormatException", 'For input string: ""', {
      frames: [
        "java.lang.Long.parseLong(Long.java:714)",
        "com.example.boriwallet.SendActivity.onContinue(SendActivity.kt:97)",
      ],
    });
  }
  const value = Number(amount);
  const tooMuch = value + fee > a.disk.balance;
  if (!(value >= 1000)) a.saved.error = "wrong.amount";
  else if (tooMuch && !a.bug("more-than-balance")) a.saved.error = "wrong.more";
  else a.start("ConfirmActivity", { to, amount: value, note }, { forResult: false });
}
