import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Delivery, homeOf, named, type Order, type Page, won } from "../disk.ts";
import { cartAction, nothing, shopRow } from "../look.ts";
import { categories, type Category, pictureOf, type Shop, shopOf, shops } from "../stores.ts";

type Tab = "home" | "favourites" | "orders" | "my";
type Sort = "suggested" | "stars" | "fee" | "minutes";

interface Saved {
  tab: Tab;
  category: Category | "all";
  sort: Sort;
}

type Home = Page<Saved>;

const tabs = [
  ["home", "home-outline"],
  ["favourites", "heart-outline"],
  ["orders", "receipt-text-outline"],
  ["my", "account-outline"],
] as const;

const sorts = ["suggested", "stars", "fee", "minutes"] as const;

/** Shops, favourites, orders and what is one's own. */
export function addMain(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "home", category: "all", sort: "suggested" }),
    onBack: (a) => {
      if (a.saved.tab === "home") return false;
      a.saved.tab = "home";
      return true;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.saved.tab === "home" ? (homeOf(a)?.street ?? a.t("app")) : a.t(`tab.${a.saved.tab}`),
            actions: [
              {
                id: "action_search",
                icon: "magnify",
                label: a.t("search.title"),
                onTap: () => a.start("SearchActivity"),
              },
              cartAction(a),
            ],
          }),
          ...pageOf(words, a),
          words.bottomNav({
            id: "main_nav",
            selected: `nav_${a.saved.tab}`,
            items: tabs.map(([tab, icon]) => ({
              id: `nav_${tab}`,
              label: a.t(`tab.${tab}`),
              icon,
              onTap: () => {
                a.saved.tab = tab;
                if (tab === "favourites") a.statics.favourites ??= [...a.disk.favourites];
              },
            })),
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function pageOf(words: AppLanguage, a: Home): readonly ViewNode[] {
  switch (a.saved.tab) {
    case "favourites":
      return [favourites(words, a)];
    case "orders":
      return [orders(words, a)];
    case "my":
      return [mine(words, a)];
    default:
      return home(words, a);
  }
}

function home(words: AppLanguage, a: Home): readonly ViewNode[] {
  const found = shops.filter((shop) => a.saved.category === "all" || shop.category === a.saved.category);
  return [
    words.scroll(
      (["all", ...categories] as const).map((category) =>
        words.chip(a.t(`category.${category}`), {
          id: `category_${category}`,
          minHeight: 48,
          checkable: true,
          selected: a.saved.category === category,
          onTap: () => {
            a.saved.category = category;
          },
        }),
      ),
      { id: "categories", horizontal: true, gap: 8, padding: [0, 16], shrink: 0 },
    ),
    words.row(
      [
        words.text(a.t("shops", { n: found.length }), { id: "shop_count", flex: 1, color: "textSecondary" }),
        words.spinner({
          id: "sort",
          width: 196,
          options: sorts.map((sort) => a.t(`sort.${sort}`)),
          selectedIndex: sorts.indexOf(a.saved.sort),
          onSelect: (index) => {
            a.saved.sort = sorts[index] ?? "suggested";
          },
        }),
      ],
      { gap: 12, padding: [8, 16], shrink: 0 },
    ),
    words.list({
      id: "shop_list",
      flex: 1,
      items: sorted(a, found),
      key: (shop) => String(shop.id),
      row: (shop) => shopRow(words, a, shop, () => a.start("RestaurantActivity", { shop: shop.id })),
    }),
  ];
}

function sorted(a: Home, found: readonly Shop[]): readonly Shop[] {
  switch (a.saved.sort) {
    case "stars":
      return found.toSorted((one, other) => other.stars - one.stars);
    case "minutes":
      return found.toSorted((one, other) => one.minutes - other.minutes);
    case "fee":
      // The server sends fees as text.
      return a.bug("fee-order")
        ? found.toSorted((one, other) =>
            String(one.fee) < String(other.fee) ? -1 : one.fee === other.fee ? 0 : 1,
          )
        : found.toSorted((one, other) => one.fee - other.fee);
    default:
      return found;
  }
}

function favourites(words: AppLanguage, a: Home): ViewNode {
  const ids = a.statics.favourites ?? a.disk.favourites;
  if (ids.length === 0)
    return nothing(words, "heart-outline", a.t("favourites.none"), a.t("favourites.none.about"));
  return words.list({
    id: "favourite_list",
    flex: 1,
    items: ids.flatMap((id) => shopOf(id) ?? []),
    key: (shop) => String(shop.id),
    row: (shop) => shopRow(words, a, shop, () => a.start("RestaurantActivity", { shop: shop.id })),
  });
}

function orders(words: AppLanguage, a: Home): ViewNode {
  return words.list<Order>({
    id: "order_list",
    flex: 1,
    items: a.disk.orders,
    key: (order) => String(order.id),
    row: (order) => {
      const shop = shopOf(order.shop);
      const count = order.dishes.reduce((sum, each) => sum + each.count, 0);
      const price = order.dishes.reduce((sum, each) => sum + each.count * each.price, 0);
      return words.row(
        [
          words.image(shop === undefined ? { kind: "missing" } : pictureOf(shop), {
            width: 56,
            height: 56,
            corner: 10,
          }),
          words.column(
            [
              words.text(shop === undefined ? "" : named(a, shop), {
                id: "order_shop",
                textSize: 16,
                weight: "medium",
              }),
              words.text(`${named(a, order.day)} · ${a.t(`state.${order.state}`)}`, {
                id: "order_when",
                textSize: 13,
                color: "textSecondary",
              }),
              words.text(
                `${a.t(count === 1 ? "portions.one" : "portions", { n: count })} · ${won(a, price + order.fee - order.discount)}`,
                { id: "order_price", textSize: 14 },
              ),
            ],
            { flex: 1, gap: 3 },
          ),
        ],
        {
          gap: 14,
          padding: [10, 16],
          minHeight: 80,
          onTap: () => a.start("OrderActivity", { order: order.id }),
        },
      );
    },
  });
}

function mine(words: AppLanguage, a: Home): ViewNode {
  const entry = (id: string, icon: string, about: string, activity: string): ViewNode =>
    words.row(
      [
        words.icon(icon, { color: "primary" }),
        words.column(
          [
            words.text(a.t(`my.${id}`), { textSize: 16 }),
            words.text(about, { id: `my_${id}_about`, color: "textSecondary" }),
          ],
          { flex: 1, gap: 2 },
        ),
      ],
      { id: `my_${id}`, gap: 16, padding: [12, 16], minHeight: 72, onTap: () => a.start(activity) },
    );
  return words.scroll(
    [
      words.row(
        [
          words.image({ kind: "avatar", name: "한소라" }, { width: 56, height: 56 }),
          words.text(a.t("my.hello"), { id: "my_hello", textSize: 20, weight: "medium", flex: 1 }),
        ],
        { gap: 16, padding: 16 },
      ),
      entry(
        "addresses",
        "map-marker-outline",
        homeOf(a)?.street ?? a.t("my.addresses.none"),
        "AddressesActivity",
      ),
      entry(
        "coupons",
        "ticket-percent-outline",
        a.t(a.disk.coupons.length === 1 ? "my.coupons.one" : "my.coupons.about", {
          n: a.disk.coupons.length,
        }),
        "CouponsActivity",
      ),
      entry("settings", "cog-outline", a.t("my.settings.about"), "SettingsActivity"),
    ],
    { id: "my_scroll", flex: 1 },
  );
}
