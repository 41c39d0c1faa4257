import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type News, type NewsActivity, type Section, stories } from "../disk.ts";
import { storyRow } from "../look.ts";

type Tab = "top" | Section;
type Page = NewsActivity<{ tab: Tab }, { tab: Tab }>;

const tabs = ["top", "world", "sport", "culture"] as const;

/** The stories of the day by section. */
export function addMain(news: News, words: AppLanguage): void {
  news.activity<{ tab: Tab }, { tab: Tab }>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "top" }),
    fields: () => ({ tab: "top" }),
    onCreate: (a) => {
      if (a.saved.tab !== "top" && !a.bug("section-lost-on-rotation")) a.fields.tab = a.saved.tab;
    },
    view: (a) => {
      const { tab } = a.fields;
      const shown = stories.filter((story) =>
        tab === "top" ? a.disk.topics.includes(story.section) : story.section === tab,
      );
      const waiting = unread(a);
      return words.column(
        [
          words.toolbar({
            title: a.t("app"),
            actions: [
              {
                id: "action_search",
                icon: "magnify",
                label: a.t("search.open"),
                onTap: () => a.start("SearchActivity"),
              },
              {
                id: "action_later",
                icon: "bookmark-outline",
                label: a.t("later.open", { n: waiting }),
                ...(waiting > 0 ? { badge: String(waiting) } : {}),
                onTap: () => a.start("LaterActivity"),
              },
            ],
            overflow: [
              { id: "more_refresh", label: a.t("refresh"), onTap: () => refresh(a) },
              {
                id: "more_topics",
                label: a.t("topics"),
                onTap: () => a.start(a.bug("topics-open-settings") ? "SettingsActivity" : "TopicsActivity"),
              },
              { id: "more_settings", label: a.t("settings"), onTap: () => a.start("SettingsActivity") },
            ],
          }),
          words.tabs({
            id: "sections",
            selected: `tab_${tab}`,
            items: tabs.map((each) => ({
              id: `tab_${each}`,
              label: a.t(each),
              onTap: () => {
                a.fields.tab = each;
                a.saved.tab = each;
              },
            })),
          }),
          words.list({
            id: `stories_${tab}`,
            flex: 1,
            items: shown,
            key: (story) => story.id,
            row: (story) =>
              storyRow(words, a, story, { onTap: () => a.start("ArticleActivity", { story: story.id }) }),
            onRefresh: () => refresh(a),
          }),
          tab === "top" &&
            words.text(a.t("top.note"), {
              id: "top_note",
              textSize: 12,
              color: "textSecondary",
              padding: [8, 16],
            }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

/** Saved stories that were not read yet; the bug counts all that were saved. */
function unread(a: Page): number {
  const waiting = a.disk.later.filter((entry) => !entry.read).length;
  const all = a.disk.later.length;
  return all !== waiting && a.bug("badge-counts-read") ? all : waiting;
}

function refresh(a: Page): void {
  a.startService("SyncService", { online: a.online });
  a.snackbar(a.t(a.online ? "refreshed" : "refresh.failed"));
}
