import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Kitchen } from "../disk.ts";
import { discover } from "./discover.ts";
import { cookbook } from "./cookbook.ts";
import { shopping } from "./shopping.ts";
import type { Home, HomeFields, HomeSaved } from "./home.ts";

/** Three tabs: all recipes, the ones that were kept, and what to buy. */
export function addMain(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity<HomeSaved, HomeFields>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "discover", query: "", item: "", category: null, quickest: false, idea: null }),
    fields: () => ({ asking: false, atEnd: false }),
    onBack: (a) => {
      const elsewhere = a.saved.tab !== "discover";
      a.saved.tab = "discover";
      return elsewhere;
    },
    view: (a) =>
      words.compose(
        words.column(
          [
            words.toolbar({
              title: a.t(a.saved.tab === "discover" ? "app" : a.saved.tab),
              actions: [
                { icon: "plus", label: a.t("new"), onTap: () => a.start("EditActivity") },
                { icon: "cog-outline", label: a.t("settings"), onTap: () => a.start("SettingsActivity") },
              ],
            }),
            words.column([tab(words, a)], { flex: 1 }),
            words.bottomNav({
              selected: a.saved.tab,
              items: (["discover", "saved", "shopping"] as const).map((id) => ({
                id,
                label: a.t(id),
                icon: {
                  discover: "silverware-fork-knife",
                  saved: "book-heart-outline",
                  shopping: "basket-outline",
                }[id],
                onTap: () => {
                  a.saved.tab = id;
                },
              })),
            }),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

function tab(words: AppLanguage, a: Home): ViewNode {
  if (a.saved.tab === "saved") return cookbook(words, a);
  return a.saved.tab === "shopping" ? shopping(words, a) : discover(words, a);
}
