/** What Clearday keeps. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export type Priority = "high" | "normal" | "low";

export interface Task {
  id: number;
  title: string;
  /** Id of a list; null for the inbox. */
  list: string | null;
  priority: Priority;
  /** Minutes. */
  estimate: number;
  notes: string;
  today: boolean;
  done: boolean;
}

export interface TaskList {
  readonly id: string;
  readonly icon: string;
}

export interface TasksDisk {
  tasks: Task[];
  nextId: number;
  doneLast: boolean;
  reminders: boolean;
  /** When the tasks were last synced and exported; null for never. */
  synced: number | null;
  exported: number | null;
}

export interface TasksStatics {
  syncing: boolean;
  /** The last synchronisation found no connection. */
  offline: boolean;
  /** Percent of the export that is written; null while none runs. */
  exported: number | null;
}

export type Tasks = AppBuilder<TasksDisk, TasksStatics>;
export type TasksCode = ComponentContext<TasksDisk, TasksStatics>;
export type TasksActivity<S extends object, F extends object> = ActivityContext<
  TasksDisk,
  TasksStatics,
  S,
  F
>;

/** The lists; their names are words of the app. */
export const lists: readonly TaskList[] = [
  { id: "home", icon: "home-outline" },
  { id: "work", icon: "briefcase-outline" },
  { id: "garden", icon: "sprout-outline" },
  { id: "errands", icon: "basket-outline" },
];

type Row = readonly [
  title: string,
  list: string | null,
  priority: Priority,
  estimate: number,
  where: "today" | "later" | "done",
  notes: string,
];

const rows: readonly Row[] = [
  ["Water the tomatoes", "garden", "normal", 15, "today", "Not the leaves, only the roots."],
  ["Send the March invoice", "work", "high", 20, "today", "Number 2026-031, to the new address."],
  ["Call the dentist", null, "normal", 10, "today", "Ask for a morning in April."],
  ["Pick up the parcel", "errands", "low", 25, "today", "Locker 14, code comes by message."],
  ["Review Mina's slides", "work", "high", 45, "today", "Pages 4 to 9 are new."],
  ["Change the kitchen filter", "home", "normal", 10, "done", ""],
  ["Return library books", "errands", "normal", 30, "done", ""],
  [
    "Write down what the plumber said about the pipe behind the washing machine",
    "home",
    "low",
    15,
    "later",
    "He comes back on the 19th.",
  ],
  ["Plan the spring clean", "home", "low", 30, "later", ""],
  ["Book the train to Busan", "work", "normal", 15, "later", "Window seat, before nine."],
  ["New laces for the boots", "errands", "low", 10, "later", ""],
];

/** Tasks of somebody who is in the middle of a day. */
export function freshDisk(): TasksDisk {
  return {
    tasks: rows.map(([title, list, priority, estimate, where, notes], index) => ({
      id: index + 1,
      title,
      list,
      priority,
      estimate,
      notes,
      today: where !== "later",
      done: where === "done",
    })),
    nextId: rows.length + 1,
    doneLast: true,
    reminders: true,
    synced: null,
    exported: null,
  };
}

/** Tasks of a list that are still open. */
export function openIn(disk: TasksDisk, list: string): readonly Task[] {
  return disk.tasks.filter((task) => task.list === list && !task.done);
}

/** "09:41:07" of a moment, by the phone's clock. */
export function clock(moment: number): string {
  return new Date(moment).toISOString().slice(11, 19);
}
