/** Composables that several screens of Earshelf use. */

import type { AppLanguage, ToolbarAction, ViewNode } from "../../../tools/simulator/language.ts";
import { clock, dayOf, type Episode, type Show, showOf } from "./shows.ts";
import { type Code, isDownloaded, lengthOf, type Page, play, positionOf, progressOf } from "./disk.ts";

/** A whole screen. */
export function scaffold<S extends object, F extends object>(
  words: AppLanguage,
  a: Page<S, F>,
  title: string,
  body: readonly (ViewNode | false | null)[],
  actions: readonly ToolbarAction[] = [],
  overflow: readonly { label: string; onTap: () => void }[] = [],
): ViewNode {
  return words.compose(
    words.column([words.toolbar({ title, onUp: () => a.finish(), actions, overflow }), ...body], {
      flex: 1,
      background: "background",
    }),
  );
}

export const cover = (words: AppLanguage, show: Show, side: number): ViewNode =>
  words.image(
    { kind: "icon", name: show.icon, color: "#FFFFFF", background: show.color },
    { width: side, height: side, corner: Math.round(side / 6) },
  );

/** What stands under the title of an episode. */
export function stateOf(a: Code, episode: Episode): string {
  const percent = progressOf(a, episode.id);
  if (percent !== undefined) return `Downloading, ${percent}%`;
  const at = positionOf(a, episode.id);
  const left = lengthOf(episode.id) - at;
  const time = at > 0 && left > 0 ? `${Math.ceil(left / 60)} min left` : `${episode.minutes} min`;
  return [
    dayOf(episode),
    time,
    ...(a.disk.played.includes(episode.id) ? ["Played"] : []),
    ...(isDownloaded(a, episode.id) ? ["Downloaded"] : []),
  ].join(" · ");
}

/** An episode as a row; tapped it opens, its button plays it. */
export function episodeRow(
  words: AppLanguage,
  a: Page,
  episode: Episode,
  withCover: boolean,
  onTap: () => void,
): ViewNode {
  const show = showOf(episode.show);
  const playing = a.statics.playing && a.disk.current === episode.id;
  const played = a.disk.played.includes(episode.id);
  return words.row(
    [
      withCover && show !== undefined && cover(words, show, 48),
      words.column(
        [
          words.text(episode.title, {
            textSize: 16,
            weight: "medium",
            color: played ? "textSecondary" : "text",
          }),
          words.text(stateOf(a, episode), { textSize: 13, color: "textSecondary" }),
        ],
        { flex: 1, gap: 3 },
      ),
      words.icon(playing ? "pause-circle-outline" : "play-circle-outline", {
        size: 32,
        color: "primary",
        desc: `${playing ? "Pause" : "Play"} ${episode.title}`,
        onTap: () => {
          if (playing) a.statics.playing = false;
          else play(a, episode.id);
        },
      }),
    ],
    { key: String(episode.id), gap: 14, padding: [8, 16], minHeight: 72, onTap },
  );
}

export function nothing(
  words: AppLanguage,
  icon: string,
  title: string,
  about: string,
  more?: ViewNode,
): ViewNode {
  return words.scroll(
    [
      words.icon(icon, { size: 52, alignSelf: "center" }),
      words.text(title, { textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(about, { color: "textSecondary", textAlign: "center" }),
      more,
    ],
    { id: "empty", flex: 1, gap: 10, padding: [48, 32] },
  );
}

/** What plays, at the bottom of the first screen. */
export function miniPlayer(words: AppLanguage, a: Page, episode: Episode): ViewNode {
  const show = showOf(episode.show);
  const { playing } = a.statics;
  return words.row(
    [
      show !== undefined && cover(words, show, 44),
      words.column(
        [
          words.text(episode.title, { textSize: 15, weight: "medium", maxLines: 1 }),
          words.text(`${clock(positionOf(a, episode.id))} of ${clock(lengthOf(episode.id))}`, {
            textSize: 13,
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 1 },
      ),
      words.icon(playing ? "pause" : "play", {
        size: 30,
        color: "primary",
        desc: playing ? "Pause" : "Play",
        onTap: () => {
          if (playing) a.statics.playing = false;
          else play(a, episode.id);
        },
      }),
    ],
    {
      gap: 12,
      padding: [6, 12],
      minHeight: 64,
      background: "primaryContainer",
      onTap: () => a.start("PlayerActivity"),
    },
  );
}
