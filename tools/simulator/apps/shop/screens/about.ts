import type { AppLanguage } from "../../../language.ts";
import type { Shop, ShopCode } from "../data/disk.ts";
import { colours } from "../look.ts";

/** What this app is, and by what right it uses what others made. */
export function addAbout(shop: Shop, words: AppLanguage): void {
  shop.activity("AboutActivity", {
    view: (a) => {
      const palette = colours(a);
      return words.column(
        [
          words.toolbar({ title: a.t("about.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.image(
                    { kind: "icon", name: "storefront", color: "#FFFFFF", background: "#1F6F54" },
                    { width: 96, height: 96, corner: 24 },
                  ),
                  words.text(a.t("app"), { textSize: 24, weight: "medium", color: palette.text }),
                  words.text(a.t("about.version"), {
                    id: "about_version",
                    textSize: 14,
                    color: palette.secondary,
                  }),
                  words.text(a.t("about.text"), {
                    textSize: 15,
                    textAlign: "center",
                    color: palette.secondary,
                  }),
                  words.button(a.t("about.rate"), {
                    id: "about_rate",
                    style: "tonal",
                    icon: "star-outline",
                    onTap: () => rate(a),
                  }),
                  words.button(a.t("about.licences"), {
                    id: "about_licences",
                    style: "text",
                    onTap: () => a.show("licences", null, { retained: true }),
                  }),
                ],
                { align: "center", gap: 12, padding: [40, 24] },
              ),
            ],
            { id: "about_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: palette.background },
      );
    },
    dialogs: {
      licences: (a) => ({
        title: a.t("about.licences"),
        message: a.t("about.licences.text"),
        positive: { label: a.t("about.close") },
      }),
    },
  });
}

function rate(a: ShopCode): void {
  try {
    a.startExternal({
      action: "android.intent.action.VIEW",
      data: "market://details?id=com.example.pocketmarket",
    });
  } catch {
    a.toast(a.t("about.norate"));
  }
}
