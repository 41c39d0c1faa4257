/** For each seeded bug of Stride, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.stride";

const tap = (text: string): Step => ({ tap: { text } });
const type = (label: string, text: string): Step => ({ type: { into: { text: label }, text } });
const riverLoop = "River loop";

export const triggers: Triggers = {
  "slow-cold-start": [],
  "sync-deadlock": [tap("Sync now"), tap("Settings"), { back: true }, tap("Log a workout"), { wait: 12_000 }],
  "week-drops-decimals": [],
  "history-stale": [
    tap("History"),
    tap(riverLoop),
    tap("Edit"),
    type("Title", "River loop, slowly"),
    tap("Save workout"),
    { back: true },
  ],
  "tip-over-button": [tap("Plans")],
  "starts-alike": [tap("Plans")],
  "no-pulse-crash": [tap("History"), tap("Evening walk"), tap("Pulse zones")],
  "workout-leaks": [tap("History"), tap(riverLoop), { back: true }, { wait: 15_000 }],
  "timer-crash-on-rotation": [tap("Stopwatch"), tap("Start"), { rotate: true }],
  "note-lost-on-rotation": [
    tap("Log a workout"),
    type("Note", "New shoes"),
    { rotate: true },
    { rotate: true },
  ],
  "note-not-saved": [
    tap("Log a workout"),
    type("Title", "Bridge run"),
    type("Distance in kilometres", "8.4"),
    type("Minutes", "45"),
    type("Note", "New shoes"),
    tap("Save workout"),
    tap("History"),
    tap("Bridge run"),
  ],
  "title-traps-focus": [tap("Log a workout"), { back: true }, { back: true }, { back: true }],
  "miles-forgotten": [tap("Settings"), tap("Distances in miles"), { relaunch: true }, tap("Settings")],
};
