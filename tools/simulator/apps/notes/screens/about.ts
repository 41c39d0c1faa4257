import type { AppLanguage } from "../../../language.ts";
import type { Notes } from "../disk.ts";
import { colours } from "../look.ts";

/** What this app is. */
export function addAbout(notes: Notes, words: AppLanguage): void {
  notes.activity("AboutActivity", {
    view: (a) => {
      const palette = colours(a);
      return words.column(
        [
          words.toolbar({ title: a.t("about"), onUp: () => a.finish() }),
          words.column(
            [
              words.image(
                { kind: "icon", name: "feather", color: "#FFFFFF", background: "#35568C" },
                { width: 88, height: 88, corner: 22 },
              ),
              words.text(a.t("app"), { textSize: 22, weight: "medium", color: palette.text }),
              words.text(a.t("about.version"), {
                id: "about_version",
                textSize: 14,
                color: palette.secondary,
              }),
              words.text(a.t("about.text"), { textSize: 15, textAlign: "center", color: palette.secondary }),
            ],
            { flex: 1, align: "center", gap: 12, padding: [48, 24] },
          ),
        ],
        { flex: 1, background: palette.background },
      );
    },
  });
}

/** Opens a note for other apps (a shortcut on the home screen) and is gone itself. */
export function addOpenNote(notes: Notes, words: AppLanguage): void {
  notes.activity("OpenNoteActivity", {
    exported: true,
    links: ["fieldnotes://note"],
    onCreate: (a) => {
      const note = a.extras["note"];
      if (note === undefined && a.bug("open-note-without-number")) {
        throw words.exception(
          "java.lang.NullPointerException",
          "Attempt to invoke virtual method 'int java.lang.Integer.intValue()' on a null object reference",
          { frames: ["com.example.fieldnotes.OpenNoteActivity.onCreate(OpenNoteActivity.kt:19)"] },
        );
      }
      if (typeof note === "number") a.start("EditorActivity", { note });
      else a.start("MainActivity");
      a.finish();
    },
    view: (a) => words.column([], { flex: 1, background: colours(a).background }),
  });
}
