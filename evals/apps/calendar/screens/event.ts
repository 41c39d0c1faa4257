import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Calendar, type CalendarActivity, type Event, today } from "../disk.ts";
import { dayText, inkOf, spanText } from "../look.ts";

type Page = CalendarActivity<object>;

/** All about one event. */
export function addEvent(calendar: Calendar, words: AppLanguage): void {
  calendar.activity("EventActivity", {
    onResume: (a) => {
      if (eventOf(a) === undefined) a.finish();
    },
    view: (a) => {
      const event = eventOf(a);
      return words.compose(
        words.column(
          [
            words.toolbar({
              title: a.t("event"),
              onUp: () => a.finish(),
              actions: [
                {
                  icon: "pencil-outline",
                  label: a.t("edit"),
                  onTap: () => a.start("EditorActivity", { event: event?.id ?? 0 }),
                },
                {
                  icon: "trash-can-outline",
                  label: a.t("delete"),
                  onTap: () => a.show("delete", null, { retained: !a.bug("delete-question-lost") }),
                },
              ],
            }),
            event !== undefined && details(words, a, event),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
    dialogs: {
      delete: (a) => ({
        title: a.t("delete.ask"),
        message: (eventOf(a)?.every ?? 0) > 0 ? a.t("delete.series") : (eventOf(a)?.title ?? ""),
        positive: { label: a.t("delete"), onTap: () => remove(a) },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

function eventOf(a: Page): Event | undefined {
  return a.disk.events.find((event) => event.id === a.extras["event"]);
}

/** Deletes; the bug takes the event off the screens and never off the disk. */
function remove(a: Page): void {
  const id = eventOf(a)?.id ?? 0;
  if (a.bug("deleted-event-returns")) a.statics.hidden.push(id);
  else a.disk.events = a.disk.events.filter((event) => event.id !== id);
  a.finish();
}

function details(words: AppLanguage, a: Page, event: Event): ViewNode {
  const day = typeof a.extras["day"] === "number" ? a.extras["day"] : today(a);
  const line = (icon: string, text: string, key: string): ViewNode =>
    words.row(
      [words.icon(icon, { size: 22, color: "primary" }), words.text(text, { textSize: 16, flex: 1 })],
      { key, gap: 16, align: "center", minHeight: 48 },
    );
  return words.scroll(
    [
      words.column(
        [
          words.row(
            [
              words.column([], { width: 14, height: 14, corner: 7, background: inkOf(a, event.colour) }),
              words.text(event.title, { textSize: 24, weight: "bold", flex: 1 }),
            ],
            { gap: 14, align: "center", margin: { bottom: 8 } },
          ),
          line("calendar-blank-outline", dayText(a, event.every > 0 ? day : event.day), "day"),
          line("clock-outline", spanText(a, event), "time"),
          event.every > 0 && line("repeat", a.t("event.weekly"), "repeat"),
          line("map-marker-outline", event.place === "" ? a.t("event.noplace") : event.place, "place"),
          line("text", event.notes === "" ? a.t("event.nonotes") : event.notes, "notes"),
          event.place !== "" &&
            words.button(a.t("event.map"), {
              style: "tonal",
              icon: "map-outline",
              margin: { top: 12 },
              onTap: () => showOnMap(words, a, event),
            }),
        ],
        { gap: 4, padding: 20 },
      ),
    ],
    { flex: 1 },
  );
}

/** Opens an app for maps; phones without one throw, and that is to be caught. */
function showOnMap(words: AppLanguage, a: Page, event: Event): void {
  const data = `geo:0,0?q=${encodeURIComponent(event.place)}`;
  try {
    a.startExternal({ action: "android.intent.action.VIEW", data });
  } catch (error) {
    if (a.bug("map-without-app-crash")) {
      const message = error instanceof Error ? error.message.replace(/^[\w.]+: /, "") : "";
      throw words.exception("android.content.ActivityNotFoundException", message, {
        frames: [
          "android.app.Instrumentation.checkStartActivityResult(Instrumentation.java:2239)",
          "android.app.Instrumentation.execStartActivity(Instrumentation.java:1878)",
          "android.app.Activity.startActivityForResult(Activity.java:5589)",
          "android.app.Activity.startActivity(Activity.java:6046)",
          "com.example.meridian.EventActivity.showOnMap(EventActivity.kt:143)",
        ],
      });
    }
    a.snackbar(a.t("event.nomap"));
  }
}
