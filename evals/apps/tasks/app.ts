/** Clearday: a to-do list with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type TasksStatics } from "./disk.ts";
import { theme } from "./look.ts";
import { addEditor } from "./screens/editor.ts";
import { addList } from "./screens/list.ts";
import { addMain } from "./screens/main.ts";
import { addSettings } from "./screens/settings.ts";
import { addTask } from "./screens/task.ts";
import { addWeek } from "./screens/week.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const tasks = words.defineApp({
    package: "com.example.clearday",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "4.1.0",
    versionCode: 410,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "check-bold", color: "#FFFFFF", background: "#B5482A" },
    theme,
    disk: freshDisk,
    statics: (): TasksStatics => ({ syncing: false, offline: false, exported: null }),
    strings,
    bugs,
    decoys,
  });
  addMain(tasks, words);
  addList(tasks, words);
  addTask(tasks, words);
  addEditor(tasks, words);
  addWeek(tasks, words);
  addSettings(tasks, words);
  return tasks;
};

export default app;
