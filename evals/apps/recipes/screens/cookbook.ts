import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { nothingHere, recipeCard } from "../look.ts";
import type { Home } from "./home.ts";

/** The recipes that were kept. */
export function cookbook(words: AppLanguage, a: Home): ViewNode {
  const kept = a.disk.recipes.filter((recipe) => a.disk.saved.includes(recipe.id));
  if (kept.length === 0)
    return nothingHere(words, "book-heart-outline", a.t("saved.none"), a.t("saved.hint"));
  return words.list({
    id: "kept",
    flex: 1,
    padding: [4, 12],
    items: kept,
    key: (recipe) => recipe.id,
    row: (recipe) => recipeCard(words, a, recipe, () => a.start("RecipeActivity", { recipe: recipe.id })),
  });
}
