/** For each seeded bug of Nabaa, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.nabaa";

const tap = (id: string): Step => ({ tap: { id } });
const open = (text: string): Step => ({ tap: { text } });
const search = (text: string): readonly Step[] => [
  tap("action_search"),
  { type: { id: "search_field", text } },
];
const tram = open("Night trams return to the old town");
const more = open("More options");

export const triggers: Triggers = {
  "rows-not-mirrored": [{ set: { locale: "ar" } }],
  "section-lost-on-rotation": [tap("tab_sport"), { rotate: true }, { rotate: true }],
  "picture-missing": [tap("tab_culture"), { wait: 3000 }],
  "badge-counts-read": [],
  "topics-open-settings": [more, open("Topics")],
  "sync-service-crash": [{ set: { offline: true } }, more, open("Refresh"), { wait: 1000 }],
  "search-first-page-only": [...search("library")],
  "back-skips-search": [...search("reef"), open("A reef grows back, faster than expected"), { back: true }],
  "offline-blank": [{ set: { offline: true } }, tram, { wait: 2000 }],
  "pictures-in-cleartext": [tram],
  "minutes-placeholder": [open("Valley bridge opens to walkers first"), { wait: 1500 }],
  "copy-link-dead": [tram, tap("action_copy")],
  "later-in-english": [{ set: { locale: "ar" } }, tap("action_later")],
  "open-without-story": [{ start: "OpenStoryActivity" }],
};
