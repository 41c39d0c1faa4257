/** One goal at work: what its parts share. */
import type { Budget } from "./budget.ts";
import type { GiveVerdict } from "./functions.ts";
import type { Goal } from "./goal.ts";
import type { Stall } from "./stall.ts";
import type { MindState } from "./state.ts";

export interface Pursuit {
  readonly state: MindState;
  readonly goal: Goal;
  readonly budget: Budget;
  readonly stall: Stall;
  /** Number of the goal's first step. */
  readonly since: number;
  /** The verdict on the last step, if it was judged. */
  judged: { step: number; verdict: GiveVerdict } | null;
  lastExpect: string;
}

/** A line for the record. */
export function note(state: MindState, level: "info" | "warning", text: string): void {
  state.tell({ announce: "event", event: { type: "note", level, text } });
}
