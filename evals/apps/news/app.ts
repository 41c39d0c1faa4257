/** Nabaa: news in web views, in English and in Arabic from right to left, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk } from "./disk.ts";
import { addArticle, addOpenStory } from "./screens/article.ts";
import { addLater } from "./screens/later.ts";
import { addMain } from "./screens/main.ts";
import { addSearch } from "./screens/search.ts";
import { addSettings, addTopics } from "./screens/settings.ts";
import { addSync } from "./screens/sync.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const news = words.defineApp({
    package: "com.example.nabaa",
    label: { en: strings.en.app, ar: strings.ar.app },
    versionName: "12.0.3",
    versionCode: 1203,
    minSdk: 26,
    targetSdk: 34,
    supportsRtl: true,
    icon: { name: "newspaper-variant-outline", color: "#FFFFFF", background: "#7A1F3D" },
    theme: {
      primary: "#7A1F3D",
      onPrimary: "#FFFFFF",
      background: "#FFFFFF",
      surface: "#FBF7F8",
      text: "#1B1518",
      textSecondary: "#5F5358",
      dark: {
        primary: "#FFB1C8",
        onPrimary: "#5B1130",
        background: "#141012",
        surface: "#211A1D",
        text: "#EFE3E7",
        textSecondary: "#C6B5BB",
      },
    },
    permissions: ["android.permission.INTERNET"],
    disk: freshDisk,
    strings,
    bugs,
    decoys,
  });
  addMain(news, words);
  addArticle(news, words);
  addSearch(news, words);
  addLater(news, words);
  addTopics(news, words);
  addSettings(news, words);
  addOpenStory(news, words);
  addSync(news, words);
  return news;
};

export default app;
