import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Page, type Podcast } from "../disk.ts";
import { episodeRow, nothing, scaffold } from "../look.ts";
import { type Episode, episodeOf, episodes, showOf } from "../shows.ts";

interface Saved {
  query: string;
  asked: string;
  found: readonly number[];
  failed: boolean;
}

type Search = Page<Saved, { busy: boolean }>;

/** Episodes by their titles and the names of shows. */
export function addSearch(podcast: Podcast, words: AppLanguage): void {
  podcast.activity<Saved, { busy: boolean }>("SearchActivity", {
    saved: () => ({ query: "", asked: "", found: [], failed: false }),
    fields: () => ({ busy: false }),
    view: (a) =>
      scaffold(words, a, "Search", [
        words.row(
          [
            words.field({
              id: "query",
              flex: 1,
              input: "search",
              hint: "Episodes and shows",
              value: a.saved.query,
              onChange: (text) => {
                a.saved.query = text;
              },
              onSubmit: () => look(a),
            }),
            words.button("Find", { minHeight: 48, onTap: () => look(a) }),
          ],
          { gap: 10, padding: [4, 16], shrink: 0 },
        ),
        body(words, a),
      ]),
  });
}

function look(a: Search): void {
  const asked = a.saved.query.trim();
  if (asked === "") return;
  a.hideKeyboard();
  a.fields.busy = true;
  a.request(
    () => episodes.filter((episode) => answers(a, episode, asked)).map((episode) => episode.id),
    (answer) => {
      // The list is only told when there is something new to draw.
      if (answer.ok && answer.value.length === 0 && a.bug("search-never-ends")) return;
      a.fields.busy = false;
      a.saved.failed = !answer.ok;
      if (answer.ok) Object.assign(a.saved, { asked, found: answer.value });
    },
    800,
  );
}

/** Upper and lower case make no difference. */
function answers(a: Search, episode: Episode, asked: string): boolean {
  const names = `${episode.title} ${showOf(episode.show)?.title ?? ""}`;
  if (names.includes(asked)) return true;
  return names.toLowerCase().includes(asked.toLowerCase()) && !a.bug("search-minds-case");
}

function body(words: AppLanguage, a: Search): ViewNode {
  if (a.fields.busy)
    return words.column([words.progressSpinner({}), words.text("Searching…", { textAlign: "center" })], {
      gap: 12,
      padding: 40,
    });
  if (a.saved.failed)
    return nothing(
      words,
      "wifi-off",
      "No connection",
      "Check it and try again",
      words.button("Try again", {
        style: "outlined",
        minHeight: 48,
        alignSelf: "center",
        onTap: () => look(a),
      }),
    );
  if (a.saved.asked === "")
    return nothing(words, "magnify", "Find something to hear", "Titles of episodes, names of shows");
  const found = a.saved.found.flatMap((id) => episodeOf(id) ?? []);
  if (found.length === 0)
    return nothing(words, "magnify-close", `Nothing found for “${a.saved.asked}”`, "Try fewer words");
  return words.column(
    [
      words.text(`Results for “${a.saved.asked}”: ${found.length}`, {
        color: "textSecondary",
        padding: [6, 16],
      }),
      words.list<Episode>({
        id: "results",
        flex: 1,
        items: found,
        key: (episode) => String(episode.id),
        row: (episode) =>
          episodeRow(words, a, episode, true, () => a.start("EpisodeActivity", { episode: episode.id })),
      }),
    ],
    { flex: 1 },
  );
}
