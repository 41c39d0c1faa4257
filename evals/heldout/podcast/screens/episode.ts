import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import {
  download,
  isDownloaded,
  type Page,
  play,
  type Podcast,
  progressOf,
  removeDownload,
  resumeDownloads,
} from "../disk.ts";
import { cover, scaffold, stateOf } from "../look.ts";
import { type Episode, episodeOf, showOf } from "../shows.ts";

/** One episode: what it is about, and everything that can be done with it. */
export function addEpisode(podcast: Podcast, words: AppLanguage): void {
  podcast.activity("EpisodeActivity", {
    onResume: (a) => resumeDownloads(a),
    view: (a) => {
      const episode = episodeOf(a.extras["episode"]);
      const show = showOf(episode?.show);
      if (episode === undefined || show === undefined) return words.column([]);
      const playing = a.statics.playing && a.disk.current === episode.id;
      const played = a.disk.played.includes(episode.id);
      const queued = a.disk.queue.includes(episode.id);
      const notes = a.disk.notes.filter((note) => note.episode === episode.id).length;
      // Written down when the app had one theme only.
      const ink = a.config.night && a.bug("description-unreadable") ? "#33303A" : "textSecondary";
      return scaffold(
        words,
        a,
        "Episode",
        [
          words.scroll(
            [
              words.row(
                [
                  cover(words, show, 64),
                  words.column(
                    [
                      words.text(show.title, { color: "textSecondary" }),
                      words.text(episode.title, { textSize: 21, weight: "bold" }),
                    ],
                    { flex: 1, gap: 2 },
                  ),
                ],
                { gap: 16 },
              ),
              words.text(stateOf(a, episode), { color: "textSecondary" }),
              words.button(playing ? "Pause" : "Play", {
                icon: playing ? "pause" : "play",
                minHeight: 52,
                onTap: () => {
                  if (playing) a.statics.playing = false;
                  else play(a, episode.id);
                },
              }),
              fetched(words, a, episode),
              words.button(queued ? "Remove from Up next" : "Add to Up next", {
                style: "outlined",
                minHeight: 48,
                onTap: () => {
                  a.disk.queue = queued
                    ? a.disk.queue.filter((id) => id !== episode.id)
                    : [...a.disk.queue, episode.id];
                },
              }),
              words.button(played ? "Mark as unplayed" : "Mark as played", {
                style: "outlined",
                minHeight: 48,
                onTap: () => {
                  a.disk.played = played
                    ? a.disk.played.filter((id) => id !== episode.id)
                    : [...a.disk.played, episode.id];
                },
              }),
              words.button(notes === 0 ? "Notes" : `Notes (${notes})`, {
                style: "outlined",
                minHeight: 48,
                onTap: () => a.start("NotesActivity", { episode: episode.id }),
              }),
              words.text("About this episode", { textSize: 16, weight: "medium", margin: { top: 8 } }),
              words.text(episode.about, { textSize: 15, color: ink }),
            ],
            { id: "episode", flex: 1, gap: 10, padding: 16 },
          ),
        ],
        [{ icon: "share-variant-outline", label: "Share", onTap: () => share(words, a, episode) }],
      );
    },
  });
}

function fetched(words: AppLanguage, a: Page, episode: Episode): ViewNode {
  const percent = progressOf(a, episode.id);
  if (percent !== undefined)
    return words.column(
      [
        words.text(`Downloading ${percent}% of ${episode.megabytes} MB`, {}),
        words.progressBar(percent, 100, {}),
        words.button("Cancel download", {
          style: "text",
          minHeight: 48,
          onTap: () => {
            delete a.disk.downloading[String(episode.id)];
          },
        }),
      ],
      { gap: 8 },
    );
  if (isDownloaded(a, episode.id))
    return words.button("Remove download", {
      style: "outlined",
      minHeight: 48,
      icon: "trash-can-outline",
      onTap: () => {
        removeDownload(a, episode.id);
        a.snackbar("Download removed");
      },
    });
  return words.button(`Download (${episode.megabytes} MB)`, {
    style: "outlined",
    minHeight: 48,
    icon: "download-outline",
    onTap: () => {
      if (!a.online) a.snackbar("No connection. Nothing was downloaded.");
      else
        download(a, episode.id, () => {
          if (a.alive) a.snackbar("The connection was lost");
        });
    },
  });
}

function share(words: AppLanguage, a: Page, episode: Episode): void {
  const intent = { action: "android.intent.action.SEND", data: `https://earshelf.example/e/${episode.id}` };
  try {
    a.startExternal(intent);
  } catch (error) {
    // Without a chooser, and nobody asked whether there is an app for it.
    if (a.bug("share-without-app")) {
      const message = error instanceof Error ? error.message : "";
      throw words.exception("android.content.ActivityNotFoundException", message, {
        frames: [
          "android.app.Instrumentation.checkStartActivityResult(Instrumentation.java:2239)",
          "android.app.Activity.startActivityForResult(Activity.java:5589)",
          "android.app.Activity.startActivity(Activity.java:6022)",
          "app.earshelf.player.EpisodeActivity.share(EpisodeActivity.kt:188)",
        ],
      });
    }
    a.snackbar("There is no app to share with");
  }
}
