/** Kith: an address book with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk } from "./disk.ts";
import { theme } from "./look.ts";
import { addCall } from "./screens/call.ts";
import { addContact } from "./screens/contact.ts";
import { addEditor } from "./screens/editor.ts";
import { addGroup } from "./screens/group.ts";
import { addMain } from "./screens/main.ts";
import { addPhoto } from "./screens/photo.ts";
import { addRecents } from "./screens/recents.ts";
import { addSettings } from "./screens/settings.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const contacts = words.defineApp({
    package: "com.example.kith",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "7.0.4",
    versionCode: 704,
    minSdk: 26,
    targetSdk: 33,
    icon: { name: "account-heart", color: "#FFFFFF", background: "#00696E" },
    theme,
    permissions: ["android.permission.CALL_PHONE"],
    disk: freshDisk,
    statics: () => ({ decoded: 0, byLast: null }),
    strings,
    bugs,
    decoys,
  });
  addMain(contacts, words);
  addContact(contacts, words);
  addEditor(contacts, words);
  addPhoto(contacts, words);
  addGroup(contacts, words);
  addCall(contacts, words);
  addRecents(contacts, words);
  addSettings(contacts, words);
  return contacts;
};

export default app;
