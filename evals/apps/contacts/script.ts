/** For each seeded bug of Kith, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.kith";

const callMina: readonly Step[] = [{ tap: { text: "Call Mina Seo" } }];

export const triggers: Triggers = {
  "same-number-crash": [
    { tap: { id: "contact_add" } },
    { type: { id: "editor_first", text: "Minju" } },
    { type: { id: "editor_number", text: "010-2210-4471" } },
    { tap: { id: "editor_save" } },
  ],
  "call-after-revoke-crash": [
    ...callMina,
    { tap: { text: "Allow" } },
    { tap: { id: "call_end" } },
    { revoke: "android.permission.CALL_PHONE" },
    { relaunch: true },
    ...callMina,
  ],
  "photos-fill-memory": [
    { tap: { text: "Ansel Boyd" } },
    { tap: { id: "contact_photo" } },
    { tap: { text: "Photo 1" } },
    { tap: { text: "Photo 2" } },
    { tap: { text: "Photo 3" } },
    { tap: { text: "Photo 4" } },
  ],
  "delete-removes-another": [{ longPress: { text: "Ansel Boyd" } }, { tap: { text: "Delete contact" } }],
  "foreign-number-refused": [
    { tap: { id: "contact_add" } },
    { type: { id: "editor_first", text: "Ada" } },
    { type: { id: "editor_number", text: "+49 30 901820" } },
    { tap: { id: "editor_save" } },
  ],
  "share-does-nothing": [{ tap: { text: "Ansel Boyd" } }, { tap: { id: "contact_share" } }],
  "contact-screen-leaks": [
    { tap: { text: "Ansel Boyd" } },
    { back: true },
    { tap: { text: "Ansel Boyd" } },
    { back: true },
    { wait: 3000 },
  ],
  "group-back-exits": [{ tap: { id: "tab_groups" } }, { tap: { text: "Family" } }, { back: true }],
  "company-null": [{ tap: { text: "Femi Adeyemi" } }],
  "call-buttons-alike": [],
  "star-too-small": [{ tap: { text: "Ansel Boyd" } }],
  "search-misses-last-names": [{ type: { id: "search", text: "Weber" } }],
  "order-forgotten": [
    { tap: { id: "action_settings" } },
    { tap: { id: "set_last" } },
    { relaunch: true },
    { tap: { id: "action_settings" } },
  ],
};
