/** Colours of Dorandoran and views that several of its screens use. */

import type { AppLanguage, Theme, ViewNode } from "../../../tools/simulator/language.ts";

/** Plum blossom by day, and by night. Screens name the roles. */
export const theme: Theme = {
  primary: "#A8325A",
  onPrimary: "#FFFFFF",
  background: "#FDF3F4",
  surface: "#FFFFFF",
  text: "#2A1A1F",
  textSecondary: "#6D565D",
  dark: {
    primary: "#FFB1C6",
    onPrimary: "#5F0A2D",
    background: "#191114",
    surface: "#271C20",
    text: "#F3E1E5",
    textSecondary: "#CFB7BD",
  },
};

/** A person's picture. */
export function face(
  words: AppLanguage,
  name: string,
  size: number,
  tap?: { id: string; desc: string; onTap: () => void },
): ViewNode {
  return words.image({ kind: "avatar", name }, { width: size, height: size, corner: size * 0.38, ...tap });
}

/** A row of a list: picture, two lines, and what stands at the end. */
export function row(
  words: AppLanguage,
  item: {
    id: string;
    key: string;
    name: string;
    label: string;
    about: string;
    labelId: string;
    aboutId: string;
    end?: ViewNode;
    onTap: () => void;
  },
): ViewNode {
  return words.row(
    [
      face(words, item.name, 50),
      words.column(
        [
          words.text(item.label, { id: item.labelId, textSize: 16, weight: "medium", maxLines: 1 }),
          item.about !== "" &&
            words.text(item.about, { id: item.aboutId, textSize: 14, maxLines: 1, color: "textSecondary" }),
        ],
        { flex: 1, gap: 3 },
      ),
      item.end,
    ],
    {
      key: item.key,
      id: item.id,
      align: "center",
      gap: 14,
      minHeight: 72,
      padding: [8, 16],
      onTap: item.onTap,
    },
  );
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  id: string,
  icon: string,
  title: string,
  hint: string,
): ViewNode {
  return words.column(
    [
      words.icon(icon, { size: 64, color: "primary" }),
      words.text(title, { id, textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(hint, { textSize: 14, textAlign: "center", color: "textSecondary" }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 10, padding: 32 },
  );
}
