/** For each seeded bug of Clearday, the steps that trigger it. */

import type { Triggers } from "../steps.ts";

export const packageName = "com.example.clearday";

export const triggers: Triggers = {
  "last-task-crash": [
    { tap: { id: "nav_lists" } },
    { tap: { text: "Garden" } },
    { tap: { id: "task_delete" } },
  ],
  "inbox-task-crash": [{ tap: { text: "Call the dentist" } }, { tap: { id: "task_list" } }],
  "double-tap-adds-two": [
    { tap: { id: "task_add" } },
    { type: { id: "editor_title", text: "Buy stamps" } },
    { doubleTap: { id: "editor_save" } },
    { wait: 1000 },
  ],
  "list-count-stale": [
    { tap: { id: "nav_lists" } },
    { tap: { text: "Errands" } },
    { tap: { id: "task_delete" } },
    { back: true },
  ],
  "badge-counts-done": [],
  "undo-finish-lost": [{ tap: { id: "task_tick" } }, { tap: { text: "Undo" } }],
  "filter-opens-other-task": [{ tap: { id: "filter_high" } }, { tap: { text: "Send the March invoice" } }],
  "new-notes-lost-on-rotation": [
    { tap: { id: "task_add" } },
    { type: { id: "editor_notes", text: "The blue ones" } },
    { rotate: true },
    { rotate: true },
  ],
  "selection-lost-on-rotation": [
    { longPress: { text: "Water the tomatoes" } },
    { rotate: true },
    { rotate: true },
  ],
  "one-tasks": [{ tap: { id: "nav_lists" } }],
  "progress-clipped-large-font": [{ set: { fontScale: 2 } }],
  "negative-minutes": [
    { tap: { id: "task_add" } },
    { type: { id: "editor_title", text: "Go back in time" } },
    { type: { id: "editor_minutes", text: "-30" } },
    { tap: { id: "editor_save" } },
    { wait: 1000 },
  ],
  "offline-sync-never-ends": [
    { set: { offline: true } },
    { tap: { id: "action_settings" } },
    { tap: { id: "sync" } },
    { wait: 20_000 },
  ],
  "settings-without-label": [],
};
