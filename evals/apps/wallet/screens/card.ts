import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Wallet, WalletActivity } from "../disk.ts";

interface Fields {
  shown: boolean;
}

type Page = WalletActivity<object, Fields>;

/** The card; its number is covered, and the screen black in pictures. */
export function addCard(wallet: Wallet, words: AppLanguage): void {
  wallet.activity<object, Fields>("CardActivity", {
    secure: true,
    fields: () => ({ shown: false }),
    onPause: (a) => {
      a.fields.shown = false;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("card.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              plastic(words, a),
              words.button(a.t(a.fields.shown ? "card.cover" : "card.reveal"), {
                id: "card_reveal",
                style: "tonal",
                minHeight: 48,
                onTap: () => reveal(a),
              }),
              words.toggle(a.t("card.frozen"), {
                id: "card_frozen",
                checked: a.disk.frozen,
                summary: a.t("card.frozen.about"),
                onChange: (on) => {
                  a.disk.frozen = on;
                },
              }),
            ],
            { id: "card_scroll", flex: 1, gap: 18, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function plastic(words: AppLanguage, a: Page): ViewNode {
  const small = a.bug("copy-too-small") ? { width: 28, height: 28 } : {};
  return words.column(
    [
      words.icon("integrated-circuit-chip", { size: 36, color: "#F2D9A0" }),
      words.row(
        [
          words.text(a.fields.shown ? "5412 7534 9821 0064" : "•••• •••• •••• 0064", {
            id: "card_number",
            flex: 1,
            textSize: 18,
            weight: "medium",
            color: "#FFFFFF",
          }),
          words.icon("content-copy", {
            id: "card_copy",
            size: 22,
            color: "#FFFFFF",
            desc: a.t("card.copy"),
            onTap: () => a.snackbar(a.t("card.copied")),
            ...small,
          }),
        ],
        { gap: 8 },
      ),
      words.text(a.t("card.holder"), { id: "card_holder", color: "#D5E6EA" }),
    ],
    { padding: 22, gap: 18, corner: 22, background: a.disk.frozen ? "#4A5A60" : "#0F4C5C" },
  );
}

/** Shows the number, which is asked of the bank each time. */
function reveal(a: Page): void {
  a.fields.shown = !a.fields.shown;
  if (!a.fields.shown) return;
  if (a.bug("token-in-log")) {
    a.log(
      "D",
      "CardApi",
      "GET /v2/card/number Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI4ODQxIn0.q3TzVn0c1LhW8",
    );
  } else {
    a.log("D", "CardApi", "GET /v2/card/number 200");
  }
}
