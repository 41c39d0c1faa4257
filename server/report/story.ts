/** The events of a run folded into what people read. Works on any beginning of a run, also one that was cut off. */
import type {
  Finding,
  FindingStep,
  Outcome,
  RunEvent,
  ScreenRecord,
  Severity,
  Verdict,
} from "../../agent/events.ts";

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;
/** A step as it was recorded. */
export type StepEvent = EventOf<"step">;

/** A finding with what proving it showed. */
export interface ToldFinding {
  readonly finding: Finding;
  /** "unconfirmed" until it was checked. */
  readonly verdict: Verdict;
  /** Null when it was never replayed. */
  readonly reproduced: { readonly k: number; readonly n: number } | null;
  /** The fewest steps that show it; those as found when it was not replayed. */
  readonly steps: readonly FindingStep[];
  /** True when `steps` were minimised by replay. */
  readonly minimal: boolean;
}

/** A screen that the run saw. */
export interface ToldScreen {
  readonly record: ScreenRecord;
  /** How many steps ended on it. */
  readonly visits: number;
  readonly firstStep: number;
}

/** A goal and how it ended; `outcome` is null while it goes on. */
export interface ToldGoal {
  readonly id: string;
  readonly text: string;
  readonly end: string;
  readonly source: "user" | "planner" | "explorer";
  readonly outcome: EventOf<"goal_ended">["outcome"] | null;
  readonly evidence: string;
  readonly steps: number;
}

/** A run as a report tells it. */
export interface RunStory {
  readonly run: string;
  readonly started: EventOf<"run_started">;
  readonly outcome: Outcome | "unfinished";
  readonly reason: string;
  /** Milliseconds; up to the last event when the run did not end. */
  readonly elapsedMs: number;
  readonly steps: readonly StepEvent[];
  /** Screens of the app itself. */
  readonly screens: readonly ToldScreen[];
  /** Others that it went through: the home screen, dialogs of the system, other apps. */
  readonly foreign: readonly ToldScreen[];
  /** The worst first: by severity, then by verdict, then as found. */
  readonly findings: readonly ToldFinding[];
  readonly goals: readonly ToldGoal[];
  readonly notes: readonly EventOf<"note">[];
  /** Null until the run ended. */
  readonly coverage: EventOf<"run_ended">["coverage"] | null;
}

/** Fold the events of one run, in order. Undefined while there is no `run_started`. */
export function storyOf(events: readonly RunEvent[]): RunStory | undefined {
  const started = events.find((event) => event.type === "run_started");
  if (started?.type !== "run_started") return undefined;
  const ended = events.find((event) => event.type === "run_ended");
  const steps = events.filter((event) => event.type === "step");
  const screens = screensOf(steps);
  const own = ({ record }: ToldScreen): boolean => record.package === started.app.package;
  return {
    run: started.run,
    started,
    outcome: ended?.outcome ?? "unfinished",
    reason: ended?.reason ?? "",
    elapsedMs: ended?.elapsedMs ?? (events.at(-1)?.at ?? started.at) - started.at,
    steps,
    screens: screens.filter(own),
    foreign: screens.filter((screen) => !own(screen)),
    findings: findingsOf(events),
    goals: goalsOf(events, steps),
    notes: events.filter((event) => event.type === "note"),
    coverage: ended?.coverage ?? null,
  };
}

/** What to call a screen: its title, else its activity, else its id. */
export function nameOf(screen: ScreenRecord): string {
  return screen.title || shortName(screen.activity) || screen.screen;
}

/** A class name without its package. */
export function shortName(className: string): string {
  return className.split(".").at(-1) ?? className;
}

const severities: readonly Severity[] = ["high", "medium", "low"];
const verdicts: readonly Verdict[] = ["confirmed", "flaky", "unconfirmed"];

function findingsOf(events: readonly RunEvent[]): ToldFinding[] {
  const told = new Map<string, ToldFinding>();
  for (const event of events) {
    if (event.type === "finding") {
      const { finding } = event;
      const { steps } = finding;
      told.set(finding.id, { finding, verdict: "unconfirmed", reproduced: null, steps, minimal: false });
    }
    if (event.type !== "finding_checked") continue;
    const known = told.get(event.finding);
    if (!known) continue;
    // Steps that never showed it again were not minimised, whatever was tried.
    const minimal = event.steps.length > 0 && event.reproduced.k > 0;
    const steps = minimal ? event.steps : known.steps;
    told.set(event.finding, {
      ...known,
      verdict: event.verdict,
      reproduced: event.reproduced,
      steps,
      minimal,
    });
  }
  return [...told.values()].sort(
    (one, other) =>
      severities.indexOf(one.finding.severity) - severities.indexOf(other.finding.severity) ||
      verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict) ||
      one.finding.step - other.finding.step,
  );
}

function screensOf(steps: readonly StepEvent[]): ToldScreen[] {
  const seen = new Map<string, ToldScreen>();
  const meet = (record: ScreenRecord | null, step: number, visits: number): void => {
    if (!record) return;
    const known = seen.get(record.screen);
    // The first picture of a screen stands for it.
    const shown =
      known && (known.record.screenshot !== null || record.screenshot === null) ? known.record : record;
    seen.set(record.screen, {
      record: shown,
      visits: (known?.visits ?? 0) + visits,
      firstStep: known?.firstStep ?? step,
    });
  };
  for (const { step, before, after } of steps) {
    meet(before, step, 0);
    meet(after, step, 1);
  }
  return [...seen.values()];
}

function goalsOf(events: readonly RunEvent[], steps: readonly StepEvent[]): ToldGoal[] {
  const goals = new Map<string, ToldGoal>();
  const add = (id: string, text: string, end: string, source: ToldGoal["source"]): void => {
    if (goals.has(id)) return;
    const count = steps.filter((step) => step.goal === id).length;
    goals.set(id, { id, text, end, source, outcome: null, evidence: "", steps: count });
  };
  for (const event of events) {
    if (event.type === "goals_planned")
      for (const goal of event.goals) add(goal.id, goal.text, goal.end, goal.source);
    if (event.type === "goal_started") add(event.goal, event.text, "", "explorer");
    if (event.type !== "goal_ended") continue;
    const goal = goals.get(event.goal);
    if (goal) goals.set(event.goal, { ...goal, outcome: event.outcome, evidence: event.evidence });
  }
  return [...goals.values()];
}
