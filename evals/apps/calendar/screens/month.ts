import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type CalendarCode, eventsOn, today } from "../disk.ts";
import { dateOf, dayText, inkOf } from "../look.ts";

/** The days of a month in rows of seven, with a dot for each of the first three events. */
export function monthGrid(
  words: AppLanguage,
  a: CalendarCode,
  year: number,
  month: number,
  chosen: number,
  choose: (day: number) => void,
): ViewNode {
  const first = Date.UTC(year, month, 1) / 86_400_000;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = dateOf(first).weekday;
  const weeks = Math.ceil((before + length) / 7);
  const cell = (week: number, weekday: number): ViewNode => {
    const date = week * 7 + weekday - before + 1;
    if (date < 1 || date > length) return words.spacer({ key: `${weekday}`, flex: 1, height: 48 });
    return dayCell(words, a, first + date - 1, chosen, choose);
  };
  const columns = [0, 1, 2, 3, 4, 5, 6];
  return words.column(
    [
      words.row(
        columns.map((weekday) =>
          words.text(a.t(`weekday.${weekday}`), {
            key: `${weekday}`,
            textSize: 12,
            textAlign: "center",
            color: "textSecondary",
            flex: 1,
          }),
        ),
      ),
      ...Array.from({ length: weeks }, (_, week) =>
        words.row(
          columns.map((weekday) => cell(week, weekday)),
          { key: `${week}` },
        ),
      ),
    ],
    { margin: [0, 12], padding: [10, 4], corner: 20, background: "surface" },
  );
}

function dayCell(
  words: AppLanguage,
  a: CalendarCode,
  day: number,
  chosen: number,
  choose: (day: number) => void,
): ViewNode {
  const events = eventsOn(a, day);
  const marked = day === chosen;
  const count = events.length === 0 ? "none" : events.length === 1 ? "one" : "many";
  return words.column(
    [
      words.text(String(dateOf(day).date), {
        textSize: 15,
        fixedSize: true,
        weight: day === today(a) ? "bold" : "regular",
        color: marked ? "onPrimary" : day === today(a) ? "primary" : "text",
      }),
      words.row(
        events.slice(0, 3).map((event, index) =>
          words.column([], {
            key: `${index}`,
            width: 5,
            height: 5,
            corner: 3,
            background: marked ? "onPrimary" : inkOf(a, event.colour),
          }),
        ),
        { gap: 2, height: 5 },
      ),
    ],
    {
      key: `${day}`,
      desc: a.t(`cell.${count}`, { day: dayText(a, day), n: events.length }),
      flex: 1,
      height: 48,
      align: "center",
      justify: "center",
      gap: 3,
      corner: 14,
      selected: marked,
      ...(marked ? { background: "primary" } : {}),
      onTap: () => choose(day),
    },
  );
}
