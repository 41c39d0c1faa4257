/** Earshelf: a podcast player in Compose, English only, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, freshStatics } from "./disk.ts";
import { addEpisode } from "./screens/episode.ts";
import { addImport } from "./screens/import.ts";
import { addMain } from "./screens/main.ts";
import { addNotes } from "./screens/notes.ts";
import { addPlayer } from "./screens/player.ts";
import { addQueue } from "./screens/queue.ts";
import { addSearch } from "./screens/search.ts";
import { addSettings } from "./screens/settings.ts";
import { addShow } from "./screens/show.ts";
import { addStats } from "./screens/stats.ts";

const app: AppFile = (words) => {
  const podcast = words.defineApp({
    package: "app.earshelf.player",
    label: "Earshelf",
    versionName: "2.6.0",
    versionCode: 260,
    minSdk: 28,
    targetSdk: 34,
    icon: { name: "headphones", color: "#FFFFFF", background: "#4A3B8F" },
    theme: {
      primary: "#4F3FA0",
      onPrimary: "#FFFFFF",
      background: "#FCFBFF",
      surface: "#FFFFFF",
      text: "#1C1A26",
      textSecondary: "#5A566B",
      dark: {
        primary: "#C9BFFF",
        onPrimary: "#2A1C6B",
        background: "#121018",
        surface: "#1D1A26",
        text: "#E8E4F2",
        textSecondary: "#B4AEC6",
      },
    },
    permissions: [
      "android.permission.INTERNET",
      "android.permission.POST_NOTIFICATIONS",
      "android.permission.BLUETOOTH_CONNECT",
    ],
    disk: freshDisk,
    statics: freshStatics,
    bugs,
    decoys,
  });
  addMain(podcast, words);
  addShow(podcast, words);
  addEpisode(podcast, words);
  addPlayer(podcast, words);
  addQueue(podcast, words);
  addSearch(podcast, words);
  addNotes(podcast, words);
  addImport(podcast, words);
  addStats(podcast, words);
  addSettings(podcast, words);
  return podcast;
};

export default app;
