/** What Saffron keeps, and the recipes that it comes with. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

/** Words in each language of the app; what a user wrote is the same in both. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

export interface Ingredient {
  readonly amount: number;
  readonly unit: "" | "g" | "ml" | "tbsp";
  readonly name: Words;
}

export type Category = "soup" | "main" | "sweet";

export interface Recipe {
  readonly id: string;
  title: Words;
  category: Category;
  /** Minutes. */
  prep: number;
  cook: number;
  rest: number;
  servings: number;
  ingredients: Ingredient[];
  steps: Words[];
  /** The book or the person it comes from. */
  source: string | null;
  picture: string;
  tint: readonly [from: string, to: string];
}

export interface Wanted {
  readonly id: number;
  readonly name: Words;
  bought: boolean;
}

export interface KitchenDisk {
  recipes: Recipe[];
  saved: string[];
  wanted: Wanted[];
  nextId: number;
  reminders: boolean;
  largeSteps: boolean;
}

/** What lasts until the app is closed, as its label says. */
export interface KitchenStatics {
  awake: boolean;
}

export type Kitchen = AppBuilder<KitchenDisk, KitchenStatics>;
export type KitchenCode = ComponentContext<KitchenDisk, KitchenStatics>;
export type KitchenActivity<S extends object, F extends object> = ActivityContext<
  KitchenDisk,
  KitchenStatics,
  S,
  F
>;

type Line = readonly [amount: number, unit: Ingredient["unit"], en: string, ko: string];

function recipe(
  id: string,
  title: readonly [en: string, ko: string],
  about: Pick<Recipe, "category" | "prep" | "cook" | "rest" | "servings" | "source" | "picture" | "tint">,
  lines: readonly Line[],
  steps: readonly (readonly [en: string, ko: string])[],
): Recipe {
  return {
    id,
    title: { en: title[0], ko: title[1] },
    ...about,
    ingredients: lines.map(([amount, unit, en, ko]) => ({ amount, unit, name: { en, ko } })),
    steps: steps.map(([en, ko]) => ({ en, ko })),
  };
}

