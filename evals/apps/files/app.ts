/** Cabinet: folders, files, photos and a trash, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { type CabinetStatics, freshDisk } from "./disk.ts";
import { addDocument } from "./screens/document.ts";
import { addFolder } from "./screens/folder.ts";
import { addMain } from "./screens/main.ts";
import { addPhotos } from "./screens/photos.ts";
import { addSettings } from "./screens/settings.ts";
import { addTrash } from "./screens/trash.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const cabinet = words.defineApp({
    package: "com.example.cabinet",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "4.7.0",
    versionCode: 470,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "folder-outline", color: "#3A2B00", background: "#F5C542" },
    theme: {
      primary: "#705D00",
      onPrimary: "#FFFFFF",
      background: "#FFFBF0",
      surface: "#FFFFFF",
      text: "#1E1B13",
      textSecondary: "#5D5848",
      dark: {
        primary: "#F2CE4E",
        onPrimary: "#3A3000",
        background: "#15130B",
        surface: "#211F16",
        text: "#E9E2D0",
        textSecondary: "#C9C1AB",
      },
    },
    permissions: ["android.permission.READ_MEDIA_IMAGES"],
    disk: freshDisk,
    statics: (): CabinetStatics => ({ purged: [] }),
    strings,
    bugs,
    decoys,
  });
  addMain(cabinet, words);
  addFolder(cabinet, words);
  addDocument(cabinet, words);
  addPhotos(cabinet, words);
  addTrash(cabinet, words);
  addSettings(cabinet, words);
  return cabinet;
};

export default app;
