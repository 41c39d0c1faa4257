/** State of the first screen. */

import type { Category, KitchenActivity } from "../disk.ts";

export interface HomeSaved {
  tab: "discover" | "saved" | "shopping";
  query: string;
  /** The item being typed into the shopping list. */
  item: string;
  category: Category | null;
  quickest: boolean;
  /** The recipe that was proposed for today. */
  idea: string | null;
}

export interface HomeFields {
  asking: boolean;
  /** The end of the list was reached before. */
  atEnd: boolean;
}

export type Home = KitchenActivity<HomeSaved, HomeFields>;
