import { expect, it } from "vitest";
import { crashLog, drive } from "../drive.ts";
import { prove } from "../prove.ts";
import { colours, slowestFrame } from "../seen.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

const soup = { text: "Roast Tomato Soup" };

prove({
  name: "Saffron",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "quickest-sorted-as-text": ({ play }) => {
      const minutes = play.texts().filter((text) => /^\d+ min$/.test(text));
      return minutes.some((text, at) => at > 0 && parseInt(text, 10) < parseInt(minutes[at - 1] ?? "", 10));
    },
    "search-minds-capitals": ({ play }) => !play.has(soup),
    "filter-opens-other-recipe": ({ play }) => !play.has({ text: "Honey Baked Pears" }),
    "ideas-never-end": ({ play }) => play.has({ text: "Asking the kitchen…" }),
    "slow-end-of-list": ({ phone }) => slowestFrame(phone, packageName) > 700,
    "ticks-lost-on-rotation": ({ play }) => play.box({ text: "1 red onion" })?.checked === false,
    "total-without-resting": ({ play }) => !play.has({ text: "125 min" }),
    "source-null": ({ play }) => play.has({ text: "From null" }),
    "one-servings": ({ play }) => play.has({ text: "1 servings" }),
    "photo-memory": ({ phone }) => crashLog(phone).includes("PhotoActivity.decode"),
    "steps-dark-on-dark": ({ phone, play }) =>
      colours(phone, play.box({ text: "Boil the noodles and rinse them cold." })).lightest < 128,
    "title-letters-only": ({ play }) => play.has({ text: "Use letters only" }),
    "empty-minutes-crash": ({ phone }) => crashLog(phone).includes("EditActivity.save"),
  },
  stops: [
    { screen: "MainActivity", path: [{ text: "Cookbook" }] },
    { screen: "MainActivity", path: [{ text: "Shopping" }] },
    { screen: "RecipeActivity", path: [soup] },
    { screen: "PhotoActivity", path: [soup, { text: "Photo of Roast Tomato Soup" }] },
    { screen: "CookActivity", path: [soup, { text: "Start cooking" }] },
    { screen: "EditActivity", path: [{ text: "New recipe" }] },
    { screen: "SettingsActivity", path: [{ text: "Settings" }] },
  ],
  modes: [
    { screen: "MainActivity", path: [{ text: "Quickest first" }] },
    { screen: "MainActivity", path: [{ text: "Sweets" }] },
    { screen: "CookActivity", path: [soup, { text: "Start cooking" }, { text: "Next step" }] },
    { screen: "RecipeActivity", path: [soup, { text: "More servings" }] },
  ],
});

it.each([
  ["the search", [], "Search recipes"],
  ["a new item", [{ tap: { text: "Shopping" } }], "Add an item"],
  ["a new recipe", [{ tap: { text: "New recipe" } }], "Title"],
])("Saffron keeps what is typed into %s when its process dies", async (_, way, label) => {
  const driven = await drive(app, packageName, "all");
  await driven.run([...way, { type: { into: { text: label }, text: "Plum" } }, { rotate: true }]);
  await driven.run([{ rotate: true }, { kill: true }]);
  expect(driven.play.has({ text: "Plum" })).toBe(true);
  await driven.close();
});
