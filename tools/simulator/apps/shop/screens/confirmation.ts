import type { AppLanguage } from "../../../language.ts";
import type { Shop } from "../data/disk.ts";
import { money } from "../data/money.ts";
import { colours } from "../look.ts";

/** Thanks for an order, and the ways on from there. */
export function addConfirmation(shop: Shop, words: AppLanguage): void {
  shop.activity("ConfirmationActivity", {
    onBack: (a) => {
      if (a.bug("back-to-sent-form")) return false;
      a.start("MainActivity", { tab: "home" }, { clearTop: true });
      return true;
    },
    view: (a) => {
      const palette = colours(a);
      const number = Number(a.extras["number"]);
      const order = a.disk.orders.find((order) => order.number === number);
      const email = typeof a.extras["email"] === "string" ? a.extras["email"] : a.disk.profile.email;
      const name = a.disk.profile.name.split(" ")[0] ?? "";
      const wide = a.config.orientation === "landscape";
      const buttons = wide ? words.row : words.column;
      return words.column(
        [
          words.toolbar({ title: a.t("done.title") }),
          words.scroll(
            [
              words.column(
                [
                  words.stack([words.icon("check", { size: 52, color: palette.onPrimary })], {
                    width: 104,
                    height: 104,
                    corner: 52,
                    background: palette.primary,
                    align: "center",
                    justify: "center",
                  }),
                  words.text(a.t("done.thanks", { name }), {
                    id: "done_thanks",
                    textSize: 26,
                    weight: "medium",
                    textAlign: "center",
                    color: palette.text,
                  }),
                  words.text(a.t("done.text", { number, email }), {
                    id: "done_text",
                    textSize: 15,
                    textAlign: "center",
                    color: palette.secondary,
                  }),
                  words.text(a.t("done.total", { price: money(order?.sums.total ?? 0) }), {
                    id: "done_total",
                    textSize: 18,
                    weight: "medium",
                    color: palette.text,
                  }),
                ],
                { align: "center", gap: 14, padding: [48, 24] },
              ),
            ],
            { id: "done_scroll", flex: 1 },
          ),
          buttons(
            [
              words.button(a.t("done.home"), {
                id: "done_home",
                ...(wide ? { flex: 1 } : {}),
                onTap: () => a.start("MainActivity", { tab: "home" }, { clearTop: true }),
              }),
              words.button(a.t("done.order"), {
                id: "done_order",
                ...(wide ? { flex: 1 } : {}),
                style: "outlined",
                onTap: () => a.start("OrderActivity", { number }),
              }),
            ],
            { gap: 8, padding: 16 },
          ),
        ],
        { flex: 1, background: palette.background },
      );
    },
  });
}
