/** For each seeded bug of Saffron, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.saffron";

const openAndClosePhoto: readonly Step[] = [{ tap: { text: "Photo of Roast Tomato Soup" } }, { back: true }];

export const triggers: Triggers = {
  "quickest-sorted-as-text": [{ tap: { text: "Quickest first" } }],
  "search-minds-capitals": [{ type: { into: { text: "Search recipes" }, text: "soup" } }],
  "filter-opens-other-recipe": [{ tap: { text: "Sweets" } }, { tap: { text: "Honey Baked Pears" } }],
  "ideas-never-end": [{ set: { offline: true } }, { tap: { text: "Ideas of the day" } }, { wait: 20_000 }],
  "slow-end-of-list": [{ swipe: "up" }, { swipe: "up" }, { swipe: "up" }],
  "ticks-lost-on-rotation": [
    { tap: { text: "Roast Tomato Soup" } },
    { tap: { text: "1 red onion" } },
    { rotate: true },
    { rotate: true },
  ],
  "total-without-resting": [{ tap: { text: "Slow Country Bread" } }],
  "source-null": [{ tap: { text: "Slow Country Bread" } }],
  "one-servings": [{ tap: { text: "Sesame Noodles" } }, { tap: { text: "Fewer servings" } }],
  "photo-memory": [
    { tap: { text: "Roast Tomato Soup" } },
    ...openAndClosePhoto,
    ...openAndClosePhoto,
    ...openAndClosePhoto,
    ...openAndClosePhoto,
  ],
  "steps-dark-on-dark": [
    { set: { dark: true } },
    { tap: { text: "Sesame Noodles" } },
    { tap: { text: "Start cooking" } },
  ],
  "title-letters-only": [
    { tap: { text: "New recipe" } },
    { type: { into: { text: "Title" }, text: "Grandma's pie" } },
    { type: { into: { text: "Cooking time in minutes" }, text: "40" } },
    { type: { into: { text: "Servings" }, text: "6" } },
    { tap: { text: "Save" } },
    { wait: 3000 },
  ],
  "empty-minutes-crash": [
    { tap: { text: "New recipe" } },
    { type: { into: { text: "Title" }, text: "Plain rice" } },
    { tap: { text: "Save" } },
  ],
};
