/** What a run tries to do next, with an end that can be checked. */
export interface Goal {
  readonly id: string;
  /** One sentence. */
  readonly text: string;
  /** What shows that it has ended; empty when the user did not say. */
  readonly end: string;
  readonly source: "user" | "planner" | "explorer";
  /** How promising, by realism, importance, variety and risk; the user's come first whatever it is. */
  readonly score: number;
}

/** A goal that ended, and how. */
export interface EndedGoal {
  readonly goal: Goal;
  readonly outcome: "done" | "given-up" | "blocked" | "limit";
  readonly evidence: string;
}
