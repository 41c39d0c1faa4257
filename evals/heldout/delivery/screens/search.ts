import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Delivery, type Page } from "../disk.ts";
import { nothing, screen, shopRow } from "../look.ts";
import { type Shop, shopOf, shops, menuOf } from "../stores.ts";

interface Saved {
  query: string;
  state: "idle" | "done" | "failed";
  found: readonly number[];
}

interface Fields {
  busy: boolean;
}

type Search = Page<Saved, Fields>;

function look(a: Search): void {
  const query = a.saved.query.trim().toLowerCase();
  if (query === "") return;
  a.hideKeyboard();
  a.disk.recent = [
    a.saved.query.trim(),
    ...a.disk.recent.filter((each) => each !== a.saved.query.trim()),
  ].slice(0, 8);
  a.fields.busy = true;
  a.request(
    () => shops.filter((shop) => answers(shop, query)).map((shop) => shop.id),
    (answer) => {
      a.fields.busy = false;
      if (answer.ok) Object.assign(a.saved, { state: "done", found: answer.value });
      else a.saved.state = "failed";
    },
    600,
  );
}

/** Shops and dishes by name. */
export function addSearch(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, Fields>("SearchActivity", {
    saved: () => ({ query: "", state: "idle", found: [] }),
    fields: () => ({ busy: false }),
    view: (a) =>
      screen(words, a, a.t("search.title"), [
        words.row(
          [
            words.field({
              id: "search_query",
              flex: 1,
              input: "search",
              hint: a.t("search.hint"),
              value: a.saved.query,
              onChange: (text) => {
                a.saved.query = text;
                if (text === "") a.saved.state = "idle";
              },
              onSubmit: () => look(a),
            }),
            words.button(a.t("search.go"), { id: "search_go", minHeight: 48, onTap: () => look(a) }),
          ],
          { gap: 10, padding: [8, 16], shrink: 0 },
        ),
        body(words, a),
      ]),
  });

  function body(words: AppLanguage, a: Search): ViewNode {
    if (a.fields.busy) return words.column([words.progressSpinner({ id: "search_busy" })], { padding: 32 });
    if (a.saved.state === "idle") return recent(a);
    if (a.saved.state === "failed") {
      // Nobody looked what to draw where there is no answer.
      if (a.bug("search-blank-offline")) return words.column([], { flex: 1 });
      return nothing(
        words,
        "wifi-off",
        a.t("offline"),
        a.t("offline.about"),
        words.button(a.t("again"), {
          id: "search_again",
          style: "outlined",
          minHeight: 48,
          alignSelf: "center",
          onTap: () => look(a),
        }),
      );
    }
    if (a.saved.found.length === 0)
      return nothing(
        words,
        "store-search-outline",
        a.t("search.none", { query: a.saved.query }),
        a.t("search.none.about"),
      );
    return words.list({
      id: "search_list",
      flex: 1,
      items: a.saved.found.flatMap((id) => shopOf(id) ?? []),
      key: (shop) => String(shop.id),
      row: (shop) => shopRow(words, a, shop, () => a.start("RestaurantActivity", { shop: shop.id })),
    });
  }

  function recent(a: Search): ViewNode {
    if (a.disk.recent.length === 0)
      return nothing(words, "history", a.t("recent.none"), a.t("recent.none.about"));
    return words.column(
      [
        words.text(a.t("recent"), { textSize: 15, color: "textSecondary", padding: [8, 16] }),
        words.list({
          id: "recent_list",
          flex: 1,
          items: a.disk.recent,
          key: (term) => term,
          row: (term, index) =>
            words.row(
              [
                words.icon("history", { color: "textSecondary" }),
                words.text(term, { id: "recent_term", flex: 1, textSize: 16 }),
                words.icon("close", {
                  id: "recent_remove",
                  desc: a.t("recent.remove", { term }),
                  onTap: () => remove(a, index),
                }),
              ],
              {
                gap: 14,
                padding: [2, 16],
                minHeight: 56,
                onTap: () => {
                  a.saved.query = term;
                  look(a);
                },
              },
            ),
        }),
      ],
      { flex: 1 },
    );
  }

  /** Takes a term away, and gives the focus to the one that moved up in its place, if there is one. */
  function remove(a: Search, index: number): void {
    a.disk.recent.splice(index, 1);
    if (index === a.disk.recent.length && a.bug("last-recent-crash")) {
      throw words.exception(
        "java.lang.IndexOutOfBoundsException",
        `Index ${index} out of bounds for length ${a.disk.recent.length}`,
        {
          frames: [
            "jdk.internal.util.Preconditions.outOfBounds(Preconditions.java:64)",
            "java.util.Objects.checkIndex(Objects.java:359)",
            "java.util.ArrayList.get(ArrayList.java:434)",
            "kr.hansang.app.SearchActivity.onRecentRemoved(SearchActivity.kt:131)",
            "kr.hansang.app.RecentAdapter$ViewHolder.bind$lambda$1(RecentAdapter.kt:44)",
          ],
        },
      );
    }
  }
}

const answers = (shop: Shop, query: string): boolean =>
  [shop.ko, shop.en, ...menuOf(shop).flatMap((dish) => [dish.ko, dish.en]), words(shop)].some((name) =>
    name.toLowerCase().includes(query),
  );

/** What shops of a kind are also looked for by. */
const words = (shop: Shop): string => (shop.category === "chicken" ? "치킨 chicken" : shop.category);
