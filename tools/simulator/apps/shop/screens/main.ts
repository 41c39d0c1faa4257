import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { cartAction, colours } from "../look.ts";
import { account } from "./account.ts";
import { browse } from "./browse.ts";
import { home } from "./home.ts";
import { saved } from "./saved.ts";

export type Tab = "home" | "browse" | "saved" | "account";

/** What the first screen remembers: which tab, which banner, how much is shown. */
export interface MainSaved {
  tab: Tab;
  banner: number;
  more: boolean;
}

const pages: Readonly<Record<Tab, (words: AppLanguage, a: Main) => ViewNode>> = {
  home,
  browse,
  saved,
  account,
};

export type Main = ShopActivity<MainSaved, object>;

const titles: Readonly<Record<Tab, string>> = {
  home: "app",
  browse: "browse.title",
  saved: "saved.title",
  account: "account.title",
};

/** The first screen: four tabs over a bottom navigation. */
export function addMain(shop: Shop, words: AppLanguage): void {
  shop.activity<MainSaved>("MainActivity", {
    launcher: true,
    launchMode: "singleTop",
    saved: () => ({ tab: "home", banner: 0, more: false }),
    onCreate: (a) => {
      if (a.extras["tab"] === "browse") a.saved.tab = "browse";
      const late = words.exception("java.net.SocketTimeoutException", "timeout after 1500ms");
      a.logCaught("PromotionLoader", "No promotion this time, showing the bundled ones", late);
    },
    onNewIntent: (a, extras) => {
      // Started by its icon again it stays where it was; only other screens of the shop ask for a tab.
      if (extras["tab"] === "home" || extras["tab"] === "browse") a.saved.tab = extras["tab"];
    },
    onBack: (a) => {
      if (a.saved.tab === "home") return false;
      a.saved.tab = "home";
      return true;
    },
    onResult: (a, from, result) => {
      if (from === "EditProfileActivity" && result === "saved") a.snackbar(a.t("account.updated"));
    },
    view: (a) => {
      const item = (tab: Tab, icon: string) => ({
        id: `nav_${tab}`,
        label: a.t(`nav.${tab}`),
        icon,
        onTap: () => {
          a.saved.tab = tab;
        },
      });
      return words.column(
        [
          words.toolbar({ title: a.t(titles[a.saved.tab]), actions: [cartAction(a)] }),
          pages[a.saved.tab](words, a),
          words.bottomNav({
            id: "bottom_nav",
            selected: `nav_${a.saved.tab}`,
            items: [
              item("home", "home-outline"),
              item("browse", "view-grid-outline"),
              item("saved", "heart-outline"),
              item("account", "account-outline"),
            ],
          }),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}
