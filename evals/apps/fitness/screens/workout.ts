import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { dayOf, distance, say, sportIcons, type Stride, type StrideActivity, type Workout } from "../disk.ts";

type Page = StrideActivity<{ zones: boolean }, object>;

/** One workout. */
export function addWorkout(stride: Stride, words: AppLanguage): void {
  stride.activity<{ zones: boolean }>("WorkoutActivity", {
    saved: () => ({ zones: false }),
    onDestroy: (a) => {
      // A listener of the pulse sensor is never taken off.
      if (a.bug("workout-leaks")) a.leak();
    },
    view: (a) => {
      const workout = a.disk.workouts.find((each) => each.id === a.extras["workout"]);
      if (workout === undefined) return words.column([]);
      return words.flutter(
        words.column(
          [
            words.toolbar({
              title: say(a, workout.title),
              onUp: () => a.finish(),
              actions: [
                {
                  icon: "pencil-outline",
                  label: a.t("edit"),
                  onTap: () => a.start("LogActivity", { workout: workout.id }),
                },
              ],
            }),
            words.scroll([figures(words, a, workout), note(words, a, workout), zones(words, a, workout)], {
              id: "workout_scroll",
              flex: 1,
              gap: 16,
              padding: 16,
            }),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}

function figures(words: AppLanguage, a: Page, workout: Workout): ViewNode {
  return words.column(
    [
      words.icon(sportIcons[workout.sport], { size: 40, color: "primary" }),
      words.text(distance(a, workout.distance), { textSize: 34, weight: "bold" }),
      words.text(a.t("minutes", { n: workout.minutes }), { textSize: 20 }),
      words.text(`${a.t(workout.sport)} · ${dayOf(a, workout.at)}`, { color: "textSecondary" }),
    ],
    { gap: 6, padding: 20, corner: 20, background: "surface", border: "divider" },
  );
}

function note(words: AppLanguage, a: Page, workout: Workout): ViewNode {
  return words.column(
    [
      words.text(a.t("note"), { weight: "medium", color: "primary" }),
      words.text(workout.note === "" ? a.t("no.note") : workout.note, { textSize: 16 }),
    ],
    { gap: 4 },
  );
}

function zones(words: AppLanguage, a: Page, workout: Workout): ViewNode {
  if (a.saved.zones) {
    const { pulse } = workout;
    return words.text(pulse === null ? a.t("pulse.none") : a.t("pulse.value", { n: pulse }), {
      icon: "heart-pulse",
      textSize: 16,
      minHeight: 52,
    });
  }
  return words.button(a.t("pulse"), {
    icon: "heart-pulse",
    style: "tonal",
    minHeight: 52,
    onTap: () => showZones(words, a, workout),
  });
}

function showZones(words: AppLanguage, a: Page, workout: Workout): void {
  if (workout.pulse === null && a.bug("no-pulse-crash")) {
    const message =
      "Attempt to invoke virtual method 'int java.lang.Integer.intValue()' on a null object reference";
    throw words.exception("java.lang.NullPointerException", message, {
      frames: ["com.example.stride.WorkoutActivity.showZones(WorkoutActivity.kt:118)"],
    });
  }
  a.saved.zones = true;
}
