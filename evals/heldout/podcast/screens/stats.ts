import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { lengthOf, type Page, type Podcast, positionOf } from "../disk.ts";
import { cover, nothing, scaffold } from "../look.ts";
import { episodesOf, type Show, shows } from "../shows.ts";

interface Heard {
  readonly show: Show;
  readonly minutes: number;
}

/** How long one listened, show by show. */
export function addStats(podcast: Podcast, words: AppLanguage): void {
  podcast.activity("StatsActivity", {
    view: (a) => {
      const heard = shows
        .map((show) => ({ show, minutes: minutesOf(a, show) }))
        .filter(({ minutes }) => minutes > 0)
        .toSorted((one, other) => other.minutes - one.minutes);
      const total = heard.reduce((sum, { minutes }) => sum + minutes, 0);
      const most = heard[0]?.minutes ?? 1;
      return scaffold(
        words,
        a,
        "Listening stats",
        heard.length === 0
          ? [nothing(words, "chart-bar", "Nothing heard yet", "Play something")]
          : [
              words.text(`${Math.floor(total / 60)} h ${total % 60} min in all`, {
                textSize: 24,
                weight: "bold",
                padding: [8, 16],
              }),
              words.list<Heard>({
                id: "stats",
                flex: 1,
                items: heard,
                key: ({ show }) => String(show.id),
                row: ({ show, minutes }) =>
                  words.row(
                    [
                      cover(words, show, 40),
                      words.column(
                        [
                          words.text(show.title, { textSize: 15, weight: "medium" }),
                          words.progressBar(minutes, most, {}),
                        ],
                        { flex: 1, gap: 8 },
                      ),
                      words.text(`${minutes} min`, { textSize: 15 }),
                    ],
                    { gap: 14, padding: [8, 16], minHeight: 60 },
                  ),
              }),
            ],
      );
    },
  });
}

function minutesOf(a: Page, show: Show): number {
  const seconds = episodesOf(show.id).reduce(
    (sum, each) => sum + (a.disk.played.includes(each.id) ? lengthOf(each.id) : positionOf(a, each.id)),
    0,
  );
  return Math.round(seconds / 60);
}
