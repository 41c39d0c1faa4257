import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Ingredient, type Kitchen, type KitchenActivity, minutesOf, type Recipe, say } from "../disk.ts";
import { heart } from "../look.ts";

interface Saved {
  ticked: number[];
  servings: number | null;
}

type Page = KitchenActivity<Saved, { ticked: number[] }>;

/** One recipe: times, ingredients for any number of people, and the way to cook it. */
export function addRecipe(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity<Saved, { ticked: number[] }>("RecipeActivity", {
    saved: () => ({ ticked: [], servings: null }),
    fields: () => ({ ticked: [] }),
    onCreate: (a) => {
      if (a.saved.ticked.length > 0 && !a.bug("ticks-lost-on-rotation")) a.fields.ticked = a.saved.ticked;
    },
    view: (a) => {
      const recipe = recipeOf(a);
      if (recipe === undefined) return words.column([]);
      return words.compose(
        words.column(
          [
            words.toolbar({ title: say(a, recipe.title), onUp: () => a.finish() }),
            words.scroll(
              [
                words.image(
                  { kind: "scene", seed: recipe.id.length, motif: recipe.picture, palette: recipe.tint },
                  {
                    height: 190,
                    desc: a.t("photo", { title: say(a, recipe.title) }),
                    onTap: () => a.start("PhotoActivity", { recipe: recipe.id }),
                  },
                ),
                words.column(
                  [
                    head(words, a, recipe),
                    times(words, a, recipe),
                    recipe.ingredients.length > 0 && ingredients(words, a, recipe),
                    recipe.steps.length > 0 &&
                      words.button(a.t("start"), {
                        icon: "pot-steam-outline",
                        minHeight: 48,
                        onTap: () => a.start("CookActivity", { recipe: recipe.id }),
                      }),
                    recipe.ingredients.length > 0 &&
                      words.button(a.t("tolist"), {
                        style: "outlined",
                        icon: "basket-outline",
                        minHeight: 48,
                        onTap: () => toList(a, recipe),
                      }),
                  ],
                  { gap: 16, padding: 16 },
                ),
              ],
              { id: "recipe_scroll", flex: 1 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}

function recipeOf(a: Page): Recipe | undefined {
  return a.disk.recipes.find((recipe) => recipe.id === a.extras["recipe"]);
}

function head(words: AppLanguage, a: Page, recipe: Recipe): ViewNode {
  const unsaid = recipe.source === null;
  const source =
    unsaid && !a.bug("source-null") ? a.t("own") : a.t("source", { source: String(recipe.source) });
  return words.row(
    [words.text(source, { flex: 1, textSize: 15, color: "textSecondary" }), heart(words, a, recipe)],
    { gap: 8 },
  );
}

function times(words: AppLanguage, a: Page, recipe: Recipe): ViewNode {
  const rests = recipe.rest > 0;
  const total = minutesOf(recipe) - (rests && a.bug("total-without-resting") ? recipe.rest : 0);
  const line = (key: string, minutes: number, strong = false): ViewNode =>
    words.row(
      [
        words.text(a.t(key), { flex: 1, color: strong ? "text" : "textSecondary" }),
        words.text(a.t("minutes", { n: minutes }), { weight: strong ? "bold" : "regular" }),
      ],
      { key, gap: 8 },
    );
  return words.column(
    [
      line("prep", recipe.prep),
      line("cook", recipe.cook),
      rests && line("rest", recipe.rest),
      words.divider(),
      line("total", total, true),
    ],
    { gap: 8, padding: 14, corner: 16, background: "surface", border: "divider" },
  );
}

function ingredients(words: AppLanguage, a: Page, recipe: Recipe): ViewNode {
  const servings = a.saved.servings ?? recipe.servings;
  const one = servings === 1 && !a.bug("one-servings");
  const change = (by: number) => () => {
    a.saved.servings = Math.min(24, Math.max(1, servings + by));
  };
  return words.column(
    [
      words.text(a.t("ingredients"), { textSize: 20, weight: "medium" }),
      words.row(
        [
          words.icon("minus-circle-outline", {
            color: "primary",
            desc: a.t("fewer"),
            enabled: servings > 1,
            onTap: change(-1),
          }),
          words.text(one ? a.t("serving") : a.t("servings", { n: servings }), { weight: "medium" }),
          words.icon("plus-circle-outline", {
            color: "primary",
            desc: a.t("more"),
            enabled: servings < 24,
            onTap: change(1),
          }),
        ],
        { gap: 8 },
      ),
      ...recipe.ingredients.map((ingredient, index) =>
        words.checkbox(amount(a, ingredient, servings / recipe.servings), {
          key: String(index),
          checked: a.fields.ticked.includes(index),
          onChange: (on) => {
            a.fields.ticked = a.fields.ticked.filter((other) => other !== index);
            if (on) a.fields.ticked.push(index);
            a.saved.ticked = [...a.fields.ticked];
          },
        }),
      ),
    ],
    { gap: 6 },
  );
}

function amount(a: Page, ingredient: Ingredient, factor: number): string {
  const rounded = Math.round(ingredient.amount * factor * 10) / 10;
  const unit = ingredient.unit === "" ? "" : ` ${ingredient.unit}`;
  return `${rounded}${unit} ${say(a, ingredient.name)}`;
}

function toList(a: Page, recipe: Recipe): void {
  for (const { name } of recipe.ingredients) {
    a.disk.wanted.push({ id: a.disk.nextId, name, bought: false });
    a.disk.nextId += 1;
  }
  a.snackbar(a.t("added", { n: recipe.ingredients.length }));
}
