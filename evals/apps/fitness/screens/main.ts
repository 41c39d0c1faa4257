import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { dayOf, distance, say, sportIcons, type Stride, type Workout } from "../disk.ts";
import type { Home, HomeFields, HomeSaved } from "./home.ts";
import { plans } from "./plans.ts";
import { today } from "./today.ts";

const icons = { today: "home-outline", history: "chart-bar", plans: "clipboard-outline" } as const;

/** Today, the history, and plans. */
export function addMain(stride: Stride, words: AppLanguage): void {
  stride.activity<HomeSaved, HomeFields>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "today" }),
    fields: () => ({ shown: [] }),
    onCreate: (a) => {
      if (!a.statics.started && a.bug("slow-cold-start")) a.block(6200);
      a.statics.started = true;
    },
    onResume: (a) => {
      // The main thread waits for a lock that the sync holds, and the sync for the main thread.
      if (a.statics.syncing && a.bug("sync-deadlock")) a.block(60_000);
      refresh(a);
    },
    onBack: (a) => {
      const elsewhere = a.saved.tab !== "today";
      a.saved.tab = "today";
      return elsewhere;
    },
    view: (a) =>
      words.flutter(
        words.column(
          [
            words.toolbar({
              title: a.t(a.saved.tab === "today" ? "app" : a.saved.tab),
              actions: [
                { icon: "cog-outline", label: a.t("settings"), onTap: () => a.start("SettingsActivity") },
              ],
            }),
            words.column([page(words, a)], { flex: 1 }),
            words.bottomNav({
              selected: a.saved.tab,
              items: (["today", "history", "plans"] as const).map((id) => ({
                id,
                label: a.t(id),
                icon: icons[id],
                onTap: () => {
                  a.saved.tab = id;
                },
              })),
            }),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

/** Reads the workouts anew; the bug sees only that there are as many as before. */
function refresh(a: Home): void {
  const { workouts } = a.disk;
  const retitled = workouts.some((workout, at) => {
    const old = a.fields.shown[at];
    return old !== undefined && old.title.en !== workout.title.en;
  });
  if (retitled && workouts.length === a.fields.shown.length && a.bug("history-stale")) return;
  a.fields.shown = workouts.map((workout) => ({ ...workout }));
}

function page(words: AppLanguage, a: Home): ViewNode {
  if (a.saved.tab === "today") return today(words, a);
  if (a.saved.tab === "plans") return plans(words, a);
  return words.list({
    id: "history",
    flex: 1,
    padding: [4, 12],
    items: a.fields.shown,
    key: (workout) => String(workout.id),
    row: (workout) => row(words, a, workout),
  });
}

function row(words: AppLanguage, a: Home, workout: Workout): ViewNode {
  return words.row(
    [
      words.icon(sportIcons[workout.sport], { size: 28, color: "primary" }),
      words.column(
        [
          words.text(say(a, workout.title), { textSize: 17, weight: "medium" }),
          words.text(`${distance(a, workout.distance)} · ${a.t("minutes", { n: workout.minutes })}`, {
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.text(dayOf(a, workout.at), { textSize: 13, color: "textSecondary" }),
    ],
    {
      key: String(workout.id),
      gap: 16,
      margin: [5, 4],
      padding: 16,
      corner: 16,
      background: "surface",
      border: "divider",
      onTap: () => a.start("WorkoutActivity", { workout: workout.id }),
    },
  );
}
