import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { distance } from "../disk.ts";
import type { Home } from "./home.ts";

const week = 7 * 86_400_000;

/** The last seven days, and what to do now. */
export function today(words: AppLanguage, a: Home): ViewNode {
  const recent = a.disk.workouts.filter((workout) => a.now() - workout.at < week);
  const exact = recent.reduce((sum, workout) => sum + workout.distance, 0);
  // The bug adds whole kilometres.
  const whole = recent.reduce((sum, workout) => sum + Math.floor(workout.distance / 10) * 10, 0);
  const total = whole !== exact && a.bug("week-drops-decimals") ? whole : exact;
  return words.scroll(
    [
      words.column(
        [
          words.text(a.t("week"), { textSize: 15, color: "textSecondary" }),
          words.text(distance(a, total), { textSize: 40, weight: "bold", color: "primary" }),
          words.text(a.t("workouts", { n: recent.length }), { textSize: 15 }),
          words.image(
            {
              kind: "chart",
              values: recent.map((workout) => workout.distance).toReversed(),
              color: a.config.night ? "#B8F04A" : "#3F6600",
            },
            { height: 96 },
          ),
          words.text(a.t("rounded"), { textSize: 13, color: "textSecondary" }),
        ],
        { gap: 8, padding: 20, corner: 24, background: "surface", border: "divider" },
      ),
      words.button(a.t("log"), {
        icon: "plus",
        minHeight: 52,
        onTap: () => a.start("LogActivity"),
      }),
      words.button(a.t("timer"), {
        icon: "timer-outline",
        style: "tonal",
        minHeight: 52,
        onTap: () => a.start("TimerActivity"),
      }),
      sync(words, a),
    ],
    { id: "today_scroll", flex: 1, gap: 14, padding: 16 },
  );
}

function sync(words: AppLanguage, a: Home): ViewNode {
  if (a.statics.syncing) {
    return words.row(
      [
        words.progressBar(3, 5, { width: 64, desc: a.t("syncing") }),
        words.text(a.t("syncing"), { color: "textSecondary" }),
      ],
      { gap: 12, minHeight: 52, justify: "center" },
    );
  }
  if (a.disk.synced) {
    return words.text(a.t("synced"), { icon: "cloud-check-outline", color: "textSecondary", minHeight: 52 });
  }
  return words.button(a.t("sync"), {
    icon: "cloud-sync-outline",
    style: "outlined",
    minHeight: 52,
    onTap: () => {
      a.statics.syncing = true;
      a.thread(
        "sync",
        4000,
        () => a.log("I", "CloudSync", `${a.disk.workouts.length} workouts sent`),
        () => {
          a.statics.syncing = false;
          a.disk.synced = true;
        },
      );
    },
  });
}
