/** Views that several screens of Saffron use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";
import { type KitchenCode, minutesOf, type Recipe, say } from "./disk.ts";

type Screens = KitchenCode;

/** A recipe as a card: picture, title, time, and the heart that keeps it. */
export function recipeCard(words: AppLanguage, a: Screens, recipe: Recipe, onTap: () => void): ViewNode {
  const title = say(a, recipe.title);
  return words.row(
    [
      dish(words, recipe, 72),
      words.column(
        [
          words.text(title, { textSize: 17, weight: "medium", maxLines: 2 }),
          words.row(
            [
              words.icon("clock-outline", { size: 16 }),
              words.text(a.t("minutes", { n: minutesOf(recipe) }), { textSize: 13, color: "textSecondary" }),
              words.text(a.t(recipe.category), { textSize: 13, color: "textSecondary" }),
            ],
            { gap: 6 },
          ),
        ],
        { flex: 1, gap: 6 },
      ),
      heart(words, a, recipe),
    ],
    {
      key: recipe.id,
      gap: 14,
      margin: [5, 4],
      padding: 12,
      corner: 20,
      background: "surface",
      border: "divider",
      onTap,
    },
  );
}

/** Keeps a recipe in the cookbook, or takes it out. */
export function heart(words: AppLanguage, a: Screens, recipe: Recipe): ViewNode {
  const kept = a.disk.saved.includes(recipe.id);
  return words.icon(kept ? "heart" : "heart-outline", {
    size: 24,
    color: "primary",
    desc: a.t(kept ? "drop" : "keep", { title: say(a, recipe.title) }),
    onTap: () => {
      a.disk.saved = kept ? a.disk.saved.filter((id) => id !== recipe.id) : [...a.disk.saved, recipe.id];
    },
  });
}

/** The picture of a dish. */
export function dish(words: AppLanguage, recipe: Recipe, side: number): ViewNode {
  return words.image(
    { kind: "icon", name: recipe.picture, color: recipe.tint[1], background: recipe.tint[0] },
    { width: side, height: side, corner: 14 },
  );
}

/** A page with nothing on it. */
export function nothingHere(words: AppLanguage, icon: string, title: string, hint: string): ViewNode {
  return words.column(
    [
      words.icon(icon, { size: 64, color: "primary" }),
      words.text(title, { textSize: 19, weight: "medium", textAlign: "center" }),
      words.text(hint, { textAlign: "center", color: "textSecondary" }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 12, padding: 32 },
  );
}
