/** State of the first screen. */

import type { Priority, TasksActivity } from "../disk.ts";

export type Tab = "today" | "lists" | "done";

export interface MainSaved {
  tab: Tab;
  filter: Priority | null;
  selected: number[];
}

export interface MainFields {
  /** Open tasks by list, as last counted. */
  counts: Record<string, number>;
  selected: number[];
}

export type Main = TasksActivity<MainSaved, MainFields>;
