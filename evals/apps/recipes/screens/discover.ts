import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { minutesOf, type Recipe, say } from "../disk.ts";
import { nothingHere, recipeCard } from "../look.ts";
import type { Home } from "./home.ts";

/** All recipes, with a search, filters and an order. */
export function discover(words: AppLanguage, a: Home): ViewNode {
  const shown = inOrder(
    a,
    a.disk.recipes.filter((recipe) => fits(a, recipe)),
  );
  return words.column(
    [
      words.column(
        [
          words.field({
            id: "search",
            input: "search",
            hint: a.t("search"),
            value: a.saved.query,
            onChange: (text) => {
              a.saved.query = text;
            },
            onSubmit: () => a.hideKeyboard(),
          }),
          filters(words, a),
          ideas(words, a),
        ],
        { gap: 8, padding: [4, 16] },
      ),
      shown.length === 0
        ? nothingHere(words, "magnify-close", a.t("none.title"), a.t("none.hint"))
        : words.list({
            id: "recipes",
            flex: 1,
            padding: [4, 12],
            items: shown,
            key: (recipe) => recipe.id,
            row: (recipe, index) => recipeCard(words, a, recipe, () => open(a, recipe, index)),
            onEnd: () => reachEnd(a),
          }),
    ],
    { flex: 1 },
  );
}

function fits(a: Home, recipe: Recipe): boolean {
  if (a.saved.category !== null && recipe.category !== a.saved.category) return false;
  const title = say(a, recipe.title);
  const query = a.saved.query.trim();
  const found = title.toLowerCase().includes(query.toLowerCase());
  if (found && !title.includes(query) && a.bug("search-minds-capitals")) return false;
  return found;
}

function inOrder(a: Home, recipes: readonly Recipe[]): readonly Recipe[] {
  if (!a.saved.quickest) return recipes;
  const asText = a.bug("quickest-sorted-as-text");
  return recipes.toSorted((one, other) => {
    const [first, second] = [minutesOf(one), minutesOf(other)];
    // Text is compared character by character: "100" stands before "25".
    return asText ? (String(first) < String(second) ? -1 : 1) : first - second;
  });
}

/** Opens what was tapped; the bug takes its place in the list for its place in the database. */
function open(a: Home, recipe: Recipe, index: number): void {
  const filtered = a.saved.category !== null && a.disk.recipes[index] !== recipe;
  const opened = filtered && a.bug("filter-opens-other-recipe") ? a.disk.recipes[index] : recipe;
  a.start("RecipeActivity", { recipe: opened?.id ?? recipe.id });
}

function reachEnd(a: Home): void {
  if (a.fields.atEnd) return;
  a.fields.atEnd = true;
  if (a.bug("slow-end-of-list")) a.slowFrame(900);
}

function filters(words: AppLanguage, a: Home): ViewNode {
  const { category, quickest } = a.saved;
  return words.row(
    [
      ...([null, "soup", "main", "sweet"] as const).map((each) =>
        words.chip(a.t(each ?? "all"), {
          key: each ?? "all",
          minHeight: 48,
          checkable: true,
          selected: category === each,
          onTap: () => {
            a.saved.category = each;
          },
        }),
      ),
      words.chip(a.t("quickest"), {
        key: "quickest",
        minHeight: 48,
        checkable: true,
        selected: quickest,
        onTap: () => {
          a.saved.quickest = !quickest;
        },
      }),
    ],
    { gap: 8, wrap: true },
  );
}

function ideas(words: AppLanguage, a: Home): ViewNode {
  const idea = a.disk.recipes.find((recipe) => recipe.id === a.saved.idea);
  if (a.fields.asking) {
    return words.row(
      [
        words.progressSpinner({ width: 24, height: 24 }),
        words.text(a.t("ideas.busy"), { color: "textSecondary" }),
      ],
      { gap: 12, minHeight: 48 },
    );
  }
  const label = idea === undefined ? a.t("ideas.get") : a.t("ideas.got", { title: say(a, idea.title) });
  return words.button(label, {
    style: "tonal",
    icon: "lightbulb-on-outline",
    minHeight: 48,
    onTap: () => (idea === undefined ? ask(a) : a.start("RecipeActivity", { recipe: idea.id })),
  });
}

/** Asks the kitchen for one recipe; the bug forgets the case without a connection. */
function ask(a: Home): void {
  a.fields.asking = true;
  a.request(
    () => "pears",
    (answer) => {
      if (!answer.ok && a.bug("ideas-never-end")) return;
      a.fields.asking = false;
      if (answer.ok) a.saved.idea = answer.value;
      else a.snackbar(a.t("ideas.offline"));
    },
    900,
  );
}
