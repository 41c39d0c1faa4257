/** What the parts of the mind share during a run. */
import type { Announcement, RunState } from "../policy.ts";
import type { ModelFunction } from "../models/model.ts";
import type { Fence } from "../safety/fence.ts";
import type { Guard } from "../safety/guard.ts";
import type { Asker } from "./asking.ts";
import type { Budget, Limits } from "./budget.ts";
import type { Chapter } from "./chapter.ts";
import type { EndedGoal } from "./goal.ts";
import type { Judge } from "./judge.ts";

export interface MindState {
  /** The run as it stands; replaced after each step. */
  run: RunState;
  chapter: Chapter | null;
  readonly signal: AbortSignal;
  readonly asker: Asker;
  readonly judge: Judge;
  readonly guard: Guard;
  readonly fence: Fence;
  readonly system: string;
  readonly functions: readonly ModelFunction[];
  /** Tokens at which a chapter ends. */
  readonly chapterTokens: number;
  readonly goalLimits: Limits;
  readonly budget: Budget;
  readonly now: () => number;
  /** Times that an element was acted on, by its ref. */
  readonly tries: Map<string, number>;
  readonly ended: EndedGoal[];
  readonly tell: (announcement: Announcement) => void;
}
