import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Notes, NotesActivity } from "../disk.ts";
import { colours } from "../look.ts";

type Tags = NotesActivity<{ error: string }, object>;

/** The tags: how many notes each has; new ones; away with old ones. */
export function addTags(notes: Notes, words: AppLanguage): void {
  notes.activity<{ error: string }>("TagsActivity", {
    saved: () => ({ error: "" }),
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("tags"), onUp: () => a.finish() }),
          words.row(
            [
              words.field({
                id: "tag_name",
                hint: a.t("tag.new"),
                maxLength: 20,
                flex: 1,
                ...(a.saved.error === "" ? {} : { error: a.t(a.saved.error) }),
                onChange: () => {
                  a.saved.error = "";
                },
              }),
              words.button(a.t("tag.add"), { id: "tag_add", margin: { top: 4 }, onTap: () => add(words, a) }),
            ],
            { gap: 12, align: "start", padding: 16 },
          ),
          words.list({
            id: "tags_list",
            flex: 1,
            items: a.disk.tags,
            key: (tag) => tag,
            row: (tag) => tagRow(words, a, tag),
          }),
        ],
        { flex: 1, background: colours(a).background },
      ),
    dialogs: {
      remove: (a, tag) => ({
        title: a.t("tag.ask"),
        message: a.t("tag.text"),
        positive: {
          label: a.t("tag.remove", { name: typeof tag === "string" ? tag : "" }),
          onTap: () => {
            a.disk.tags = a.disk.tags.filter((other) => other !== tag);
            for (const note of a.disk.notes) if (note.tag === tag) note.tag = null;
          },
        },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

/** The column of names is UNIQUE; whether a name is taken is for the app to ask first. */
function add(words: AppLanguage, a: Tags): void {
  const name = a.value("tag_name").trim();
  a.hideKeyboard();
  if (name === "") {
    a.saved.error = "tag.needed";
    return;
  }
  if (a.disk.tags.includes(name)) {
    if (a.bug("tag-twice-crash")) {
      throw words.exception(
        "android.database.sqlite.SQLiteConstraintException",
        "UNIQUE constraint failed: tags.name (code 2067 SQLITE_CONSTRAINT_UNIQUE)",
        {
          frames: [
            "android.database.sqlite.SQLiteConnection.nativeExecuteForLastInsertedRowId(Native Method)",
            "android.database.sqlite.SQLiteConnection.executeForLastInsertedRowId(SQLiteConnection.java:961)",
            "android.database.sqlite.SQLiteSession.executeForLastInsertedRowId(SQLiteSession.java:790)",
            "android.database.sqlite.SQLiteStatement.executeInsert(SQLiteStatement.java:89)",
            "android.database.sqlite.SQLiteDatabase.insertOrThrow(SQLiteDatabase.java:1868)",
            "com.example.fieldnotes.TagStore.add(TagStore.kt:41)",
            "com.example.fieldnotes.TagsActivity.add(TagsActivity.kt:66)",
          ],
        },
      );
    }
    a.saved.error = "tag.exists";
    return;
  }
  a.disk.tags.push(name);
  a.setValue("tag_name", "");
}

function tagRow(words: AppLanguage, a: Tags, tag: string): ViewNode {
  const palette = colours(a);
  const tagged = a.disk.notes.filter((note) => note.tag === tag);
  const alive = tagged.filter((note) => !note.trashed).length;
  const count = tagged.length !== alive && a.bug("tag-counts-trash") ? tagged.length : alive;
  return words.row(
    [
      words.icon("tag-outline", { size: 24, color: palette.primary }),
      words.column(
        [
          words.text(tag, { id: "tag_row_name", textSize: 16, color: palette.text }),
          words.text(count === 1 ? a.t("tag.count.one") : a.t("tag.count", { n: count }), {
            id: "tag_row_count",
            textSize: 13,
            color: palette.secondary,
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("close", {
        id: "tag_row_remove",
        size: 22,
        width: 48,
        height: 48,
        color: palette.secondary,
        desc: a.t("tag.remove", { name: tag }),
        onTap: () => a.show("remove", tag, { retained: true }),
      }),
    ],
    { key: tag, align: "center", gap: 16, padding: { top: 8, right: 8, bottom: 8, left: 16 } },
  );
}
