import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Tasks } from "../disk.ts";

const days = ["mon", "tue", "wed", "thu", "fri"] as const;
const earlier = [4, 6, 3, 5, 2];

/** How much was finished on the days of this week. */
export function addWeek(tasks: Tasks, words: AppLanguage): void {
  tasks.activity("WeekActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("week"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.column(
                    [
                      words.image(
                        { kind: "chart", values: earlier, color: a.config.night ? "#FFB59B" : "#A8401F" },
                        { height: 180 },
                      ),
                    ],
                    { padding: 16, corner: 22, background: "surface" },
                  ),
                  ...days.map((day, index) =>
                    words.row(
                      [
                        words.text(a.t(day), { textSize: 16, flex: 1 }),
                        words.text(a.t("week.tasks", { n: earlier[index] ?? 0 }), {
                          id: `week_${day}`,
                          textSize: 16,
                          color: "textSecondary",
                        }),
                      ],
                      { key: day, padding: [6, 8] },
                    ),
                  ),
                  words.divider(),
                  words.row(
                    [
                      words.text(a.t("week.total"), { textSize: 17, weight: "bold", flex: 1 }),
                      words.text(a.t("week.tasks", { n: earlier.reduce((sum, n) => sum + n, 0) }), {
                        id: "week_total",
                        textSize: 17,
                        weight: "bold",
                      }),
                    ],
                    { padding: [6, 8] },
                  ),
                ],
                { gap: 8, padding: 16 },
              ),
            ],
            { id: "week_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
