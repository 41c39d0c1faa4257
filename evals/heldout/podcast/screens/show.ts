import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { isDownloaded, type Page, type Podcast } from "../disk.ts";
import { cover, episodeRow, nothing, scaffold } from "../look.ts";
import { type Episode, episodesOf, type Show, showOf } from "../shows.ts";

type Filter = "All" | "Unplayed" | "Downloaded";

interface Saved {
  filter: Filter;
  sort: number;
}

type ShowPage = Page<Saved, { asking: boolean }>;

const filters = ["All", "Unplayed", "Downloaded"] as const;
const sorts = ["Newest first", "Oldest first", "Longest first", "Shortest first"] as const;

/** A show with its episodes. */
export function addShow(podcast: Podcast, words: AppLanguage): void {
  podcast.activity<Saved, { asking: boolean }>("ShowActivity", {
    saved: () => ({ filter: "All", sort: 0 }),
    fields: () => ({ asking: false }),
    onCreate: (a) => {
      if (a.saved.filter !== "All" && a.bug("filter-lost")) a.saved.filter = "All";
    },
    view: (a) => {
      const show = showOf(a.extras["show"]);
      if (show === undefined) return words.column([]);
      const all = episodesOf(show.id);
      const shown = sorted(a, filtered(a, all));
      const on = a.disk.subscribed.includes(show.id);
      return scaffold(
        words,
        a,
        show.title,
        [
          words.row(
            [
              cover(words, show, 72),
              words.column(
                [
                  words.text(show.author, { textSize: 16, weight: "medium" }),
                  words.text(show.about, { color: "textSecondary" }),
                ],
                { flex: 1, gap: 4 },
              ),
            ],
            { gap: 16, padding: [4, 16], shrink: 0 },
          ),
          words.row(
            [
              words.button(a.fields.asking ? "One moment…" : on ? "Subscribed" : "Subscribe", {
                style: on ? "outlined" : "filled",
                minHeight: 48,
                icon: on ? "check" : "plus",
                onTap: () => subscribe(a, show, !on),
              }),
              words.spacer(),
              words.spinner({
                width: 188,
                options: sorts,
                selectedIndex: a.saved.sort,
                onSelect: (index) => {
                  a.saved.sort = index;
                },
              }),
            ],
            { gap: 8, padding: [8, 16], shrink: 0 },
          ),
          words.row(
            filters.map((filter) =>
              words.chip(filter, {
                key: filter,
                minHeight: 48,
                checkable: true,
                selected: a.saved.filter === filter,
                onTap: () => {
                  a.saved.filter = filter;
                },
              }),
            ),
            { gap: 8, padding: [0, 16], shrink: 0 },
          ),
          shown.length === 0
            ? nothing(
                words,
                "filter-off-outline",
                "No such episode",
                `Nothing here is ${a.saved.filter.toLowerCase()}`,
              )
            : words.list<Episode>({
                id: "episodes",
                flex: 1,
                items: shown,
                key: (episode) => String(episode.id),
                row: (episode, index) => episodeRow(words, a, episode, false, () => open(a, episode, index)),
              }),
        ],
        [],
        [
          { label: "Mark all as played", onTap: () => mark(a, all, true) },
          { label: "Mark all as unplayed", onTap: () => mark(a, all, false) },
        ],
      );
    },
  });
}

function filtered(a: ShowPage, all: readonly Episode[]): readonly Episode[] {
  switch (a.saved.filter) {
    case "Unplayed":
      return all.filter((each) => !a.disk.played.includes(each.id));
    case "Downloaded":
      return all.filter((each) => isDownloaded(a, each.id));
    default:
      return all;
  }
}

function sorted(a: ShowPage, list: readonly Episode[]): readonly Episode[] {
  const by = [
    (one: Episode, other: Episode) => one.age - other.age,
    (one: Episode, other: Episode) => other.age - one.age,
    (one: Episode, other: Episode) => other.minutes - one.minutes,
    (one: Episode, other: Episode) => one.minutes - other.minutes,
  ][a.saved.sort];
  return by === undefined ? list : list.toSorted(by);
}

/** The row that was tapped; the bug counts rows in the list without the filter. */
function open(a: ShowPage, episode: Episode, index: number): void {
  const whole = sorted(a, episodesOf(episode.show))[index];
  const meant = whole !== undefined && whole !== episode && a.bug("opens-other-episode") ? whole : episode;
  a.start("EpisodeActivity", { episode: meant.id });
}

/** Subscriptions live on the server, so that other devices have them too. */
function subscribe(a: ShowPage, show: Show, on: boolean): void {
  if (a.fields.asking) return;
  a.fields.asking = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.asking = false;
      if (!answer.ok && !a.bug("subscribed-offline")) {
        a.snackbar("No connection. Try again later.");
        return;
      }
      if (answer.ok) {
        const others = a.disk.subscribed.filter((id) => id !== show.id);
        a.disk.subscribed = on ? [...others, show.id] : others;
      }
      a.snackbar(on ? `You follow ${show.title} now` : `You no longer follow ${show.title}`);
    },
    700,
  );
}

function mark(a: ShowPage, all: readonly Episode[], played: boolean): void {
  const ids = all.map((each) => each.id);
  const others = a.disk.played.filter((id) => !ids.includes(id));
  a.disk.played = played ? [...others, ...ids] : others;
  a.snackbar(played ? "All marked as played" : "All marked as unplayed");
}
