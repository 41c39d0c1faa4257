import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import type { Product } from "../data/product.ts";
import { filters, found, orders, shelf, type Filter, type Order, type Query } from "../data/query.ts";
import { get } from "../data/java.ts";
import { cartAction, colours, nameOf, nothingHere, picture, priceLine, ratingLine } from "../look.ts";

interface Saved {
  begun: boolean;
  words: string;
  filters: Filter[];
  order: Order;
}

/** What the list shows by; the saved state has a copy, for when the activity is made anew. */
interface Fields {
  filters: Filter[];
}

type List = ShopActivity<Saved, Fields>;

/** Products of a shelf, of a search or of the sale: with words, filters and order. */
export function addProductList(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved, Fields>("ProductListActivity", {
    saved: () => ({ begun: false, words: "", filters: [], order: "recommended" }),
    fields: () => ({ filters: [] }),
    onCreate: (a) => {
      if (!a.saved.begun) begin(a);
      const chosen = a.saved.filters.join() !== first(a).join();
      a.fields.filters = chosen && a.bug("filters-lost-on-rotation") ? first(a) : [...a.saved.filters];
    },
    view: (a) => {
      const results = found(a, queryOf(a));
      return words.column(
        [
          words.toolbar({ title: titleOf(a), onUp: () => a.finish(), actions: [cartAction(a)] }),
          top(words, a, results.length),
          results.length === 0
            ? nothingHere(words, a, {
                id: "list_empty",
                icon: "magnify-close",
                title: a.t("list.none"),
                hint: a.t("list.none.hint"),
                action: { id: "list_clear", label: a.t("list.clear"), onTap: () => clear(a) },
              })
            : words.list({
                id: "list_products",
                flex: 1,
                items: results,
                key: (product) => product.id,
                row: (product, index) => productRow(words, a, product, () => open(words, a, product, index)),
              }),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}

function begin(a: List): void {
  a.saved.begun = true;
  a.saved.filters = first(a);
  if (typeof a.extras["query"] === "string") a.saved.words = a.extras["query"];
  if (a.extras["search"] === true) a.focus("list_search");
}

/** The filters that the screen was opened with. */
function first(a: List): Filter[] {
  return a.extras["deals"] === true ? ["sale"] : [];
}

function queryOf(a: List): Query {
  const category = a.extras["category"];
  return {
    category: typeof category === "string" ? category : undefined,
    words: a.saved.words,
    filters: a.fields.filters,
    order: a.saved.order,
  };
}

function titleOf(a: List): string {
  const category = a.extras["category"];
  if (typeof category === "string") return a.t(`cat.${category}`);
  return a.t(a.extras["deals"] === true ? "list.deals" : "list.all");
}

/** Opens what was tapped: by its position, which is one in the rows that are shown. */
function open(words: AppLanguage, a: List, product: Product, index: number): void {
  const narrowed = a.fields.filters.length > 0;
  const behind = get(
    words,
    shelf(a, queryOf(a)),
    index,
    "com.example.pocketmarket.ProductListActivity.open(ProductListActivity.kt:131)",
  );
  const wrong = narrowed && behind.id !== product.id && a.bug("filtered-list-opens-wrong");
  a.start("ProductActivity", { product: wrong ? behind.id : product.id });
}

function clear(a: List): void {
  a.saved.words = "";
  a.saved.filters = [];
  a.fields.filters = [];
  a.setValue("list_search", "");
}

/** Search, filters and order: side by side where the screen is low. */
function top(words: AppLanguage, a: List, count: number): ViewNode {
  const padding = { top: 4, right: 16, bottom: 4, left: 16 };
  const beside = words.row([chips(words, a), words.column([order(words, a, count)], { flex: 1 })], {
    gap: 24,
  });
  const parts = a.config.orientation === "landscape" ? [beside] : [chips(words, a), order(words, a, count)];
  return words.column([searchField(words, a), ...parts], { gap: 8, padding });
}

function searchField(words: AppLanguage, a: List): ViewNode {
  return words.field({
    id: "list_search",
    input: "search",
    icon: "magnify",
    hint: a.t("list.search"),
    initial: a.saved.words,
    onChange: (text) => {
      a.saved.words = text;
    },
    onSubmit: (text) => {
      const query = text.trim();
      if (query !== "")
        a.disk.searches = [query, ...a.disk.searches.filter((other) => other !== query)].slice(0, 4);
      a.hideKeyboard();
    },
  });
}

function chips(words: AppLanguage, a: List): ViewNode {
  return words.row(
    filters.map((filter) => {
      const on = a.fields.filters.includes(filter);
      return words.chip(a.t(`list.${filter}`), {
        id: `filter_${filter}`,
        checkable: true,
        selected: on,
        onTap: () => {
          a.fields.filters = on
            ? a.fields.filters.filter((other) => other !== filter)
            : [...a.fields.filters, filter];
          a.saved.filters = [...a.fields.filters];
        },
      });
    }),
    { gap: 8, wrap: true },
  );
}

function order(words: AppLanguage, a: List, count: number): ViewNode {
  const label = count === 1 ? a.t("list.count.one") : a.t("list.count", { n: count });
  return words.row(
    [
      words.text(label, { id: "list_count", textSize: 14, color: colours(a).secondary, flex: 1 }),
      words.spinner({
        id: "list_order",
        options: orders.map((each) => a.t(`sort.${each}`)),
        selectedIndex: orders.indexOf(a.saved.order),
        onSelect: (index) => {
          a.saved.order = orders[index] ?? "recommended";
          a.scrollTo("list_products", 0);
        },
        textSize: 14,
        width: "55%",
      }),
    ],
    { align: "center", gap: 8 },
  );
}

function productRow(words: AppLanguage, a: List, product: Product, onTap: () => void): ViewNode {
  const palette = colours(a);
  const side = a.disk.listView ? 56 : 92;
  const loved = a.disk.favourites.includes(product.id);
  return words.row(
    [
      picture(words, product, { width: side, height: side }),
      words.column(
        [
          words.text(nameOf(a, product), {
            id: "product_name",
            textSize: 16,
            weight: "medium",
            maxLines: 2,
            color: palette.text,
          }),
          ratingLine(words, a, product),
          priceLine(words, a, product, 16),
          product.stock === 0 && words.text(a.t("product.stock.none"), { textSize: 12, color: palette.sale }),
        ],
        { flex: 1, gap: 4 },
      ),
      words.icon(loved ? "heart" : "heart-outline", {
        id: "product_heart",
        size: 24,
        width: 48,
        height: 48,
        color: loved ? palette.sale : palette.secondary,
        desc: `${a.t(loved ? "product.unsave" : "product.save")}: ${nameOf(a, product)}`,
        onTap: () => {
          const others = a.disk.favourites.filter((id) => id !== product.id);
          a.disk.favourites = loved ? others : [...others, product.id];
        },
      }),
    ],
    { key: product.id, align: "center", gap: 12, padding: { top: 8, right: 8, bottom: 8, left: 16 }, onTap },
  );
}
