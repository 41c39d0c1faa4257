/** Saffron: recipes, a cookbook and a shopping list, built with Compose, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type KitchenStatics } from "./disk.ts";
import { addCook } from "./screens/cook.ts";
import { addEdit } from "./screens/edit.ts";
import { addMain } from "./screens/main.ts";
import { addPhoto } from "./screens/photo.ts";
import { addRecipe } from "./screens/recipe.ts";
import { addSettings } from "./screens/settings.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const kitchen = words.defineApp({
    package: "com.example.saffron",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "3.2.0",
    versionCode: 320,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "chef-hat", color: "#FFF4E8", background: "#A33F1B" },
    theme: {
      primary: "#A33F1B",
      onPrimary: "#FFFFFF",
      background: "#FFF8F1",
      surface: "#FFFFFF",
      text: "#2A1C14",
      textSecondary: "#6B574B",
      dark: {
        primary: "#FFB596",
        onPrimary: "#5A1C05",
        background: "#1A120E",
        surface: "#261C17",
        text: "#F3E3DA",
        textSecondary: "#CDB7AB",
      },
    },
    disk: freshDisk,
    statics: (): KitchenStatics => ({ awake: false }),
    strings,
    bugs,
    decoys,
  });
  addMain(kitchen, words);
  addRecipe(kitchen, words);
  addPhoto(kitchen, words);
  addCook(kitchen, words);
  addEdit(kitchen, words);
  addSettings(kitchen, words);
  return kitchen;
};

export default app;