/** A kitchen that somebody has used for a few weeks. */
export function freshDisk(): KitchenDisk {
  return {
    recipes: [
      recipe(
        "tomato",
        ["Roast Tomato Soup", "구운 토마토 수프"],
        {
          category: "soup",
          prep: 10,
          cook: 35,
          rest: 0,
          servings: 4,
          source: "The Market Cook",
          picture: "bowl-mix",
          tint: ["#F6C7B4", "#B23A1E"],
        },
        [
          [800, "g", "ripe tomatoes", "잘 익은 토마토"],
          [1, "", "red onion", "적양파"],
          [2, "tbsp", "olive oil", "올리브유"],
          [400, "ml", "vegetable stock", "채소 육수"],
        ],
        [
          [
            "Halve the tomatoes, oil them and roast at 200 °C.",
            "토마토를 반으로 잘라 오일을 뿌리고 200도에서 굽습니다.",
          ],
          ["Soften the onion, add everything and simmer.", "양파를 볶고 모두 넣어 끓입니다."],
          ["Blend until smooth and season.", "곱게 갈아 간을 맞춥니다."],
        ],
      ),
      recipe(
        "bread",
        ["Slow Country Bread", "시골 발효빵"],
        {
          category: "main",
          prep: 20,
          cook: 45,
          rest: 60,
          servings: 8,
          source: null,
          picture: "bread-slice",
          tint: ["#F2DFC0", "#8A5A20"],
        },
        [
          [500, "g", "strong flour", "강력분"],
          [340, "ml", "warm water", "따뜻한 물"],
          [8, "g", "salt", "소금"],
        ],
        [
          ["Mix flour, water and salt to a rough dough.", "밀가루와 물, 소금을 섞어 반죽합니다."],
          ["Let it rest under a cloth, then shape it.", "천을 덮어 두었다가 모양을 잡습니다."],
          ["Bake in a hot pot with its lid on.", "뜨거운 냄비에 뚜껑을 덮고 굽습니다."],
        ],
      ),
      recipe(
        "noodles",
        ["Sesame Noodles", "참깨 국수"],
        {
          category: "main",
          prep: 5,
          cook: 3,
          rest: 0,
          servings: 2,
          source: "Aunt Jiwon",
          picture: "noodles",
          tint: ["#F3E3B3", "#7A5B12"],
        },
        [
          [200, "g", "wheat noodles", "밀국수"],
          [2, "tbsp", "sesame paste", "참깨 소스"],
          [1, "tbsp", "soy sauce", "간장"],
        ],
        [
          ["Boil the noodles and rinse them cold.", "국수를 삶아 찬물에 헹굽니다."],
          ["Stir the sauce and toss.", "소스를 섞어 버무립니다."],
        ],
      ),
      recipe(
        "stew",
        ["White Bean Stew", "흰콩 스튜"],
        {
          category: "main",
          prep: 15,
          cook: 85,
          rest: 0,
          servings: 4,
          source: "The Market Cook",
          picture: "pot-steam",
          tint: ["#DCE8CF", "#466B2A"],
        },
        [
          [300, "g", "dried white beans", "말린 흰콩"],
          [2, "", "carrots", "당근"],
          [1, "", "leek", "대파"],
          [700, "ml", "vegetable stock", "채소 육수"],
        ],
        [
          ["Simmer the soaked beans until tender.", "불린 콩을 부드러워질 때까지 끓입니다."],
          ["Add the vegetables for the last half hour.", "마지막 30분에 채소를 넣습니다."],
        ],
      ),
      recipe(
        "pears",
        ["Honey Baked Pears", "꿀 배 구이"],
        {
          category: "sweet",
          prep: 5,
          cook: 20,
          rest: 0,
          servings: 2,
          source: "Aunt Jiwon",
          picture: "food-apple-outline",
          tint: ["#FBE7B5", "#9A6A00"],
        },
        [
          [2, "", "pears", "배"],
          [2, "tbsp", "honey", "꿀"],
          [30, "g", "walnuts", "호두"],
        ],
        [
          ["Halve the pears and core them.", "배를 반으로 갈라 씨를 뺍니다."],
          ["Bake with honey and nuts.", "꿀과 호두를 얹어 굽습니다."],
        ],
      ),
      recipe(
        "leek",
        ["Leek and Potato Soup", "대파 감자 수프"],
        {
          category: "soup",
          prep: 10,
          cook: 15,
          rest: 0,
          servings: 4,
          source: "Corner Bistro",
          picture: "bowl-mix-outline",
          tint: ["#DDEBD8", "#3E6B3A"],
        },
        [
          [3, "", "leeks", "대파"],
          [400, "g", "potatoes", "감자"],
          [600, "ml", "vegetable stock", "채소 육수"],
        ],
        [
          ["Sweat the leeks without colour.", "대파를 색이 나지 않게 볶습니다."],
          ["Add potatoes and stock, cook until soft.", "감자와 육수를 넣고 익힙니다."],
        ],
      ),
      recipe(
        "cake",
        ["Orange Olive Oil Cake", "오렌지 올리브유 케이크"],
        {
          category: "sweet",
          prep: 15,
          cook: 40,
          rest: 30,
          servings: 8,
          source: "Corner Bistro",
          picture: "cake-variant-outline",
          tint: ["#FFE0BF", "#B05A00"],
        },
        [
          [250, "g", "flour", "밀가루"],
          [2, "", "oranges", "오렌지"],
          [120, "ml", "olive oil", "올리브유"],
          [180, "g", "sugar", "설탕"],
        ],
        [
          ["Whisk sugar, oil and orange juice.", "설탕과 오일, 오렌지즙을 섞습니다."],
          ["Fold in the flour and bake.", "밀가루를 넣고 굽습니다."],
          ["Let it cool in its tin.", "틀째 식힙니다."],
        ],
      ),
    ],
    saved: ["noodles", "cake"],
    wanted: [
      { id: 1, name: { en: "Soy sauce", ko: "간장" }, bought: false },
      { id: 2, name: { en: "Oranges", ko: "오렌지" }, bought: true },
      { id: 3, name: { en: "Strong flour", ko: "강력분" }, bought: false },
    ],
    nextId: 4,
    reminders: false,
    largeSteps: false,
  };
}

/** Words in the phone's language. */
export function say(a: KitchenCode, words: Words): string {
  return a.config.locale.startsWith("ko") ? words.ko : words.en;
}

/** Minutes from start to table. */
export function minutesOf(recipe: Recipe): number {
  return recipe.prep + recipe.cook + recipe.rest;
}
