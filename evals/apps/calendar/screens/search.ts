import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Calendar, CalendarActivity } from "../disk.ts";
import { eventRow, nothingHere } from "../look.ts";

type Search = CalendarActivity<{ query: string }>;

/** Events by a word of their title or place. */
export function addSearch(calendar: Calendar, words: AppLanguage): void {
  calendar.activity<{ query: string }>("SearchActivity", {
    saved: () => ({ query: "" }),
    onBack: (a) => stays(a),
    view: (a) => {
      const query = a.saved.query.trim().toLowerCase();
      const found = a.disk.events.filter(
        (event) =>
          !a.statics.hidden.includes(event.id) &&
          `${event.title} ${event.place}`.toLowerCase().includes(query),
      );
      return words.compose(
        words.column(
          [
            words.row(
              [
                words.icon("close", {
                  desc: a.t("search.close"),
                  color: "text",
                  onTap: () => {
                    if (!stays(a)) a.finish();
                  },
                }),
                words.field({
                  id: "query",
                  input: "search",
                  hint: a.t("search.hint"),
                  value: a.saved.query,
                  flex: 1,
                  onChange: (text) => {
                    a.saved.query = text;
                  },
                  onSubmit: () => a.hideKeyboard(),
                }),
              ],
              { gap: 4, align: "center", padding: [8, 12] },
            ),
            query === ""
              ? nothingHere(words, "calendar-search", a.t("search.start"), a.t("search.start.hint"))
              : found.length === 0
                ? nothingHere(words, "calendar-remove", a.t("search.none"), a.t("search.none.hint"))
                : words.list({
                    flex: 1,
                    items: found,
                    key: (event) => String(event.id),
                    row: (event) => eventRow(words, a, event, event.day),
                  }),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}

/** The bug: an empty field asks for the focus again whenever it is taken away, and nobody gets out. */
function stays(a: Search): boolean {
  if (a.saved.query !== "" || !a.bug("search-cannot-be-left")) return false;
  a.focus("query");
  return true;
}
