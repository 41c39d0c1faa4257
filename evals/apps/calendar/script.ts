/** For each seeded bug of Meridian, the steps that trigger it. */

import type { Triggers } from "../steps.ts";

export const packageName = "com.example.meridian";

export const triggers: Triggers = {
  "all-day-one-day-early": [
    { tap: { text: "New event" } },
    { type: { into: { text: "Title" }, text: "Moving day" } },
    { tap: { text: "All day" } },
    { tap: { text: "Save" } },
  ],
  "live-sync-deadlock": [
    { tap: { text: "Settings" } },
    { tap: { text: "Live sync" } },
    { back: true },
    { tap: { text: "Settings" } },
    { tap: { text: "24-hour clock" } },
    { wait: 15_000 },
  ],
  "invitations-open-search": [{ tap: { text: "Invitations" } }],
  "map-without-app-crash": [
    { tap: { text: "Agenda" } },
    { tap: { text: "Dentist" } },
    { tap: { text: "Show on map" } },
  ],
  "edited-notes-not-saved": [
    { tap: { text: "Agenda" } },
    { tap: { text: "Dentist" } },
    { tap: { text: "Edit" } },
    { type: { into: { text: "Bring the old X-ray." }, text: "Ask about the bill." } },
    { tap: { text: "Save" } },
  ],
  "deleted-event-returns": [
    { tap: { text: "Stand-up" } },
    { tap: { text: "Delete" } },
    { tap: { text: "Delete" } },
    { relaunch: true },
  ],
  "draft-lost-in-background": [
    { tap: { text: "New event" } },
    { type: { into: { text: "Title" }, text: "Moving day" } },
    { kill: true },
  ],
  "delete-question-lost": [
    { tap: { text: "Stand-up" } },
    { tap: { text: "Delete" } },
    { rotate: true },
    { rotate: true },
  ],
  "events-over-each-other": [{ tap: { text: "Day" } }],
  "repeat-not-translated": [{ set: { locale: "ko-KR" } }, { tap: { text: "새 일정" } }],
  "week-total-misses-today": [{ tap: { text: "Hours" } }],
  "search-cannot-be-left": [{ tap: { text: "Search" } }, { back: true }, { back: true }],
  "chosen-day-lost-on-rotation": [
    { tap: { text: "Wed 4 March, 2 events" } },
    { rotate: true },
    { rotate: true },
  ],
};
