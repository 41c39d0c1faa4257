/** State of the first screen. */

import type { StrideActivity, Workout } from "../disk.ts";

export interface HomeSaved {
  tab: "today" | "history" | "plans";
}

export interface HomeFields {
  /** Copies of the workouts, as the history last read them. */
  shown: readonly Workout[];
}

export type Home = StrideActivity<HomeSaved, HomeFields>;
