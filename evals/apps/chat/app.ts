/** Dorandoran: a messenger from Korea, in Korean only, with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk } from "./disk.ts";
import { theme } from "./look.ts";
import { addAccount } from "./screens/account.ts";
import { addAddFriend } from "./screens/addFriend.ts";
import { addAlerts } from "./screens/alerts.ts";
import { addMain } from "./screens/main.ts";
import { addPhoto } from "./screens/photo.ts";
import { addPoll } from "./screens/poll.ts";
import { addProfile } from "./screens/profile.ts";
import { addRoom } from "./screens/room.ts";
import { addSearch } from "./screens/search.ts";
import { addSettle } from "./screens/settle.ts";
import { addUpload } from "./upload.ts";

const app: AppFile = (words) => {
  const chat = words.defineApp({
    package: "com.example.dorandoran",
    label: "도란도란",
    versionName: "3.12.0",
    versionCode: 31_200,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "chat", color: "#FFFFFF", background: "#A8325A" },
    theme,
    disk: freshDisk,
    statics: () => ({}),
    bugs,
    decoys,
  });
  addMain(chat, words);
  addRoom(chat, words);
  addProfile(chat, words);
  addAddFriend(chat, words);
  addSearch(chat, words);
  addSettle(chat, words);
  addPoll(chat, words);
  addPhoto(chat, words);
  addAccount(chat, words);
  addAlerts(chat, words);
  addUpload(chat, words);
  return chat;
};

export default app;
