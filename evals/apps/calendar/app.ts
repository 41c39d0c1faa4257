/** Meridian: a calendar in Compose with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { type CalendarStatics, freshDisk } from "./disk.ts";
import { theme } from "./look.ts";
import { addDay } from "./screens/day.ts";
import { addEditor } from "./screens/editor.ts";
import { addEvent } from "./screens/event.ts";
import { addInvitations } from "./screens/invitations.ts";
import { addMain } from "./screens/main.ts";
import { addSearch } from "./screens/search.ts";
import { addSettings } from "./screens/settings.ts";
import { addWeek } from "./screens/week.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const calendar = words.defineApp({
    package: "com.example.meridian",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "2.8.3",
    versionCode: 283,
    minSdk: 28,
    targetSdk: 34,
    icon: { name: "calendar-month", color: "#FFFFFF", background: "#3F4FB5" },
    theme,
    disk: freshDisk,
    statics: (): CalendarStatics => ({ hidden: [], editing: false, synced: null, offline: false }),
    strings,
    bugs,
    decoys,
  });
  addMain(calendar, words);
  addDay(calendar, words);
  addEvent(calendar, words);
  addEditor(calendar, words);
  addSearch(calendar, words);
  addInvitations(calendar, words);
  addWeek(calendar, words);
  addSettings(calendar, words);
  return calendar;
};

export default app;
