import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { News } from "../disk.ts";

/** How stories look, and notices. */
export function addSettings(news: News, words: AppLanguage): void {
  news.activity("SettingsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
          words.scroll(
            (["large", "alerts"] as const).map((key) =>
              words.toggle(a.t(key), {
                id: `set_${key}`,
                checked: a.disk[key],
                summary: a.t(`${key}.about`),
                padding: [10, 16],
                onChange: (on) => {
                  a.disk[key] = on;
                },
              }),
            ),
            { id: "settings_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

/** The sections that the first page shows; one always stays. */
export function addTopics(news: News, words: AppLanguage): void {
  news.activity("TopicsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("topics"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.text(a.t("topics.help"), { color: "textSecondary", padding: [8, 16] }),
              ...(["world", "sport", "culture"] as const).map((section) => {
                const on = a.disk.topics.includes(section);
                return words.checkbox(a.t(section), {
                  id: `topic_${section}`,
                  checked: on,
                  enabled: !on || a.disk.topics.length > 1,
                  padding: [4, 16],
                  onChange: (checked) => {
                    a.disk.topics = a.disk.topics.filter((other) => other !== section);
                    if (checked) a.disk.topics.push(section);
                  },
                });
              }),
            ],
            { id: "topics_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
