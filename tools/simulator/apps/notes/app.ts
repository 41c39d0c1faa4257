/** Field Notes: a small app for notes with seeded bugs; with all of them off it is a right app. */

import type { AppFile } from "../../language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type NotesStatics } from "./disk.ts";
import { dark, light } from "./look.ts";
import { addAbout, addOpenNote } from "./screens/about.ts";
import { addEditor } from "./screens/editor.ts";
import { addMain } from "./screens/main.ts";
import { addSettings } from "./screens/settings.ts";
import { addTags } from "./screens/tags.ts";
import { addTrash } from "./screens/trash.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const notes = words.defineApp({
    package: "com.example.fieldnotes",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "1.6.2",
    versionCode: 162,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "feather", color: "#FFFFFF", background: "#35568C" },
    theme: {
      primary: light.primary,
      onPrimary: light.onPrimary,
      background: light.background,
      surface: light.surface,
      text: light.text,
      textSecondary: light.secondary,
      dark: {
        primary: dark.primary,
        onPrimary: dark.onPrimary,
        background: dark.background,
        surface: dark.surface,
        text: dark.text,
        textSecondary: dark.secondary,
      },
    },
    disk: freshDisk,
    statics: (): NotesStatics => ({ quiet: null, purged: [] }),
    strings,
    bugs,
    decoys,
  });
  addMain(notes, words);
  addEditor(notes, words);
  addTags(notes, words);
  addTrash(notes, words);
  addSettings(notes, words);
  addAbout(notes, words);
  addOpenNote(notes, words);
  return notes;
};

export default app;
