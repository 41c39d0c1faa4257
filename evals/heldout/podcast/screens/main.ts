import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Page, type Podcast, removeDownload, resumeDownloads, shelfOf } from "../disk.ts";
import { cover, episodeRow, miniPlayer, nothing } from "../look.ts";
import { type Episode, episodeOf, episodesOf, type Show, showOf, shows, topics } from "../shows.ts";

type Tab = "library" | "discover" | "downloads";

interface Saved {
  tab: Tab;
  topic: string;
}

type Home = Page<Saved>;

const tabs = [
  ["library", "Library", "bookshelf"],
  ["discover", "Discover", "compass-outline"],
  ["downloads", "Downloads", "download-outline"],
] as const;

/** What one follows, what else there is, and what is on the phone. */
export function addMain(podcast: Podcast, words: AppLanguage): void {
  podcast.activity<Saved>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "library", topic: "All" }),
    onResume: (a) => resumeDownloads(a),
    onBack: (a) => {
      if (a.saved.tab === "library") return false;
      a.saved.tab = "library";
      return true;
    },
    view: (a) => {
      const current = episodeOf(a.disk.current);
      const player = current === undefined ? null : miniPlayer(words, a, current);
      const title = tabs.find(([tab]) => tab === a.saved.tab)?.[1] ?? "";
      const over =
        a.saved.tab === "downloads" &&
        shelfOf(a).length > 0 &&
        player !== null &&
        a.bug("button-under-player");
      return words.compose(
        words.column(
          [
            words.toolbar({
              title,
              actions: [
                { icon: "magnify", label: "Search", onTap: () => a.start("SearchActivity") },
                { icon: "playlist-play", label: "Up next", onTap: () => a.start("QueueActivity") },
              ],
              overflow: [
                { label: "Listening stats", onTap: () => a.start("StatsActivity") },
                { label: "Import subscriptions", onTap: () => a.start("ImportActivity") },
                { label: "Settings", onTap: () => a.start("SettingsActivity") },
              ],
            }),
            ...(over && player !== null
              ? [
                  words.stack(
                    [
                      words.column([pageOf(words, a)], { flex: 1 }),
                      words.column([player], { absolute: { left: 0, right: 0, bottom: 0 } }),
                    ],
                    { flex: 1 },
                  ),
                ]
              : [pageOf(words, a), player]),
            words.bottomNav({
              selected: a.saved.tab,
              items: tabs.map(([tab, label, icon]) => ({
                id: tab,
                label,
                icon,
                onTap: () => {
                  a.saved.tab = tab;
                },
              })),
            }),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
    dialogs: {
      removeAll: (a) => ({
        title: "Remove all downloads?",
        message: "Episodes stay in your library and can be downloaded again.",
        positive: {
          label: "Remove all",
          onTap: () => {
            for (const id of shelfOf(a)) removeDownload(a, id);
          },
        },
        negative: { label: "Cancel" },
      }),
    },
  });
}

function pageOf(words: AppLanguage, a: Home): ViewNode {
  switch (a.saved.tab) {
    case "discover":
      return discover(words, a);
    case "downloads":
      return downloads(words, a);
    default:
      return library(words, a);
  }
}

function showRow(words: AppLanguage, a: Home, show: Show, about: string): ViewNode {
  return words.row(
    [
      cover(words, show, 64),
      words.column(
        [
          words.text(show.title, { textSize: 17, weight: "medium" }),
          words.text(show.author, { color: "textSecondary" }),
          words.text(about, { textSize: 13, color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    { gap: 16, padding: [8, 16], minHeight: 84, onTap: () => a.start("ShowActivity", { show: show.id }) },
  );
}

function library(words: AppLanguage, a: Home): ViewNode {
  if (a.disk.subscribed.length === 0)
    return nothing(words, "bookshelf", "Your shelf is empty", "Find shows under Discover");
  return words.list({
    id: "library",
    flex: 1,
    items: a.disk.subscribed.flatMap((id) => showOf(id) ?? []),
    key: (show) => String(show.id),
    row: (show) => {
      const left = episodesOf(show.id).filter((each) => !a.disk.played.includes(each.id)).length;
      return showRow(words, a, show, left === 0 ? "All played" : `${left} unplayed`);
    },
  });
}

function discover(words: AppLanguage, a: Home): ViewNode {
  const found = shows.filter((show) => a.saved.topic === "All" || show.topic === a.saved.topic);
  return words.column(
    [
      words.scroll(
        ["All", ...topics].map((topic) =>
          words.chip(topic, {
            key: topic,
            minHeight: 48,
            checkable: true,
            selected: a.saved.topic === topic,
            onTap: () => {
              a.saved.topic = topic;
            },
          }),
        ),
        { id: "topics", horizontal: true, gap: 8, padding: [0, 16], shrink: 0 },
      ),
      words.list({
        id: "discover",
        flex: 1,
        items: found,
        key: (show) => String(show.id),
        row: (show) => showRow(words, a, show, show.about),
      }),
    ],
    { flex: 1 },
  );
}

function downloads(words: AppLanguage, a: Home): ViewNode {
  const under = Object.keys(a.disk.downloading).flatMap((id) => episodeOf(Number(id)) ?? []);
  const there = shelfOf(a).flatMap((id) => episodeOf(id) ?? []);
  if (under.length + there.length === 0)
    return nothing(
      words,
      "download-off-outline",
      "Nothing downloaded",
      "Download episodes to hear them anywhere",
    );
  const size = there.reduce((sum, each) => sum + each.megabytes, 0);
  return words.column(
    [
      words.text(`${size} MB on this phone`, { color: "textSecondary", padding: [4, 16] }),
      words.list<Episode>({
        id: "downloads",
        flex: 1,
        items: [...under, ...there],
        key: (episode) => String(episode.id),
        row: (episode) =>
          episodeRow(words, a, episode, true, () => a.start("EpisodeActivity", { episode: episode.id })),
      }),
      there.length > 0 &&
        words.button("Remove all downloads", {
          style: "outlined",
          minHeight: 48,
          margin: [8, 16],
          shrink: 0,
          onTap: () => a.show("removeAll", null, { retained: true }),
        }),
    ],
    { flex: 1 },
  );
}
