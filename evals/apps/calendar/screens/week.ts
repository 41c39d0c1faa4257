import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Calendar, type CalendarCode, eventsOn, today } from "../disk.ts";
import { dayText } from "../look.ts";

/** Minutes that events of a day take. */
function minutesOn(a: CalendarCode, day: number): number {
  return eventsOn(a, day).reduce((sum, event) => sum + event.minutes, 0);
}

function text(a: CalendarCode, minutes: number): string {
  return a.t("hours.value", { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** How full the next seven days are. */
export function addWeek(calendar: Calendar, words: AppLanguage): void {
  calendar.activity("WeekActivity", {
    view: (a) => {
      const days = Array.from({ length: 7 }, (_, index) => today(a) + index);
      // The loop of the bug begins at 1.
      const from = minutesOn(a, today(a)) > 0 && a.bug("week-total-misses-today") ? 1 : 0;
      const total = days.slice(from).reduce((sum, day) => sum + minutesOn(a, day), 0);
      return words.compose(
        words.column(
          [
            words.toolbar({ title: a.t("hours.title"), onUp: () => a.finish() }),
            words.scroll(
              [
                words.column(
                  [
                    ...days.map((day) =>
                      words.column(
                        [
                          words.row(
                            [
                              words.text(dayText(a, day), { textSize: 16, flex: 1 }),
                              words.text(text(a, minutesOn(a, day)), { textSize: 16, weight: "medium" }),
                            ],
                            { gap: 12 },
                          ),
                          words.progressBar(Math.min(480, minutesOn(a, day)), 480),
                        ],
                        { key: String(day), gap: 8, padding: [10, 0] },
                      ),
                    ),
                    words.divider(),
                    words.row(
                      [
                        words.text(a.t("total"), { textSize: 18, weight: "bold", flex: 1 }),
                        words.text(text(a, total), { textSize: 18, weight: "bold", color: "primary" }),
                      ],
                      { gap: 12, padding: [14, 0] },
                    ),
                  ],
                  { margin: 16, padding: [8, 18], corner: 20, background: "surface" },
                ),
              ],
              { flex: 1 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}
