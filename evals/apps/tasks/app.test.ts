import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

prove({
  name: "Clearday",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "last-task-crash": ({ phone }) => crashLog(phone).includes("ListActivity.bindNext"),
    "inbox-task-crash": ({ phone }) => crashLog(phone).includes("TaskActivity.openList"),
    "double-tap-adds-two": ({ play }) => play.has({ text: "Buy stamps", at: 1 }),
    "list-count-stale": ({ play }) => play.textOf({ id: "list_count", at: 3 }) !== "1 task",
    "badge-counts-done": ({ play }) => !play.has({ text: "Today, 5 new notifications" }),
    "undo-finish-lost": ({ play }) => play.textOf("today_progress") !== "2 of 7 done",
    "filter-opens-other-task": ({ play }) => play.textOf("detail_title") !== "Send the March invoice",
    "new-notes-lost-on-rotation": ({ play }) => play.textOf("editor_notes") !== "The blue ones",
    "selection-lost-on-rotation": ({ play }) => !play.has({ text: "1 selected" }),
    "one-tasks": ({ play }) => play.has({ text: "1 tasks" }),
    "progress-clipped-large-font": ({ play }) => {
      const box = play.box("today_progress");
      return box !== undefined && box.rect.bottom - box.rect.top < 100;
    },
    "negative-minutes": ({ play }) => play.screen() === "MainActivity",
    "offline-sync-never-ends": ({ play }) => play.has("sync_progress"),
    "settings-without-label": ({ play }) => play.box("action_settings")?.desc === "",
  },
  decoys: {
    "export-over-rotation": [
      [{ tap: { id: "action_settings" } }, { tap: { id: "export" } }, { rotate: true }, { wait: 6000 }],
      ({ play }) => play.textOf("export_state").startsWith("Exported 11 tasks"),
    ],
    "title-trimmed": [
      [
        { tap: { id: "task_add" } },
        { type: { id: "editor_title", text: "  Buy stamps  " } },
        { tap: { id: "editor_save" } },
        { wait: 1000 },
        { swipe: "up" },
      ],
      ({ play }) => play.has({ text: "Buy stamps" }),
    ],
    "copy-of-task": [
      [
        { tap: { text: "Water the tomatoes" } },
        { tap: { id: "detail_copy" } },
        { back: true },
        { swipe: "up" },
        { swipe: "down" },
      ],
      ({ play }) => play.textOf("today_progress") === "2 of 8 done",
    ],
    "caught-reminder-error": [
      [{ tap: { id: "action_settings" } }, { tap: { id: "set_reminders" } }],
      ({ phone }) =>
        phone.logs.read(["main"]).some(({ message }) => message.includes("java.lang.NullPointerException")),
    ],
    "long-title-ellipsis": [
      [{ tap: { id: "nav_lists" } }, { tap: { text: "Home" } }, { tap: { id: "task_title" } }],
      ({ play }) => play.textOf("detail_title").endsWith("behind the washing machine"),
    ],
    "slow-export": [
      [{ tap: { id: "action_settings" } }, { tap: { id: "export" } }, { wait: 6000 }],
      ({ play }) =>
        !play.has("export_progress") && play.textOf("export_state").startsWith("Exported 11 tasks"),
    ],
    "current-tab": [[{ tap: { id: "nav_today" } }], ({ play }) => play.has("today_progress")],
  },
  stops: [
    { screen: "MainActivity", path: ["nav_lists"] },
    { screen: "MainActivity", path: ["nav_done"] },
    { screen: "ListActivity", path: ["nav_lists", { text: "Errands" }] },
    { screen: "TaskActivity", path: [{ text: "Water the tomatoes" }] },
    { screen: "EditorActivity", path: ["task_add"] },
    { screen: "WeekActivity", path: ["action_week"] },
    { screen: "SettingsActivity", path: ["action_settings"] },
  ],
  modes: [{ screen: "MainActivity", path: ["filter_high"] }],
});
