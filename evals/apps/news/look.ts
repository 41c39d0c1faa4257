/** Views that several screens of Nabaa use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";
import { type NewsCode, say, type Story } from "./disk.ts";

/** A story as a row: picture, title, length. */
export function storyRow(
  words: AppLanguage,
  a: NewsCode,
  story: Story,
  props: { readonly state?: string; readonly onTap: () => void },
): ViewNode {
  const lost = story.section === "culture" && a.bug("picture-missing");
  const parts = [
    words.image(
      lost
        ? { kind: "missing" }
        : { kind: "scene", seed: story.minutes, motif: story.motif, palette: story.palette },
      { id: "story_picture", width: 96, height: 76, corner: 10 },
    ),
    words.column(
      [
        words.text(say(a, story.title), { id: "story_title", textSize: 16, weight: "medium" }),
        words.row(
          [
            words.text(a.t(story.section), { id: "story_section", textSize: 13, color: "primary" }),
            words.text(a.t("minutes", { n: story.minutes }), {
              id: "story_minutes",
              textSize: 13,
              color: "textSecondary",
            }),
            props.state !== undefined &&
              words.text(props.state, { id: "later_state", textSize: 13, weight: "medium" }),
          ],
          { gap: 10, wrap: true },
        ),
      ],
      { flex: 1, gap: 6 },
    ),
  ];
  // The bug lays the row out by hand, from left to right whatever the language.
  const unmirrored = a.config.rtl && a.bug("rows-not-mirrored");
  return words.row(unmirrored ? parts.toReversed() : parts, {
    key: story.id,
    gap: 14,
    padding: [12, 16],
    align: "start",
    onTap: props.onTap,
  });
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  page: { readonly id: string; readonly icon: string; readonly title: string; readonly hint: string },
  action?: ViewNode,
): ViewNode {
  return words.column(
    [
      words.icon(page.icon, { size: 60, color: "primary" }),
      words.text(page.title, { id: page.id, textSize: 19, weight: "medium", textAlign: "center" }),
      words.text(page.hint, { textAlign: "center", color: "textSecondary" }),
      action,
    ],
    { flex: 1, align: "center", justify: "center", gap: 12, padding: 32 },
  );
}
