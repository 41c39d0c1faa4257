/** For each seeded bug of Cabinet, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.cabinet";

const tap = (id: string): Step => ({ tap: { id } });
const open = (text: string): Step => ({ tap: { text } });
const folder = (name: string): readonly Step[] => [
  tap("folder_new"),
  { type: { id: "folder_new_name", text: name } },
  open("Create"),
];
const lease: readonly Step[] = [open("Documents"), open("Lease agreement.pdf")];

export const triggers: Triggers = {
  "folder-twice": folder("Recipes"),
  "same-folder-crash": folder("Scans"),
  "photos-after-revoke": [
    tap("home_photos"),
    tap("photos_allow"),
    open("Allow all"),
    { back: true },
    { revoke: "android.permission.READ_MEDIA_IMAGES" },
    { relaunch: true },
    tap("home_photos"),
  ],
  "count-stale": [open("Documents"), tap("file_delete"), { back: true }],
  "deletes-other-file": [open("Documents"), tap("action_sort"), tap("file_delete")],
  "undo-delete-dead": [open("Documents"), tap("file_delete"), open("Undo")],
  "last-file-crash": [open("Scans"), tap("file_delete")],
  "size-over-name": [open("Documents")],
  "sort-unlabelled": [open("Documents")],
  "open-unchecked": [...lease, tap("doc_open")],
  "rename-lost-on-rotation": [...lease, tap("doc_rename"), { rotate: true }, { rotate: true }],
  "rename-drops-ending": [
    ...lease,
    tap("doc_rename"),
    { type: { id: "rename_name", text: "Rent.pdf" } },
    { tap: { text: "Rename", at: -1 } },
  ],
  "zip-preview-aborts": [open("Downloads"), open("maps-offline.zip"), tap("doc_preview")],
  "purged-returns": [tap("action_trash"), tap("trash_purge"), { relaunch: true }, tap("action_trash")],
};
