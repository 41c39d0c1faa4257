import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type News, stories } from "../disk.ts";
import { nothingHere, storyRow } from "../look.ts";

/** Stories that were saved, read ones too. */
export function addLater(news: News, words: AppLanguage): void {
  news.activity("LaterActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("later"), onUp: () => a.finish() }),
          a.disk.later.length === 0
            ? nothingHere(words, {
                id: "later_none",
                icon: "bookmark-outline",
                title: a.t("later.none"),
                hint: a.t("later.hint"),
              })
            : words.list({
                id: "later_list",
                flex: 1,
                items: a.disk.later.flatMap((entry) => {
                  const story = stories.find((each) => each.id === entry.story);
                  return story === undefined ? [] : [{ story, read: entry.read }];
                }),
                key: ({ story }) => story.id,
                row: ({ story, read }) => {
                  const foreign = !read && a.config.rtl && a.bug("later-in-english");
                  return storyRow(words, a, story, {
                    state: foreign ? "Unread" : a.t(read ? "read" : "unread"),
                    onTap: () => a.start("ArticleActivity", { story: story.id }),
                  });
                },
              }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
