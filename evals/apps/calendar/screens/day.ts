import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Calendar, type CalendarActivity, type Event, eventsOn, today } from "../disk.ts";
import { dayText, inkOf, spanText, timeText, washOf } from "../look.ts";

type Day = CalendarActivity<object>;

/** Height of an hour, in dp. */
const hour = 64;
const firstHour = 7;
const lastHour = 22;
/** Room for the hours at the left. */
const gutter = 76;

/** One day, hour by hour. */
export function addDay(calendar: Calendar, words: AppLanguage): void {
  calendar.activity("DayActivity", {
    view: (a) => {
      const day = typeof a.extras["day"] === "number" ? a.extras["day"] : today(a);
      const events = eventsOn(a, day);
      return words.compose(
        words.column(
          [
            words.toolbar({ title: dayText(a, day), subtitle: a.t("day.title"), onUp: () => a.finish() }),
            ...events
              .filter((event) => event.start === null)
              .map((event) =>
                words.text(`${a.t("allday")} · ${event.title}`, {
                  key: `${event.id}`,
                  textSize: 14,
                  weight: "medium",
                  margin: [4, 16],
                  padding: [10, 14],
                  corner: 12,
                  background: washOf(a, event.colour),
                  onTap: () => a.start("EventActivity", { event: event.id, day }),
                }),
              ),
            words.scroll([timeline(words, a, day, events)], { flex: 1 }),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}

function timeline(words: AppLanguage, a: Day, day: number, events: readonly Event[]): ViewNode {
  const timed = events.flatMap((event) =>
    event.start === null ? [] : [{ event, start: event.start, end: event.start + event.minutes }],
  );
  const hours = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index);
  const width = a.config.widthDp - gutter - 16;
  const blocks = timed.map((block) => {
    const together = timed.filter((other) => other.start < block.end && block.start < other.end);
    const crowded = together.length > 1 && a.bug("events-over-each-other");
    const share = crowded ? 1 : together.length;
    return card(words, a, day, block.event, {
      top: 12 + ((block.start - firstHour * 60) / 60) * hour,
      left: gutter + (crowded ? 0 : (width / share) * together.indexOf(block)),
      width: width / share - 4,
      height: Math.max(28, (block.event.minutes / 60) * hour - 4),
      see: crowded,
    });
  });
  return words.stack(
    [
      words.column(
        hours.map((at) =>
          words.row(
            [
              words.text(timeText(a, at * 60), {
                textSize: 11,
                fixedSize: true,
                color: "textSecondary",
                width: gutter - 12,
                textAlign: "end",
              }),
              words.divider({ flex: 1, height: 1 }),
            ],
            { key: `${at}`, gap: 8, align: "center", height: 24, margin: { bottom: hour - 24 } },
          ),
        ),
        { padding: { right: 16 } },
      ),
      ...blocks,
    ],
    {},
  );
}

function card(
  words: AppLanguage,
  a: Day,
  day: number,
  event: Event,
  at: { top: number; left: number; width: number; height: number; see: boolean },
): ViewNode {
  return words.row(
    [
      words.column([], { width: 4, height: "100%", background: inkOf(a, event.colour) }),
      words.text(event.title, { textSize: 14, weight: "medium", maxLines: 1, flex: 1, padding: [4, 8] }),
    ],
    {
      key: `${event.id}`,
      desc: `${event.title}, ${spanText(a, event)}`,
      absolute: { top: at.top, left: at.left },
      width: at.width,
      height: at.height,
      align: "start",
      corner: 8,
      // What lies over other things is only outlined.
      ...(at.see ? { border: inkOf(a, event.colour) } : { background: washOf(a, event.colour) }),
      onTap: () => a.start("EventActivity", { event: event.id, day }),
    },
  );
}
