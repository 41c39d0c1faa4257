import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Note, NotesCode } from "../disk.ts";
import { colours, day } from "../look.ts";

/** A note in the list: title, first lines, tag and day. */
export function noteRow(
  words: AppLanguage,
  a: NotesCode,
  note: Note,
  on: { onTap: () => void; onLongPress: () => void; onSwipe: () => void; onPin: () => void },
): ViewNode {
  const palette = colours(a);
  const preview = a.config.night && a.bug("preview-dark-on-dark") ? "#33363D" : palette.secondary;
  return words.column(
    [
      words.row(
        [
          words.text(note.title === "" ? note.body : note.title, {
            id: "note_row_title",
            textSize: 16,
            weight: "medium",
            maxLines: 2,
            color: palette.text,
            flex: 1,
            padding: { top: 12 },
          }),
          words.icon(note.pinned ? "pin" : "pin-outline", {
            id: "note_row_pin",
            size: 20,
            width: 48,
            height: 48,
            color: note.pinned ? palette.primary : palette.secondary,
            desc: `${a.t(note.pinned ? "unpin" : "pin")}: ${note.title}`,
            onTap: on.onPin,
          }),
        ],
        { align: "start", gap: 4 },
      ),
      a.statics.quiet !== true &&
        words.text(note.body, {
          id: "note_row_preview",
          textSize: 14,
          maxLines: 2,
          color: preview,
          margin: { right: 12 },
        }),
      words.row(
        [
          note.tag !== null &&
            words.text(note.tag, {
              textSize: 12,
              color: palette.primary,
              background: palette.soft,
              corner: 8,
              padding: [2, 8],
            }),
          words.text(day(a, note.edited), { textSize: 12, color: palette.secondary }),
        ],
        { align: "center", gap: 8, margin: { top: 8 } },
      ),
    ],
    {
      key: String(note.id),
      margin: 4,
      padding: { bottom: 14, left: 16 },
      corner: 16,
      background: palette.surface,
      border: palette.line,
      onTap: on.onTap,
      onLongPress: on.onLongPress,
      onSwipe: on.onSwipe,
    },
  );
}
