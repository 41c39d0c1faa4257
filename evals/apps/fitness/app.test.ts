import { expect, it } from "vitest";
import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import { heldActivities } from "../seen.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

const riverLoop = { text: "River loop" };

prove({
  name: "Stride",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "slow-cold-start": ({ phone }) => phone.clock.now() - Date.UTC(2026, 2, 2, 9, 41, 0) > 6000,
    "sync-deadlock": (driven) => driven.died(),
    "week-drops-decimals": ({ play }) => !play.has({ text: "72.0 km" }),
    "history-stale": ({ play }) => play.has(riverLoop),
    "tip-over-button": ({ play }) => {
      const tip = play.box({ text: "Tip: rest days make you faster" });
      const button = play.box({ text: "Start Daily walk" });
      return tip !== undefined && button !== undefined && tip.rect.top < button.rect.bottom;
    },
    "starts-alike": ({ play }) => play.has({ text: "Start", at: 1 }),
    "no-pulse-crash": ({ phone }) => crashLog(phone).includes("WorkoutActivity.showZones"),
    "workout-leaks": ({ phone }) => heldActivities(phone, packageName) > 1,
    "timer-crash-on-rotation": ({ phone }) => crashLog(phone).includes("TimerActivity.restore"),
    "note-lost-on-rotation": ({ play }) => !play.has({ text: "New shoes" }),
    "note-not-saved": ({ play }) => play.has({ text: "No note" }),
    "title-traps-focus": ({ play }) => play.screen() === "LogActivity",
    "miles-forgotten": ({ play }) => play.box({ text: "Distances in miles" })?.checked === false,
  },
  stops: [
    { screen: "MainActivity", path: [{ text: "History" }] },
    { screen: "MainActivity", path: [{ text: "Plans" }] },
    { screen: "WorkoutActivity", path: [{ text: "History" }, riverLoop] },
    { screen: "LogActivity", path: [{ text: "History" }, riverLoop, { text: "Edit" }] },
    { screen: "LogActivity", path: [{ text: "Log a workout" }] },
    { screen: "TimerActivity", path: [{ text: "Stopwatch" }] },
    { screen: "SettingsActivity", path: [{ text: "Settings" }] },
  ],
  modes: [
    { screen: "TimerActivity", path: [{ text: "Stopwatch" }, { text: "Start" }, { text: "Lap" }] },
    { screen: "LogActivity", path: [{ text: "Log a workout" }, { text: "Save workout" }] },
    { screen: "MainActivity", path: [{ text: "Plans" }, { text: "Start Daily walk" }] },
  ],
});

it("Stride has every word in Korean", () => {
  expect(Object.keys(strings.ko).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
