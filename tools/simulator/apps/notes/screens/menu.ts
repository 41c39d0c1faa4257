import type { AppLanguage, ViewNode } from "../../../language.ts";
import { colours } from "../look.ts";
import type { List } from "./list.ts";

/** What the drawer holds. */
export function menu(words: AppLanguage, a: List): ViewNode {
  const palette = colours(a);
  const close = () => {
    a.saved.menu = false;
  };
  const item = (id: string, icon: string, selected: boolean, go: () => void) =>
    words.row(
      [
        words.icon(icon, { size: 24, color: palette.primary }),
        words.text(a.t(id), { textSize: 15, weight: "medium", color: palette.text, flex: 1 }),
      ],
      {
        id: `menu_${id}`,
        align: "center",
        gap: 16,
        minHeight: 56,
        padding: [0, 16],
        corner: 28,
        ...(selected ? { background: palette.soft } : {}),
        onTap: () => {
          close();
          go();
        },
      },
    );
  return words.column(
    [
      words.text(a.t("app"), { textSize: 20, weight: "medium", color: palette.text, padding: [16, 16] }),
      item("notes", "notebook-outline", true, close),
      item("tags", "tag-multiple-outline", false, () => a.start("TagsActivity")),
      item("bin", "trash-can-outline", false, () => a.start("TrashActivity")),
      item("settings", "cog-outline", false, () => a.start("SettingsActivity")),
    ],
    { padding: 12, gap: 2, height: "100%", background: palette.surface },
  );
}
