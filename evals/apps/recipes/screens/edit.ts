import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Category, Kitchen, KitchenActivity } from "../disk.ts";

interface Saved {
  category: number;
  /** What was typed, by field: Compose keeps no text by itself. */
  values: Record<string, string>;
  /** Keys of messages, by field. */
  errors: Record<string, string>;
  /** The recipe stands in the database: the screen only waits to close. */
  done: boolean;
}

type Editor = KitchenActivity<Saved, { saving: boolean }>;

const categories: readonly Category[] = ["soup", "main", "sweet"];

/** A recipe of one's own. */
export function addEdit(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity<Saved, { saving: boolean }>("EditActivity", {
    saved: () => ({ category: 1, values: {}, errors: {}, done: false }),
    fields: () => ({ saving: false }),
    onCreate: (a) => {
      if (a.saved.done) a.finish();
    },
    view: (a) =>
      words.compose(
        words.column(
          [
            words.toolbar({ title: a.t("new"), onUp: () => a.finish() }),
            words.scroll(
              [
                field(words, a, "title", {}),
                words.text(a.t("edit.title.help"), { textSize: 13, color: "textSecondary" }),
                field(words, a, "minutes", { input: "number" }),
                field(words, a, "servings", { input: "number" }),
                words.radioGroup({
                  id: "edit_category",
                  options: categories.map((category) => a.t(category)),
                  selectedIndex: a.saved.category,
                  onSelect: (index) => {
                    a.saved.category = index;
                  },
                }),
                a.fields.saving
                  ? words.row(
                      [
                        words.progressSpinner({ width: 24, height: 24 }),
                        words.text(a.t("edit.saving"), { color: "textSecondary" }),
                      ],
                      { gap: 12, minHeight: 48, justify: "center" },
                    )
                  : words.button(a.t("edit.save"), { minHeight: 48, onTap: () => save(words, a) }),
              ],
              { id: "edit_scroll", flex: 1, gap: 12, padding: 16 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

function field(words: AppLanguage, a: Editor, key: string, props: FieldProps): ViewNode {
  const error = a.saved.errors[key];
  return words.field({
    id: `edit_${key}`,
    hint: a.t(`edit.${key}`),
    value: a.saved.values[key] ?? "",
    ...(error === undefined ? {} : { error: a.t(error) }),
    ...props,
    onChange: (text) => {
      a.saved.values[key] = text;
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== key));
    },
  });
}

function save(words: AppLanguage, a: Editor): void {
  const { minutes = "", servings = "" } = a.saved.values;
  const title = (a.saved.values["title"] ?? "").trim();
  if (title !== "" && minutes === "" && a.bug("empty-minutes-crash")) {
    throw words.exception("java.lang.NumberFormatException", 'For input string: ""', {
      frames: [
        "java.lang.Integer.parseInt(Integer.java:797)",
        "com.example.saffron.EditActivity.save(EditActivity.kt:88)",
      ],
    });
  }
  const errors: Record<string, string> = {};
  if (title === "") errors["title"] = "wrong.title";
  else if (title.length > 40) errors["title"] = "wrong.long";
  else if (!/^[\p{L} ]+$/u.test(title) && a.bug("title-letters-only")) errors["title"] = "wrong.letters";
  if (!/^\d{1,4}$/.test(minutes)) errors["minutes"] = "wrong.minutes";
  if (!/^[1-9]\d?$/.test(servings)) errors["servings"] = "wrong.servings";
  a.saved.errors = errors;
  a.hideKeyboard();
  if (Object.keys(errors).length > 0) return;
  a.fields.saving = true;
  a.saved.done = true;
  a.disk.recipes.push({
    id: `own${a.disk.nextId}`,
    title: { en: title, ko: title },
    category: categories[a.saved.category] ?? "main",
    prep: 0,
    cook: Number(minutes),
    rest: 0,
    servings: Number(servings),
    ingredients: [],
    steps: [],
    source: null,
    picture: "silverware-fork-knife",
    tint: ["#EFE3DA", "#7A4A2E"],
  });
  a.disk.nextId += 1;
  a.later(2000, () => {
    if (a.alive) a.finish();
  });
}
