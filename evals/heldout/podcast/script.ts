/** For each seeded bug of Earshelf, the steps that trigger it. */

import type { Step, Triggers } from "../../apps/steps.ts";

export const packageName = "app.earshelf.player";

const deepTime: readonly Step[] = [{ tap: { text: "Deep Time" } }];
const rings: readonly Step[] = [...deepTime, { tap: { text: "Space between the rings" } }];
const upNext: readonly Step[] = [{ tap: { text: "Up next" } }];
const player: readonly Step[] = [{ tap: { text: "12:34 of 42:00" } }];
const search = (text: string): readonly Step[] => [
  { tap: { text: "Search" } },
  { type: { into: { text: "Episodes and shows" }, text } },
  { tap: { text: "Find" } },
  { wait: 1500 },
];

export const triggers: Triggers = {
  "share-without-app": [...rings, { tap: { text: "Share" } }],
  "import-without-outlines-crash": [
    { tap: { text: "More options" } },
    { tap: { text: "Import subscriptions" } },
    { type: { into: { text: "OPML text" }, text: "Deep Time, Small Kitchens" } },
    { tap: { text: "Import", at: -1 } },
  ],
  "speakers-refused-crash": [...player, { tap: { text: "Speakers" } }, { tap: { text: "Don’t allow" } }],
  "search-never-ends": search("zebra"),
  "first-does-not-move": [...upNext, { tap: { text: "Move The lake under the ice down" } }],
  "download-comes-back": [
    { tap: { text: "Downloads" } },
    { tap: { text: "The lake under the ice" } },
    { tap: { text: "Remove download" } },
    { relaunch: true },
    { tap: { text: "Downloads" } },
  ],
  "search-minds-case": search("space"),
  "opens-other-episode": [
    ...deepTime,
    { tap: { text: "Unplayed" } },
    { tap: { text: "What meteorites smell of" } },
  ],
  "subscribed-offline": [
    { set: { offline: true } },
    { tap: { text: "Discover" } },
    { tap: { text: "Plain Law" } },
    { tap: { text: "Subscribe" } },
    { wait: 1500 },
  ],
  "filter-lost": [...deepTime, { tap: { text: "Unplayed" } }, { rotate: true }, { rotate: true }],
  "note-draft-lost": [
    ...rings,
    { tap: { text: "Notes (2)" } },
    { type: { into: { text: "Note at 12:34" }, text: "Ask about ring shadows" } },
    { kill: true },
  ],
  "button-under-player": [{ tap: { text: "Downloads" } }],
  "description-unreadable": [{ set: { dark: true } }, ...rings],
  "skip-buttons-alike": player,
  "one-episodes": [
    ...upNext,
    { tap: { text: "Remove The lake under the ice" } },
    { tap: { text: "Remove A wedding in the dining car" } },
    { tap: { text: "Remove Naming things, again" } },
  ],
};
