import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type News, type NewsActivity, say, stories, type Story } from "../disk.ts";
import { nothingHere, storyRow } from "../look.ts";

type Page = NewsActivity<{ query: string }, object>;

const pageSize = 5;

/** Stories by the words of their titles. */
export function addSearch(news: News, words: AppLanguage): void {
  news.activity<{ query: string }>("SearchActivity", {
    saved: () => ({ query: "" }),
    view: (a) => {
      const results = found(a);
      return words.column(
        [
          words.toolbar({ title: a.t("search.open"), onUp: () => a.finish() }),
          words.column(
            [
              words.field({
                id: "search_field",
                input: "search",
                hint: a.t("search"),
                onChange: (text) => {
                  a.saved.query = text;
                },
                onSubmit: () => a.hideKeyboard(),
              }),
            ],
            { padding: [8, 16] },
          ),
          results.length === 0
            ? nothingHere(words, {
                id: "search_none",
                icon: "magnify-close",
                title: a.t("search.none"),
                hint: a.t("search.hint"),
              })
            : words.list({
                id: "search_list",
                flex: 1,
                items: results,
                key: (story) => story.id,
                row: (story) =>
                  storyRow(words, a, story, {
                    onTap: () => a.start("ArticleActivity", { story: story.id, found: true }),
                  }),
              }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

/** The bug asks only the first page of the server. */
function found(a: Page): readonly Story[] {
  const query = a.saved.query.trim().toLowerCase();
  const results = stories.filter((story) => say(a, story.title).toLowerCase().includes(query));
  const first = stories.slice(0, pageSize).filter((story) => results.includes(story));
  const differs = query !== "" && first.length !== results.length;
  return differs && a.bug("search-first-page-only") ? first : results;
}
