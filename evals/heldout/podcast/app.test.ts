import { contrastOf, crashLog } from "../../apps/drive.ts";
import { prove } from "../../apps/prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

const t = (text: string) => ({ text });
const deep = [t("Deep Time")];
const rings = [...deep, t("Space between the rings")];
const about =
  "Space between the rings: in this episode of Deep Time we follow one question to where it leads, with recordings from the place itself. Sources and music are listed on our page. Recorded in one afternoon, cut in three.";

prove({
  name: "Earshelf",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "share-without-app": ({ phone }) => crashLog(phone).includes("ActivityNotFoundException"),
    "import-without-outlines-crash": ({ phone }) => crashLog(phone).includes("OpmlReader.read"),
    "speakers-refused-crash": ({ phone }) => crashLog(phone).includes("SpeakerPicker.paired"),
    "search-never-ends": ({ play }) => play.has(t("Searching…")),
    "first-does-not-move": ({ play }) => (play.box(t("The lake under the ice"))?.rect.top ?? 0) < 500,
    "download-comes-back": ({ play }) => play.has(t("The lake under the ice")),
    "search-minds-case": ({ play }) => !play.has(t("Space between the rings")),
    "opens-other-episode": ({ play }) => !play.has(t("What meteorites smell of")),
    "subscribed-offline": ({ play }) => play.has(t("You follow Plain Law now")),
    "filter-lost": ({ play }) => play.has(t("The year without a summer")),
    "note-draft-lost": ({ play }) => !play.has(t("Ask about ring shadows")),
    "button-under-player": ({ play }) =>
      (play.box(t("Remove all downloads"))?.rect.bottom ?? 0) >
      (play.box(t("12:34 of 42:00"))?.rect.top ?? 0),
    "description-unreadable": (driven) => contrastOf(driven, t(about)) < 3,
    "skip-buttons-alike": ({ play }) => play.has({ text: "Skip", at: 1 }),
    "one-episodes": ({ play }) => play.texts().some((text) => text.startsWith("1 episodes")),
  },
  stops: [
    { screen: "MainActivity", path: [t("Discover")] },
    { screen: "MainActivity", path: [t("Downloads")] },
    { screen: "MainActivity", path: [t("Downloads"), t("Remove all downloads")] },
    { screen: "ShowActivity", path: deep },
    { screen: "EpisodeActivity", path: rings },
    { screen: "NotesActivity", path: [...rings, t("Notes (2)")] },
    { screen: "PlayerActivity", path: [t("12:34 of 42:00")] },
    { screen: "PlayerActivity", path: [t("12:34 of 42:00"), t("Sleep timer")] },
    { screen: "QueueActivity", path: [t("Up next")] },
    { screen: "SearchActivity", path: [t("Search")] },
    { screen: "SettingsActivity", path: [t("More options"), t("Settings"), t("Clear listening history")] },
  ],
  modes: [
    { screen: "StatsActivity", path: [t("More options"), t("Listening stats")] },
    { screen: "ImportActivity", path: [t("More options"), t("Import subscriptions")] },
    { screen: "SettingsActivity", path: [t("More options"), t("Settings")] },
    { screen: "MainActivity", path: [t("Discover"), t("Society")] },
    { screen: "ShowActivity", path: [...deep, t("Unplayed")] },
    { screen: "NotesActivity", path: [...rings, t("Notes (2)"), t("Add note")] },
  ],
  decoys: {
    "back-from-settings": [
      [{ tap: t("More options") }, { tap: t("Settings") }, { back: true }],
      ({ play }) => play.screen() === "MainActivity",
    ],
    "slow-download-ends": [
      [
        { tap: t("Deep Time") },
        { tap: t("What meteorites smell of") },
        { tap: t("Download (27 MB)") },
        { wait: 8000 },
      ],
      ({ play }) => play.has(t("Remove download")),
    ],
    "a-download-goes-on": [
      [
        { tap: t("Deep Time") },
        { tap: t("What meteorites smell of") },
        { tap: t("Download (27 MB)") },
        { wait: 1000 },
        { kill: true },
        { wait: 8000 },
      ],
      ({ play }) => play.has(t("Remove download")),
    ],
    "clock-runs": [
      [{ tap: t("12:34 of 42:00") }, { tap: { text: "Play" } }, { wait: 5000 }],
      ({ play }) => play.has(t("Pause")) && !play.has(t("12:34")),
    ],
    "refused-notifications": [
      [
        { tap: t("More options") },
        { tap: t("Settings") },
        { tap: t("New episodes") },
        { tap: t("Don’t allow") },
      ],
      ({ play }) => play.has(t("Notifications are off")),
    ],
    "an-import": [
      [
        { tap: t("More options") },
        { tap: t("Import subscriptions") },
        {
          type: {
            into: t("OPML text"),
            text: '<opml><body><outline text="Plain Law" xmlUrl="x"/></body></opml>',
          },
        },
        { tap: { text: "Import", at: -1 } },
      ],
      ({ play }) => play.has(t("1 show imported")),
    ],
    "notes-are-kept": [
      [
        { tap: t("Deep Time") },
        { tap: t("Space between the rings") },
        { tap: t("Notes (2)") },
        { type: { into: t("Note at 12:34"), text: "Third" } },
        { tap: t("Add note") },
        { back: true },
      ],
      ({ play }) => play.has(t("Notes (3)")),
    ],
    "the-sleep-timer": [
      [{ tap: t("12:34 of 42:00") }, { tap: t("Sleep timer") }, { tap: t("5 minutes") }],
      ({ play }) => play.has(t("Sleep in 5:00")),
    ],
  },
});
