import type { Drive } from "../drive.ts";
import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

/** Do two texts lie over each other? */
function overlap({ play }: Drive, one: string, other: string): boolean {
  const [a, b] = [play.box({ text: one })?.rect, play.box({ text: other })?.rect];
  if (a === undefined || b === undefined) return false;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

prove({
  name: "Meridian",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "all-day-one-day-early": ({ play }) => !play.has({ text: "Moving day" }),
    "live-sync-deadlock": (drive) => drive.died(),
    "invitations-open-search": ({ play }) => play.screen() !== "InvitationsActivity",
    "map-without-app-crash": ({ phone }) => crashLog(phone).includes("EventActivity.showOnMap"),
    "edited-notes-not-saved": ({ play }) => !play.has({ text: "Ask about the bill." }),
    "deleted-event-returns": ({ play }) => play.has({ text: "Stand-up" }),
    "draft-lost-in-background": ({ play }) => !play.has({ text: "Moving day" }),
    "delete-question-lost": ({ play }) => !play.has({ text: "Delete this event?" }),
    "events-over-each-other": (drive) => overlap(drive, "Design review", "Call with Ansel"),
    "repeat-not-translated": ({ play }) => play.has({ text: "Repeat" }),
    "week-total-misses-today": ({ play }) => !play.has({ text: "9 h 15 min" }),
    "search-cannot-be-left": ({ play }) => play.screen() === "SearchActivity",
    "chosen-day-lost-on-rotation": ({ play }) => !play.has({ text: "Wed 4 March" }),
  },
  decoys: {
    "sync-over-rotation": [
      [{ tap: { text: "Settings" } }, { tap: { text: "Sync now" } }, { rotate: true }, { wait: 5000 }],
      ({ play }) => play.texts().some((text) => text.startsWith("Last sync")),
    ],
    "webinar-in-utc": [
      [{ tap: { text: "Wed 4 March, 2 events" } }, { tap: { text: "Webinar: type on maps" } }],
      ({ play }) => play.has({ text: "Online, 15:00 UTC" }) && play.has({ text: "15:00 – 16:00" }),
    ],
    "weekly-event-on-many-days": [
      [{ tap: { text: "Mon 9 March, 2 events" } }],
      ({ play }) => play.has({ text: "Swimming" }) && play.has({ text: "Repeats" }),
    ],
    "sync-takes-a-while": [
      [{ tap: { text: "Settings" } }, { tap: { text: "Sync now" } }, { wait: 5000 }],
      ({ play }) => play.texts().some((text) => text.startsWith("Last sync")),
    ],
    "title-trimmed": [
      [
        { tap: { text: "New event" } },
        { type: { into: { text: "Title" }, text: "  Moving day " } },
        { tap: { text: "Save" } },
      ],
      ({ play }) => play.has({ text: "Moving day" }),
    ],
    "answered-invitation-stays": [
      [{ tap: { text: "Invitations" } }, { tap: { text: "Decline" } }],
      ({ play }) => play.has({ text: "Photo walk" }) && play.has({ text: "Declined" }),
    ],
  },
  stops: [
    { screen: "MainActivity", path: [{ text: "Agenda" }] },
    { screen: "DayActivity", path: [{ text: "Day" }] },
    { screen: "EventActivity", path: [{ text: "Stand-up" }] },
    { screen: "EditorActivity", path: [{ text: "New event" }] },
    { screen: "EditorActivity", path: [{ text: "Stand-up" }, { text: "Edit" }] },
    { screen: "SearchActivity", path: [{ text: "Search" }] },
    { screen: "InvitationsActivity", path: [{ text: "Invitations" }] },
    { screen: "WeekActivity", path: [{ text: "Hours" }] },
    { screen: "SettingsActivity", path: [{ text: "Settings" }] },
  ],
  modes: [
    { screen: "MainActivity", path: [{ text: "Wed 4 March, 2 events" }] },
    { screen: "MainActivity", path: [{ text: "Next month" }] },
  ],
});
