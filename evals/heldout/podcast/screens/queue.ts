import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Page, type Podcast } from "../disk.ts";
import { cover, nothing, scaffold } from "../look.ts";
import { type Episode, episodeOf, showOf } from "../shows.ts";

/** What plays after this. */
export function addQueue(podcast: Podcast, words: AppLanguage): void {
  podcast.activity("QueueActivity", {
    view: (a) => {
      const queue = a.disk.queue.flatMap((id) => episodeOf(id) ?? []);
      return scaffold(
        words,
        a,
        "Up next",
        queue.length === 0
          ? [nothing(words, "playlist-remove", "Nothing is up next", "Add episodes with “Add to Up next”")]
          : [
              words.text(summary(a, queue), { color: "textSecondary", padding: [4, 16] }),
              words.list<Episode>({
                id: "queue",
                flex: 1,
                items: queue,
                key: (episode) => String(episode.id),
                row: (episode, index) => row(words, a, episode, index),
              }),
            ],
        queue.length === 0 ? [] : [{ icon: "playlist-remove", label: "Clear", onTap: () => clear(a) }],
      );
    },
  });
}

function summary(a: Page, queue: readonly Episode[]): string {
  const minutes = queue.reduce((sum, each) => sum + each.minutes, 0);
  const time = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const one = queue.length === 1 && !a.bug("one-episodes");
  return `${queue.length} ${one ? "episode" : "episodes"} · ${time}`;
}

function row(words: AppLanguage, a: Page, episode: Episode, index: number): ViewNode {
  const show = showOf(episode.show);
  const last = index === a.disk.queue.length - 1;
  return words.row(
    [
      show !== undefined && cover(words, show, 44),
      words.column(
        [
          words.text(episode.title, { textSize: 15, weight: "medium" }),
          words.text(`${show?.title ?? ""} · ${episode.minutes} min`, {
            textSize: 13,
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("arrow-up", {
        desc: `Move ${episode.title} up`,
        enabled: index > 0,
        onTap: () => swap(a, index, index - 1),
      }),
      words.icon("arrow-down", {
        desc: `Move ${episode.title} down`,
        enabled: !last,
        onTap: () => {
          // The same guard as for moving up.
          if (index > 0 || !a.bug("first-does-not-move")) swap(a, index, index + 1);
        },
      }),
      words.icon("close", {
        desc: `Remove ${episode.title}`,
        onTap: () => {
          a.disk.queue = a.disk.queue.filter((id) => id !== episode.id);
        },
      }),
    ],
    {
      gap: 8,
      padding: [8, 16],
      minHeight: 68,
      onTap: () => a.start("EpisodeActivity", { episode: episode.id }),
    },
  );
}

function swap(a: Page, one: number, other: number): void {
  const queue = [...a.disk.queue];
  const [here, there] = [queue[one], queue[other]];
  if (here === undefined || there === undefined) return;
  queue[one] = there;
  queue[other] = here;
  a.disk.queue = queue;
}

function clear(a: Page): void {
  const before = a.disk.queue;
  a.disk.queue = [];
  a.snackbar("Up next is empty", {
    label: "Undo",
    onTap: () => {
      a.disk.queue = before;
    },
  });
}
